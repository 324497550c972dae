"""What one line of a pasted page looks like: prose, a bullet, a heading, furniture, a picture's credit.

Requirements: a line is judged by its own look, in any language, before its place on the page is
    considered; a sentence of an article must never look like furniture.
How it works: `tidy_lines` undoes Markdown, front matter and hard wrapping; `kind_of` gives each line
    one kind, by stock phrases first and then by its letters, words and last mark.
Known failures: a sentence without a full stop looks like a heading; a table's row of figures looks like
    a ticker; two headlines of the same width look like a wrapped line when the page has many such.
Reading: Kohlschütter, Fankhauser and Nejdl 2010, for length and density as the strongest features.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import Enum

from summarizers.furniture.notices import CREDIT, PHOTO_HOUSE, SIGNED, is_pitch, is_rights
from summarizers.furniture.phrases import Phrase, phrase_of
from summarizers.furniture.tidy import Found
from summarizers.timestamps import is_timestamp

PROSE_WORDS = 10
"""Words from which a line that ends like a sentence is certainly prose: teasers' buttons stay below."""

LONG_LINE = 25
"""Words from which a line is prose whatever its end: headlines and captions seen had up to 22."""

UNFINISHED_WORDS = 8
"""Words from which a line that stops in mid-sentence (a comma, a small letter first) counts as text."""

BULLET_WORDS = 4
"""Words from which a bulleted line states something; menus have shorter ones."""

CREDIT_WORDS = 16
"""Words up to which a line may be a picture's credit or a byline; longer ones are caption or prose."""

LONGEST_BYLINE = 100
"""Characters of a byline; the longest seen named three authors and a place."""

LEAST_LETTERS = 0.5
"""Share of letters in a line of prose or heading; tickers, votes and scores have less."""


class Kind(Enum):
    """What a line looks like by itself."""

    PROSE = "prose"  # a full sentence or more
    SAID = "said"  # ends like a sentence, but is short, or is cut off
    BULLET = "bullet"
    SHORT = "short"  # a heading, a name, a menu entry, a headline
    JUNK = "junk"
    STAMP = "stamp"  # a byline, a date, a time
    PITCH = "pitch"  # sentences that sell or ask for consent
    CREDIT = "credit"  # of a picture
    CAPTION = "caption"  # or a card: a line that stands there again
    ASIDE = "aside"  # heads a box of links that may stand inside an article
    RELATED = "related"  # heads a list of other things
    COMMENTS = "comments"
    ROW = "row"  # cells beside each other: a menu, a ticker, a table's row
    BOX = "box"  # of a box set off by blank lines; see `boxes`


TEXT = frozenset({Kind.PROSE, Kind.SAID, Kind.BULLET})
MARKERS = frozenset({Kind.ASIDE, Kind.RELATED, Kind.COMMENTS})


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the page, tidied, with its kind and its number of words."""

    text: str
    kind: Kind
    words: int
    headline: bool = False  # marked as a first-level heading
    group: int = 0  # lines of one group have no blank line between them


_WRITTEN = re.compile(r"[^\W\d_]{3,}")
BULLET = re.compile(r"^(?:[•▪▫■□●○◦‣⁃∙·]\ufe0f?|[*+-](?=\s))\s*(?=\S)")
_PHRASE_KINDS = {
    Phrase.LINE: Kind.JUNK,
    Phrase.RELATED: Kind.RELATED,
    Phrase.COMMENTS: Kind.COMMENTS,
    Phrase.ASIDE: Kind.ASIDE,
}
_END = re.compile(r"[.!?…。！？।؟](?: ?[\"'”’»›)\]」])*(?:\[\d+\])?$")
_CUT = re.compile(r"(?:\.\.\.|…)$")
_INNER_END = re.compile(r"[\w”’\"»)][.!?][\"'”’»)]* [\"'“‘«„(]?[^\W\d_a-zа-яё]")
_CODE = re.compile(
    r"^(?:\w+\(['\"{].*\)?;?$|(?:var|let|const|function|window|document|import|export|return|if|for) ?"
    r"[\w.$]*\s?[=({;]|<!?/?[a-z][^<>]*>|[.#@]?[\w-]+\s?\{|\}|//|/\*|[\w.-]+\s*:\s*[\w#-]+;$)|"
    r"[{}]\s*$|\w\s?=>|\bfunction\s?\(|\$\(|\);|\]\s?;$"
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+$|[\w.+-]+@[\w-]+\.[\w.]+$|[@#][\w-]+$|t\.me/\S+$")
_BYLINE = re.compile(
    r"^(?i:(?:interview|report|analysis|opinion|text|story) by|by|von|par|por|di|da|door|od|av|af|text|autor|"
    r"autorin|auteur|autore|автор|текст)\b:? ?(?=[^\W\d_a-zа-яё])"
)
_CRUMB = re.compile(r"\s*[>›»/|·•→]\s*")
_JOB = re.compile(
    r"\b(?:is|are|was|ist|war|es|est|è|é) (?:an?|the|our|ein|eine|una?|une|il|la|le|o|a)?\s?"
    r"(?:[\w’'-]+ ){0,6}?"
    r"(?:reporter|correspondent|editor|journalist|columnist|writer|"
    r"korrespondent(?:in)?|redakteur(?:in)?|"
    r"journalistin|reporterin|periodista|corresponsal|redactora?|journaliste|correspondante?|giornalista|jornalista)\b",
    re.IGNORECASE,
)
_OF_ITSELF = re.compile(
    r"\W{0,3}(?:this|dieser|diese|cet|cette|este|esta|questo|questa|эт[оа]т?|ц[яе]й?|dit|deze) "
    r"(?:article|story|post|interview|piece|essay|column|artikel|beitrag|artículo|noticia|articolo|artigo|"
    r"статья|текст|материал|стаття|матеріал)\b",
    re.IGNORECASE,
)
_SPACED_SCRIPT = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")


def count_words(text: str) -> int:
    """The words of a text; where a script sets no spaces, two characters count as one."""
    return max(len(text.split()), len(_SPACED_SCRIPT.findall(text)) // 2)


def _bare_end(text: str) -> str:
    """A line without emoji and other symbols at its end."""
    if text[-1:].isalnum() or text[-1:] in '.,:;?!)"”':  # nearly all lines: spared the look-up
        return text
    end = len(text)
    while end and (
        text[end - 1].isspace() or unicodedata.category(text[end - 1]) in ("So", "Sk", "Cf", "Mn", "Co")
    ):
        end -= 1
    return text[:end]


def ends_sentence(text: str) -> bool:
    """Tell whether a line ends like a sentence, closing quotes and emoji aside."""
    return _END.search(_bare_end(text)[-12:]) is not None


def is_cut(text: str) -> bool:
    """Tell whether a line ends in an ellipsis."""
    return _CUT.search(_bare_end(text)[-4:]) is not None


def _is_figures(text: str) -> bool:
    """A row of a ticker or of a poll: mostly figures and signs, and hardly a word."""
    marks = text.replace(" ", "")
    return sum(map(str.isalpha, marks)) < LEAST_LETTERS * len(marks) and len(_WRITTEN.findall(text)) < 2


def is_byline(text: str) -> bool:
    """Tell whether a line is by, von, par … and then nothing but names."""
    if len(text) > LONGEST_BYLINE or ends_sentence(text):
        return False
    match = _BYLINE.match(text)
    if match is None:
        return False
    named = [word for word in text[match.end() :].split() if word[0].isalpha()]
    return 1 <= sum(word[0].isupper() for word in named) >= 0.6 * len(named)


def _is_crumb(text: str, words: int) -> bool:
    """A path through a site: three short parts or more between separators."""
    parts = [part for part in _CRUMB.split(text) if part]
    return len(parts) >= 3 and words <= 6 * len(parts) and max(map(count_words, parts)) <= 3 and words <= 30


def _is_junk(text: str, words: int) -> bool:
    if all(_ADDRESS.match(word) for word in text.split()[:50]) and words <= 50:
        return True
    if not any(map(str.isalpha, text)) or (words <= CREDIT_WORDS * 2 and is_rights(text)):
        return True
    if _CODE.search(text[:500]) and not (words >= PROSE_WORDS and ends_sentence(text) and "{" not in text):
        return True
    if words <= 6 and _is_figures(text) and not BULLET.match(text):
        return True
    return _is_crumb(text, words)


def _is_credit(text: str, words: int) -> bool:
    if words > CREDIT_WORDS * 2 or (ends_sentence(text) and ":" not in text[:CREDIT_WORDS]):
        return False
    begins = words <= CREDIT_WORDS and CREDIT.match(text) is not None
    return begins or PHOTO_HOUSE.search(text) is not None or SIGNED.search(text) is not None


def is_author_note(text: str) -> bool:
    """Tell whether a line says what its subject does for a news outlet, or where the article appeared."""
    return count_words(text) <= 60 and bool(_JOB.search(text[:160]) or _OF_ITSELF.match(text))


def kind_of(text: str) -> Kind:
    """The kind of one tidied, non-empty line."""
    words = count_words(text)
    bare = BULLET.sub("", text)
    if (phrase := phrase_of(bare)) is not None:
        return _PHRASE_KINDS[phrase]
    if is_timestamp(text) or is_byline(text):
        return Kind.STAMP
    if _is_junk(text, words):
        return Kind.JUNK
    if _is_credit(text, words):
        return Kind.CREDIT
    if is_pitch(text):
        return Kind.PITCH
    if bare != text:
        return Kind.BULLET if words > BULLET_WORDS or ends_sentence(text) else Kind.SHORT
    return _kind_of_text(text, words)


def lines_of(found: Iterable[Found], seen: dict[str, Kind]) -> list[Line]:
    """Tidied lines with their kinds; a bullet among bullets that state something is one of them.

    `seen` keeps the kinds found for the next reading of the same lines.
    """
    lines = []
    for text, top, group, cells in found:
        if text not in seen:
            seen[text] = kind_of(text)
        kind = Kind.ROW if cells and seen[text] not in MARKERS and not ends_sentence(text) else seen[text]
        lines.append(Line(text, kind, count_words(text), top, group))
    for ordered in (range(1, len(lines)), range(len(lines) - 2, -1, -1)):
        step = ordered.step
        for n in ordered:
            beside = lines[n - step].kind is Kind.BULLET
            if beside and lines[n].kind is Kind.SHORT and BULLET.match(lines[n].text):
                lines[n] = replace(lines[n], kind=Kind.BULLET)
    return lines


def _kind_of_text(text: str, words: int) -> Kind:
    if ends_sentence(text) and not is_cut(text):
        return Kind.PROSE if words >= PROSE_WORDS else Kind.SAID
    if words >= LONG_LINE or (words >= PROSE_WORDS + 2 and _INNER_END.search(text)):
        return Kind.SAID if is_cut(text) else Kind.PROSE
    if is_cut(text) and words >= 2:
        return Kind.SAID
    if words >= UNFINISHED_WORDS and (text[-1] in ",;:" or text[0].islower()):
        return Kind.SAID
    if words >= 3 and (text[-1] == ":" or (text[0] == "(" and text[-1] == ")")):
        return Kind.SAID
    return Kind.SHORT
