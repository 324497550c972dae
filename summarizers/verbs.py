"""Which English words are finite verbs, told by their form.

Known failures: present tenses that look like nouns ("the firm plans") beyond the listed ones; past forms
    that are nouns as well ("cut", "set") where no article or preposition stands before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator


def word_set(words: str) -> frozenset[str]:
    """The words of a list that is written as one string."""
    return frozenset(words.split())


AUXILIARIES = word_set(
    "am is are was were has have had do does did will would shall should can could may might must cannot"
)
_PAST = word_set(
    "said told took came went got made gave found knew thought saw felt kept held brought began wrote stood"
    " heard let meant met ran paid sat spoke lay led grew lost fell sent built understood drew broke spent"
    " rose drove bought wore chose sank swam threw caught fought taught won hit put shut struck stole swore"
    " shot sold slept wept fled hid rode rang sang shook slid stuck swept tore withdrew undertook overcame"
    " became arose awoke bore beat blew burst cast clung crept dealt dug drank fed flew forbade forgot"
    " forgave froze hung hurt laid leapt lent lit proved quit sought shed shone shrank spat split spread"
    " sprang stung strode swung trod wound sped sunk left cut read cost"
)
_PRESENT = word_set(
    "says wants plans expects needs remains includes adds believes hopes makes takes gives gets goes comes"
    " shows carries seems means leaves keeps runs tells calls faces holds"
)
FORMS = AUXILIARIES | _PAST | _PRESENT

_NOT_AFTER = word_set(
    "a an the this that these those his her its their our my your of in on at by for from to into with and"
    " more most very newly so"
)
"""Words that no finite verb follows: what looks like one is a participle or a noun."""

_SHORTENED = ("n't", "'ll", "'d", "'ve", "'re")
_WORD = re.compile(r"[\w’'-]+")


def verbs_in(text: str) -> Iterator[tuple[int, int]]:
    """Where the finite verbs of an English text stand that their form shows, (start, end) each."""
    before = ""
    for match in _WORD.finditer(text):
        word = match.group().replace("’", "'")
        folded = word.lower()
        regular = folded.endswith("ed") and len(folded) > 4 and "-" not in folded and word[0].islower()
        if before not in _NOT_AFTER and (folded in FORMS or regular or folded.endswith(_SHORTENED)):
            yield match.span()
        before = folded


def verb_in(text: str) -> tuple[int, int] | None:
    """Where the first finite verb of an English text stands, (start, end); None where no form shows one."""
    return next(verbs_in(text), None)
