"""What a fetch gives, and what it says when there is no page to give."""

from __future__ import annotations

import gzip

import pytest

from bot.errors import HttpRefused, TooLarge, Unreachable, UrlRefused, WrongType
from bot.fetch import Fetcher
from bot.fetch.answer import Answer, read_page
from summarizers.errors import EmptyText, InputError
from tests.bot.loopback_web import STORY, internet, page, policy, redirect


async def problem_of(answer: bytes) -> InputError:
    """The error that fetching a page with this answer ends in."""
    async with internet({"/": answer}) as (web, canary), Fetcher(policy(web)) as fetcher:
        with pytest.raises(InputError) as caught:
            await fetcher.fetch(web.url())
        assert canary.connections == 0
        return caught.value


async def test_a_page_comes_with_its_text_and_its_bytes() -> None:
    async with internet({"/dam": page()}) as (web, _), Fetcher(policy(web)) as fetcher:
        got = await fetcher.fetch(web.url("/dam#top"))
    assert (got.url, got.content_type) == (web.url("/dam"), "text/html")
    assert got.content == STORY
    assert got.text == STORY.decode()


async def test_the_request_names_the_site_and_carries_nothing_else() -> None:
    async with (
        internet({"/": page(STORY, "Set-Cookie: who=me")}) as (web, _),
        Fetcher(policy(web)) as fetcher,
    ):
        for _ in range(2):
            await fetcher.fetch(web.url())
    head = web.heads[1].lower()
    assert f"host: story.test:{web.port}\r\n".encode() in head
    assert b"accept-encoding: gzip\r\n" in head
    assert b"cookie" not in head
    assert b"authorization" not in head


async def test_a_fetcher_that_is_not_open_does_not_fetch() -> None:
    async with internet({}) as (web, _):
        with pytest.raises(RuntimeError, match="async with"):
            await Fetcher(policy(web)).fetch(web.url())
        assert web.connections == 0


async def test_gzip_is_unpacked() -> None:
    packed = page(gzip.compress(STORY), "Content-Encoding: gzip")
    async with internet({"/": packed}) as (web, _), Fetcher(policy(web)) as fetcher:
        assert (await fetcher.fetch(web.url())).content == STORY


@pytest.mark.parametrize(
    "encoding", ["br", "zstd", "deflate", "gzip, gzip", "br, gzip", "gzip;q=1", "compress"]
)
async def test_f05_other_and_stacked_encodings_are_refused(encoding: str) -> None:
    problem = await problem_of(page(gzip.compress(gzip.compress(STORY)), f"Content-Encoding: {encoding}"))
    assert isinstance(problem, WrongType)
    assert "packed" in str(problem)


async def test_f05_encodings_in_two_header_lines_are_stacked_too() -> None:
    answer = page(gzip.compress(STORY), "Content-Encoding: gzip", "Content-Encoding: gzip")
    assert isinstance(await problem_of(answer), WrongType)


async def test_f05_a_bomb_is_too_large() -> None:
    bomb = gzip.compress(bytes(30_000_000))
    assert len(bomb) < 50_000
    assert isinstance(await problem_of(page(bomb, "Content-Encoding: gzip")), TooLarge)


@pytest.mark.parametrize(
    "body", [gzip.compress(STORY)[:-12], STORY, b""], ids=["cut off", "not gzip", "nothing"]
)
async def test_f05_damaged_gzip_is_unreachable(body: bytes) -> None:
    problem = await problem_of(page(body, "Content-Encoding: gzip"))
    assert isinstance(problem, Unreachable)
    assert "damaged" in str(problem)


@pytest.mark.parametrize(
    ("content_type", "found"),
    [
        (None, "of no stated type"),
        ("", "of no stated type"),
        ("image/png", "a picture"),
        ("image/svg+xml", "a picture"),
        ("application/pdf", "a PDF"),
        ("video/mp4", "a video"),
        ("application/octet-stream", "application/octet-stream"),
        ("application/json", "application/json"),
        ("text/css", "text/css"),
        ("text/html, application/json", "text/html, application/json"),
    ],
)
async def test_f09_only_pages_of_text_are_read(content_type: str | None, found: str) -> None:
    problem = await problem_of(page(content_type=content_type))
    assert isinstance(problem, WrongType)
    assert found in problem.found


@pytest.mark.parametrize(
    ("content_type", "plain"),
    [
        ("TEXT/HTML", "text/html"),
        ("text/plain;charset=utf-8", "text/plain"),
        ("application/xhtml+xml ; x=y", "application/xhtml+xml"),
    ],
)
async def test_f09_the_types_of_text_are_read(content_type: str, plain: str) -> None:
    async with internet({"/": page(content_type=content_type)}) as (web, _), Fetcher(policy(web)) as fetcher:
        assert (await fetcher.fetch(web.url())).content_type == plain


@pytest.mark.parametrize(
    ("body", "found"),
    [(b"%PDF-1.7 ...", "a PDF"), (b"\x89PNG\r\n\x1a\n\x00", "a picture"), (b"PK\x03\x04", "a zip")],
)
async def test_f09_what_is_no_text_is_named_whatever_its_type_says(body: bytes, found: str) -> None:
    problem = await problem_of(page(body))
    assert isinstance(problem, WrongType)
    assert problem.found.startswith(found)


async def test_f09_encodings_outside_the_web_are_refused() -> None:
    problem = await problem_of(page(b"x" * 200_000, content_type="text/html; charset=punycode"))
    assert isinstance(problem, WrongType)
    assert "encoding" in problem.found


async def test_f09_a_page_in_another_encoding_than_it_says_is_refused() -> None:
    body = "<p>Плотина у города Осс выдержала ночь.</p>".encode("cp1251")
    assert isinstance(await problem_of(page(body, content_type="text/html; charset=utf-8")), WrongType)


@pytest.mark.parametrize(
    ("declared", "codec"), [("windows-1251", "cp1251"), ('"UTF-8"', "utf-8"), ("utf-16le", "utf-16-le")]
)
async def test_f09_the_declared_encoding_is_read(declared: str, codec: str) -> None:
    text = "<p>Плотина у города Осс выдержала ночь.</p>"
    answer = page(text.encode(codec), content_type=f"text/html; Charset={declared}")
    async with internet({"/": answer}) as (web, _), Fetcher(policy(web)) as fetcher:
        assert (await fetcher.fetch(web.url())).text == text


async def test_f09_the_text_of_a_page_is_clean() -> None:
    answer = page("<p>Dam\u202e\x00 ho\u200blds\r\n</p>".encode())
    async with internet({"/": answer}) as (web, _), Fetcher(policy(web)) as fetcher:
        assert (await fetcher.fetch(web.url())).text == "<p>Dam holds\n</p>"


@pytest.mark.parametrize(
    ("status", "words"),
    [
        (401, "login"),
        (402, "payment"),
        (403, "does not let programs"),
        (404, "does not exist"),
        (410, "taken down"),
        (429, "too often"),
        (451, "legal reasons"),
        (500, "trouble on its own side"),
        (503, "trouble on its own side"),
        (204, "does not give the page"),
        (206, "does not give the page"),
        (304, "does not give the page"),
        (418, "does not give the page"),
    ],
)
async def test_f12_each_refusal_is_told_for_what_it_is(status: int, words: str) -> None:
    problem = await problem_of(page(b"", status=f"{status} Whatever"))
    assert isinstance(problem, HttpRefused)
    assert problem.status == status
    assert words in str(problem)
    assert str(status) in str(problem)


@pytest.mark.parametrize("body", [b"", b" \r\n\t", b"\xef\xbb\xbf", b"\x00\x00"])
async def test_f12_an_empty_page_is_no_page(body: bytes) -> None:
    assert isinstance(await problem_of(page(body)), EmptyText)


async def test_f12_a_page_that_moves_by_itself_is_not_followed() -> None:
    moving = b'<meta http-equiv="refresh" content="0;url=http://127.0.0.2/"><p>Moved.</p>'
    async with internet({"/": page(moving)}) as (web, canary), Fetcher(policy(web)) as fetcher:
        assert (await fetcher.fetch(web.url())).content == moving
    assert (web.connections, canary.connections) == (1, 0)


async def test_messages_repeat_the_link_as_given_and_readably() -> None:
    async with internet({}) as (web, _), Fetcher(policy(web)) as fetcher:
        with pytest.raises(UrlRefused) as hidden:
            await fetcher.fetch("ftp://story\u202e.test/\x07x")
        with pytest.raises(UrlRefused) as long:
            await fetcher.fetch("http://story.test/" + "x" * 9000)
    assert hidden.value.subject == "ftp://story.test/x"
    assert len(str(long.value)) < 400


async def test_the_final_address_is_the_one_after_redirects() -> None:
    routes = {"/": redirect("/a?x=1"), "/a": redirect("//story.test:{}/b")}
    async with internet(routes) as (web, _), Fetcher(policy(web)) as fetcher:
        with pytest.raises(UrlRefused, match="sends on to a link that"):
            await fetcher.fetch(web.url())
    routes = {"/": redirect("/a?x=1"), "/a": redirect("b"), "/b": page()}
    async with internet(routes) as (web, _), Fetcher(policy(web)) as fetcher:
        assert (await fetcher.fetch(web.url())).url == web.url("/b")
        assert web.asked == ["/", "/a?x=1", "/b"]


@pytest.mark.parametrize("size", [10, 11])
def test_the_limit_holds_for_pages_that_are_not_packed(size: int) -> None:
    answer = Answer(200, {"content-type": "text/plain"}, body=b"x" * size)
    if size <= 10:
        assert read_page("http://story.test/", answer, "x", 10).text == "x" * size
    else:
        with pytest.raises(TooLarge):
            read_page("http://story.test/", answer, "x", 10)
