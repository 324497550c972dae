from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizers.urls import url_key

PAGE = "https://coastherald.example/news/bridge-at-oss?story=5"
KEY = "coastherald.example/news/bridge-at-oss?story=5"

segments = st.text("abcdefghij0123456789-", min_size=1, max_size=12).filter(lambda text: text != "amp")


@pytest.mark.parametrize(
    "url",
    [
        PAGE,
        "http://coastherald.example/news/bridge-at-oss?story=5",
        "HTTPS://CoastHerald.Example:443/news/bridge-at-oss/?story=5",
        "https://www.coastherald.example/news/bridge-at-oss?story=5#comments",
        "https://m.coastherald.example/news//bridge-at-oss?story=5",
        "https://amp.coastherald.example/news/bridge-at-oss?story=5",
        "https://reader:secret@coastherald.example/news/bridge-at-oss?story=5",
        "https://coastherald.example/news/old/../bridge-at-oss?story=5",
        "https://coastherald.example/news/bridge-at-oss?utm_source=letter&story=5&fbclid=x",
        "https://coastherald.example/news/bridge-at-oss?story=5&ref=newsletter",
        "https://coastherald.example/news/bridge-at-oss/amp?story=5",
        "https://coastherald.example/news/bridge-at-oss.amp?story=5&outputType=amp",
        "https://coastherald-example.cdn.ampproject.org/c/s/coastherald.example/news/bridge-at-oss?story=5",
        "https://www.google.com/amp/s/coastherald.example/news/bridge-at-oss?story=5",
        " https://coastherald.example/news/bridge%2Dat%2Doss?story=5 ",
    ],
)
def test_one_page_has_one_key(url: str) -> None:
    assert url_key(url) == KEY


@pytest.mark.parametrize(
    "url",
    [
        "https://coastherald.example/news/bridge-at-oss?story=6",
        "https://coastherald.example/news/bridge-at-lind?story=5",
        "https://dailypost.example/news/bridge-at-oss?story=5",
        "https://coastherald.example:8080/news/bridge-at-oss?story=5",
        "https://coastherald.example/news/bridge-at-oss?5",
    ],
)
def test_another_page_has_another_key(url: str) -> None:
    assert url_key(url) not in (None, KEY)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("/news/%CF%F0%E8%EC%E5%F0", "/news/%C2%E5%F1%F2%EE%E9"),
        ("/a/M%E4rz", "/a/M%F6rz"),
        ("/search?q=%CF%F0", "/search?q=%C2%E2"),
        ("/app#/story/5", "/app#/story/6"),
        ("/#!/story/5", "/#!/story/6"),
        ("/news?ref=5", "/news?ref=6"),
    ],
)
def test_two_pages_have_two_keys(one: str, other: str) -> None:
    keys = {url_key(f"https://coastherald.example{path}") for path in (one, other)}
    assert len(keys - {None}) == 2
    assert {url_key(f"https://{key}") for key in keys} == keys


@pytest.mark.parametrize(
    "url",
    [
        None,
        "",
        "bridge at Oss",
        "ftp://coastherald.example/bridge",
        "http://[::1",
        "https://coastherald.example:port/bridge",
        "https:///bridge",
        "https://coastherald.example",
        "https://www.coastherald.example/?utm_source=letter",
        "https://www.coastherald.example/#top",
        "https://www.coastherald.example/#/",
    ],
)
def test_what_names_no_page_has_no_key(url: str | None) -> None:
    assert url_key(url) is None


def test_a_name_in_other_letters_is_the_same_in_ascii() -> None:
    assert url_key("https://bücher.example/a") == url_key("https://xn--bcher-kva.example/a")


@given(st.text(max_size=80))
def test_any_text_gives_a_key_or_none(text: str) -> None:
    key = url_key(text)
    assert key is None or key


@given(st.lists(segments, min_size=1, max_size=4), st.dictionaries(segments, segments, max_size=3))
def test_a_key_is_its_own_key(path: list[str], query: dict[str, str]) -> None:
    asked = "&".join(f"{name}={value}" for name, value in query.items())
    key = url_key(f"https://www.coastherald.example/{'/'.join(path)}?{asked}")
    assert url_key(f"https://{key}") == key
