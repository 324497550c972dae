"""F15: links are read once, strictly, and to one meaning."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.fetch.url import LONGEST_SHOWN, LONGEST_URL, BadUrl, Target, follow, parse_target, shown

PORTS = frozenset({80, 443})
HOSTILE = st.text(st.sampled_from("hftps:/\\?#@[]%.0127x _-é。①℀／\t\n\r\x00ab\ud800\u202e")).map(
    "http://{}".format
)


@pytest.mark.parametrize(
    ("link", "url"),
    [
        ("http://Story.TEST", "http://story.test/"),
        ("https://story.test:443/a?b=c#d", "https://story.test/a?b=c"),
        ("https://story.test:80/", "https://story.test:80/"),
        ("HTTPS://story.test./x", "https://story.test/x"),
        ("  http://story.test/a \n", "http://story.test/a"),
        ("http://story.test?x=1", "http://story.test/?x=1"),
        ("http://story.test/straße/Осс?q=ä", "http://story.test/stra%C3%9Fe/%D0%9E%D1%81%D1%81?q=%C3%A4"),
        ("http://story.test/a b%20c", "http://story.test/a%20b%20c"),
        ("http://bücher.test/", "http://xn--bcher-kva.test/"),
        ("http://straße.test/", "http://xn--strae-oqa.test/"),
        ("http://осс.test/", "http://xn--n1aga.test/"),
        ("http://xn--bcher-kva.test/", "http://xn--bcher-kva.test/"),
        ("http://a_b.story.test/", "http://a_b.story.test/"),
        ("http://8.8.8.8/", "http://8.8.8.8/"),
        ("http://[2606:4700:0:0::1111]/", "http://[2606:4700::1111]/"),
        ("http://story.test:/", "http://story.test/"),
    ],
)
def test_links_are_put_into_one_form(link: str, url: str) -> None:
    assert parse_target(link, PORTS).url == url


@pytest.mark.parametrize(
    "link",
    [
        "story.test",
        "story.test/a",
        "http:",
        "http://",
        "http:///",
        "http://?",
        "mailto:a@story.test",
        "//story.test/",
        "/",
        "?",
        "http://story.test:8080/",
        "http://story.test:0/",
        "http://story.test:99999/",
        "http://story.test:-80/",
        "http://story.test:８０/",
        "http://a@story.test/",
        "http://a:b@story.test/",
        "http://@story.test/",
        "http://story..test/",
        "http://.test/",
        "http://-story.test/",
        "http://story-.test/",
        "http://[::1",
        "http://::1/",
        "http://[::1%lo]/",
        "http://[1.2.3.4]/",
        "http://[]/",
        "http://1/",
        "http://1.2.3/",
        "http://1.2.3.4.5/",
        "http://1.2.3.256/",
        "http://01.2.3.4/",
        "http://0x1/",
        "http://a.0x/",
        "http://a.1/",
        "http://st%6fry.test/",
        "http://story.test\\a",
        "http://a,b.test/",
        "http://a|b.test/",
        "http://☃☃.test/",
        "http://\u200b/",
        "http://%00/",
        "http://*.test/",
        "http://story!test/",
    ],
)
def test_what_is_no_link_is_refused(link: str) -> None:
    with pytest.raises(BadUrl):
        parse_target(link, PORTS)


@pytest.mark.parametrize(
    "link", ["http://story.test/a\tb", "ht\ntp://story.test/", "http://story.test/\x00", "\x7f"]
)
def test_control_characters_are_refused_not_dropped(link: str) -> None:
    with pytest.raises(BadUrl, match="control characters"):
        parse_target(link, PORTS)


@pytest.mark.parametrize(
    "link", ["http://ann@story.test/", "http://ann:key@story.test/", "http://@story.test/"]
)
def test_a_password_in_a_link_is_refused_and_said_so(link: str) -> None:
    with pytest.raises(BadUrl, match="user name or password"):
        parse_target(link, PORTS)


def test_a_link_with_spaces_in_its_name_is_refused() -> None:
    with pytest.raises(BadUrl):
        parse_target("http://story test/", PORTS)


@pytest.mark.parametrize("length", [64, 254, 3000])
def test_names_that_no_name_server_knows_are_refused(length: int) -> None:
    for letter in "aé":
        with pytest.raises(BadUrl):
            parse_target(f"http://{letter * length}/", PORTS)


def test_the_longest_link_is_read_and_a_longer_one_refused() -> None:
    longest = "http://story.test/".ljust(LONGEST_URL, "x")
    assert parse_target(longest, PORTS).url == longest
    with pytest.raises(BadUrl):
        parse_target(longest + "x", PORTS)


@given(st.one_of(st.text(), HOSTILE))
@example("http://[")
@example("http://]/")
@example("http://a:１/")
def test_any_text_is_a_link_or_refused_and_reads_the_same_again(text: str) -> None:
    try:
        target = parse_target(text, PORTS)
    except BadUrl:
        return
    assert target.url.isascii()
    assert target.url.isprintable()
    assert " " not in target.url
    assert parse_target(target.url, PORTS) == target


@given(st.one_of(st.binary(), HOSTILE.map(lambda text: text.encode("utf-8", "replace"))))
@example(b"//[")
@example(b"http://[::1/")
def test_any_place_to_go_on_to_is_a_link_or_refused(location: bytes) -> None:
    try:
        target = follow(Target("http", "story.test", 80, "/a/b?c"), location, PORTS)
    except BadUrl:
        return
    assert parse_target(target.url, PORTS) == target


@pytest.mark.parametrize(
    ("location", "url"),
    [
        (b"c", "https://story.test/a/c"),
        (b"../c?d", "https://story.test/c?d"),
        (b"?d", "https://story.test/a/b?d"),
        (b"//other.test/", "https://other.test/"),
        (b"http://other.test", "http://other.test/"),
        ("/Осс".encode(), "https://story.test/%D0%9E%D1%81%D1%81"),
        ("/ä".encode("latin-1"), "https://story.test/%C3%A4"),
    ],
)
def test_a_redirect_is_read_from_where_it_stands(location: bytes, url: str) -> None:
    assert follow(parse_target("https://story.test/a/b", PORTS), location, PORTS).url == url


@given(st.text())
def test_a_shown_link_is_short_and_never_empty(text: str) -> None:
    assert 0 < len(shown(text)) <= LONGEST_SHOWN


def test_a_shown_link_hides_nothing_but_what_is_invisible() -> None:
    assert shown("http://story.test/\u202ea\x1b[2Jb\u200b") == "http://story.test/a[2Jb"
