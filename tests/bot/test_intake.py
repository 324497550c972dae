"""Files, folders, links and pasted text become articles, or an error that names them."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.errors import MissingFile, NotText, TooLarge, UnreadableFile
from bot.extract import Source, article_from_html, article_from_text
from bot.fetch import Fetcher
from bot.intake import LARGEST, article_of_file, expand, read_all
from summarizers.errors import EmptyText, InputError, NoArticle, Paywalled, TooShort
from tests.bot.loopback_web import internet, names, page, policy

LEAD = "A ferry with 212 passengers ran aground off the island of Lessel on Friday, the coastguard said."
AFTER = (
    "Nobody was hurt. The passengers were taken ashore in boats within two hours, and the harbour master "
    "said that the ship would be towed to Harn on Saturday."
)
CAUSE = "The captain told investigators that the rudder had jammed a mile from the harbour."
STORY = "\n\n".join(
    (
        "Ferry runs aground off Lessel",
        f"HARN, May 3, 2024 (Norrland News Agency) – {LEAD}",
        AFTER,
        CAUSE,
    )
)
PAGE = f"""<!doctype html><html lang="en"><head><title>Ferry runs aground | Lessel Post</title>
<meta property="og:site_name" content="Lessel Post">
<meta property="article:published_time" content="2024-05-03T14:10:00+02:00"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry runs aground off Lessel</h1><p>{LEAD}</p><p>{AFTER}</p><p>{CAUSE}</p></article>
<footer>Copyright Lessel Post. All rights reserved.</footer></body></html>"""


def written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def test_a_text_file_gives_an_article_named_after_it(tmp_path: Path) -> None:
    article = article_of_file(written(tmp_path, "lessel-post.txt", STORY))
    assert article.outlet == "lessel-post"
    assert article.title == "Ferry runs aground off Lessel"
    assert article.agency == "Norrland News Agency"
    assert article.language == "en"
    assert len(article.paragraphs) == 3
    assert article.origin.endswith("lessel-post.txt")


def test_an_html_file_gives_headline_text_and_time_without_its_menu(tmp_path: Path) -> None:
    article = article_of_file(written(tmp_path, "post.html", PAGE))
    assert article.title == "Ferry runs aground off Lessel"
    assert article.published is not None
    assert article.published.isoformat() == "2024-05-03T14:10:00+02:00"
    assert article.outlet == "post"
    assert "Sport" not in article.text
    assert "Copyright" not in article.text


def test_html_is_known_by_its_look_whatever_the_file_is_called(tmp_path: Path) -> None:
    assert article_of_file(written(tmp_path, "saved.txt", PAGE)).title == "Ferry runs aground off Lessel"


def test_the_outlet_of_a_page_is_its_sites_name() -> None:
    assert article_from_html(PAGE, Source("a link", url="https://www.lessel.test/a")).outlet == "Lessel Post"


def test_the_outlet_of_a_page_without_a_sites_name_is_its_host() -> None:
    bare = PAGE.replace('<meta property="og:site_name" content="Lessel Post">', "").replace(
        " | Lessel Post", ""
    )
    assert article_from_html(bare, Source("a link", url="https://www.lessel.test/a")).outlet == "lessel.test"


def test_character_references_cannot_bring_controls_back() -> None:
    hostile = PAGE.replace("Nobody was hurt.", "Nobody&#8238; was&#x200b; hurt.")
    article = article_from_html(hostile, Source("a link"))
    assert "Nobody was hurt." in article.text


@pytest.mark.parametrize(
    ("name", "content", "error"),
    [
        ("empty.txt", "", EmptyText),
        ("blank.txt", " \n\n\t", EmptyText),
        ("short.txt", "Ferry runs aground.", (TooShort, NoArticle)),
        ("menu.txt", "Home\nNews\nSport\nSubscribe\nLog in\n", (TooShort, NoArticle)),
        ("menu.html", "<!doctype html><nav><a href='/'>Home</a><a href='/s'>Sport</a></nav>", InputError),
        ("paper.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj", NotText),
        ("photo.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0", NotText),
        ("archive.txt", b"PK\x03\x04\x14\0\0\0\x08\0", NotText),
        ("noise.txt", bytes(range(1, 256)) * 40, (NotText, UnreadableFile)),
    ],
)
def test_bad_files_are_named_with_what_to_do(
    tmp_path: Path, name: str, content: str | bytes, error: type[InputError] | tuple[type[InputError], ...]
) -> None:
    path = written(tmp_path, name, content)
    with pytest.raises(error) as caught:
        article_of_file(path)
    told = str(caught.value)
    assert told.startswith(str(path))
    assert ": " in told
    assert told.endswith(".")
    assert "\n" not in told


def test_a_missing_file_a_folder_and_a_huge_file_are_told_apart(tmp_path: Path) -> None:
    with pytest.raises(MissingFile):
        article_of_file(tmp_path / "none.txt")
    with pytest.raises(UnreadableFile, match="is a folder"):
        article_of_file(tmp_path)
    with pytest.raises(TooLarge):
        article_of_file(written(tmp_path, "huge.txt", b"a" * (LARGEST + 1)))


def test_a_cut_off_article_is_told_from_a_short_one() -> None:
    lines = (
        "Council votes on harbour tax",
        "The council of Lessel voted on Monday for a tax on cruise ships, after a debate that lasted long.",
        "Subscribe to continue reading.",
        "Already a subscriber? Log in.",
    )
    text = "\n\n".join(lines)
    with pytest.raises(Paywalled, match="subscription"):
        article_from_text(text, Source("council.txt", "post"))


def test_a_folder_stands_for_its_articles_by_name(tmp_path: Path) -> None:
    for name in ("b.txt", "a.html", "c.md", "gold.json"):
        written(tmp_path, name, STORY)
    (tmp_path / "clean").mkdir()
    written(tmp_path / "clean", "d.txt", STORY)
    assert [Path(name).name for name in expand([str(tmp_path)])] == ["a.html", "b.txt", "c.md"]


def test_a_folder_without_articles_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(UnreadableFile, match="is a folder without"):
        expand([str(tmp_path)])


async def test_one_bad_input_does_not_stop_the_others(tmp_path: Path) -> None:
    good = written(tmp_path, "post.txt", STORY)
    async with Fetcher() as fetcher:
        given = [str(tmp_path / "none.txt"), str(good), "http://127.0.0.1/x", "ftp://lessel.test/"]
        articles, errors = await read_all(given, fetcher)
    assert [a.outlet for a in articles] == ["post"]
    assert len(errors) == 3
    assert "does not exist" in str(errors[0])
    assert "not on the public internet" in str(errors[1])
    assert "http://" in str(errors[2])


async def test_links_become_articles_in_the_order_given() -> None:
    routes = {"/story": page(PAGE.encode()), "/gone": page(b"", status="410 Gone")}
    async with internet(routes) as (web, canary):
        resolve = names(**{"story.test": [["127.0.0.1"]]})
        async with Fetcher(policy(web, resolve)) as fetcher:
            articles, errors = await read_all([web.url("/gone"), web.url("/story")], fetcher)
        assert canary.connections == 0
    assert [a.outlet for a in articles] == ["Lessel Post"]
    assert articles[0].url == web.url("/story")
    assert "taken down" in str(errors[0])
