"""An article out of a pasted page: its title and its paragraphs, without the page's furniture.

Requirements: nothing of the article is lost, whatever the language; menus, tickers, captions, forms,
    adverts and other stories go; the order stays; what came out goes through again unchanged.
How it works: the rooms, in the order a page goes through them: `tidy` undoes Markdown and hard
    wrapping; `lines` gives each line a kind by its look (stock phrases in `phrases`,
    credits and notices in `notices`); `boxes` takes out boxes set off by blank lines and
    single offers (`offers`); `blocks` joins the blocks of prose that share their words
    (`words`); `headline` finds the title above them; `story` decides line by
    line inside them and at their edges.
Known failures: a caption that is a sentence of its own stays; headlines of other stories set between
    two paragraphs without a word above them look like headings and stay; so does a pitch in a language
    that `phrases` does not know, when it stands inside the story.
Reading: docs/furniture.md for what was tried and the figures.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from summarizers.furniture.blocks import Block, block_stems, blocks_of, main_block, story_blocks
from summarizers.furniture.boxes import without_boxes
from summarizers.furniture.headline import headline, matching
from summarizers.furniture.lines import TEXT, Kind, Line, count_words, lines_of
from summarizers.furniture.notices import is_paywall
from summarizers.furniture.story import story_lines, without_repeats
from summarizers.furniture.tidy import front_matter, tidy_lines
from summarizers.furniture.words import guess_language, stems

PASSES = 4
"""Times the result is read again until nothing changes; pages need two, hostile texts are cut off."""


FREE_WORDS = 180
"""Words of article from which a subscription notice no longer means that it breaks off."""


@dataclass(frozen=True)
class Body:
    """What is left of a page. `captions` are its pictures' texts, as far as they could be told."""

    title: str | None
    paragraphs: tuple[str, ...]
    captions: tuple[str, ...] = ()


def remove_furniture(text: str, title: str | None = None) -> Body:
    """Take the article out of a pasted text; `title` is the headline where it is known from elsewhere."""
    given = " ".join((title or "").split()) or None
    seen: dict[str, Kind] = {}
    body = _once(text, given, seen)
    if given is None and _is_whole(body, text):
        return body
    captions = body.captions
    for _ in range(PASSES - 1):
        again = _once(_joined(body, given), given, seen)
        if (again.title, again.paragraphs) == (body.title, body.paragraphs):
            break
        captions += again.captions
        body = again
    return replace(body, captions=tuple(dict.fromkeys(captions)))


def _is_whole(body: Body, text: str) -> bool:
    """Whether a text came out as it was, in even spacing, so that reading it again would change nothing."""
    whole = [body.title, *body.paragraphs] if body.title else list(body.paragraphs)
    lines = [line.strip() for line in text.strip().splitlines()]
    return whole in (lines, lines[::2]) and (whole == lines or not any(lines[1::2]))


def _joined(body: Body, given: str | None) -> str:
    heading = [body.title] if body.title and not given else []
    return "\n\n".join([*heading, *body.paragraphs])


def _once(text: str, given: str | None, seen: dict[str, Kind]) -> Body:
    text, noted = front_matter(text.replace("\r\n", "\n"))
    title = given or noted
    found, pictures = tidy_lines(text)
    lines = without_repeats(lines_of(found, seen))
    repeated = matching(lines, title) if title else set()
    lines = [replace(line, kind=Kind.SHORT) if n in repeated else line for n, line in enumerate(lines)]
    if not any(line.kind is Kind.PROSE for line in lines):
        return _without_prose(lines, title, repeated, pictures)
    language = guess_language(" ".join(line.text for line in lines if line.kind is Kind.PROSE))
    lines = without_boxes(lines, language)
    if not any(line.kind is Kind.PROSE for line in lines):
        return _without_prose(lines, title, repeated, pictures)
    kept = story_lines(lines, _story(lines, title, language), language, title, repeated)
    captions = [line.text for line in lines if line.kind is Kind.CAPTION]
    return Body(
        lines[kept.title].text if title is None and kept.title is not None else title,
        tuple(lines[number].text for number in kept.body),
        (*pictures, *captions),
    )


def _story(lines: Sequence[Line], title: str | None, language: str | None) -> list[Block]:
    """The blocks of the page that tell its story."""
    blocks = blocks_of(lines)
    main = main_block(lines, blocks)
    onset = next(n for n in range(main.start, main.end) if lines[n].kind is Kind.PROSE)
    if title is None:
        head = headline(lines, onset, block_stems(lines, main, language), language)
        title = lines[head].text if head is not None else ""
    return story_blocks(lines, blocks, main, set(stems(title, language)), language)


def _without_prose(
    lines: Sequence[Line], title: str | None, repeated: set[int], pictures: Sequence[str]
) -> Body:
    """What a text too short or too plain for blocks holds: its lines, the first of them the title."""
    kept = [line for n, line in enumerate(lines) if line.kind in TEXT | {Kind.SHORT} and n not in repeated]
    if title is None and kept and kept[0].kind is Kind.SHORT:
        title, kept = kept[0].text, kept[1:]
    return Body(title, tuple(line.text for line in kept), tuple(pictures))


def looks_paywalled(text: str) -> bool:
    """Tell whether a text is a short beginning of an article with a subscription notice after it."""
    lines = [line for line in text.splitlines() if line.strip()]
    notices = [n for n, line in enumerate(lines) if is_paywall(line)]
    if not notices:
        return False
    body = remove_furniture(text)
    words = sum(map(count_words, body.paragraphs))
    said = {" ".join(line.split()) for line in body.paragraphs}
    below = [n for n in notices if " ".join(lines[n].split()) not in said]
    return bool(below) and words < FREE_WORDS
