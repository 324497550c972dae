"""Which words of a sentence stand under a "not", a "may" or somebody's charge.

Requirements: a cue bears on what it governs and on no more: "not hurt, but shaken".
How it works: a cue ("failed to", "could", "accused") has a scope, from its end to where the clause ends; that
    of "was denied" stands before it, that of German "nicht" on both sides. Of two denials over one word the
    second undoes the first. "if" and "unless" make the whole sentence a condition.
Known failures: scopes end at marks and conjunctions, not where a parser would end them; what only the next
    sentence takes back is not seen; no cues but in English, German, Spanish and French.
Reading: Saurí and Pustejovsky 2009, "FactBank: a corpus annotated with event factuality" (polarity and
    modality as two scales); Morante and Blanco 2012, "*SEM shared task: resolving the scope and focus of
    negation", for cues and scopes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

SENTENCES_KEPT = 20_000
"""Sentences whose scopes are kept: each is held against many others."""


class Cue(Enum):
    """What a cue says of the words in its scope."""

    NOT = "not"
    MAYBE = "may be"
    CHARGE = "is charged"


@dataclass(frozen=True, slots=True)
class Scope:
    """The characters from `start` to `end` that a cue governs."""

    start: int
    end: int
    cue: Cue


_END = re.compile(
    r"[,;:()–—“”\"«»]|\s-\s|\s(?:but|although|though|while|whereas|because|since|after|before|until|when|who"
    r"|which|aber|sondern|weil|während|obwohl|nachdem|pero|sino|porque|aunque|mientras|mais|parce)\s"
    r"|\s(?:and|or|und|y|et)\s(?=(?:he|she|it|they|the|that|was|were|had|has|have|is|are|will|would|said|er"
    r"|sie|es|der|die|das|el|la|los|las|ha|il|elle|le|les)\b)",
    re.IGNORECASE,
)
"""Where a clause ends that a cue governs."""

_PASSIVE = r"(?<!is\s)(?<!are\s)(?<!was\s)(?<!were\s)(?<!been\s)(?<!be\s)"
"""Before a participle: what "was denied" stands before it, not behind."""

_AHEAD = {
    "en": {
        Cue.NOT: r"(?:not|never|cannot)(?!\s(?:only|just|merely|least|surprisingly|necessarily)\b)|nor"
        r"|neither|no\slonger|no(?!\s(?:doubt|fewer|less|more|later|earlier|sooner|wonder|longer|matter)\b)"
        r"|nobody|n[’']t|none|nothing(?!\s(?:but|less)\b)|without|hardly|scarcely|unable\sto|(?:has|have|had)\syet\sto"
        r"|(?:fail|refus|declin|neglect|ceas)(?:s|es|ed|e|ing)?\sto|stopped\sshort\sof|far\sfrom|instead\sof"
        rf"|rather\sthan|{_PASSIVE}(?:avoid|prevent|avert)(?:s|ed|ing)?|{_PASSIVE}rul(?:ed|es|ing)\sout"
        rf"|{_PASSIVE}(?:den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|dismiss(?:es|ed|ing)?|disput(?:es|ed|ing)"
        rf"|refut(?:es|ed|ing)|cancel(?:s|led|ed|ling|ing)|scrapp(?:ed|ing)|lack(?:s|ed|ing))|(?:untrue|false)"
        r"\sthat",
        Cue.MAYBE: r"may(?!\s\d)|might|could|should|ought\sto|perhaps|possibly|probably|maybe|potentially"
        r"|likely|unlikely|expect(?:s|ed)?|due\sto(?=\s[a-z])|plan(?:s|ned|ning)?\sto|plans?\sfor|want(?:s|ed)?"
        r"|hop(?:e|es|ed|ing)|fear(?:s|ed)?|threaten(?:s|ed|ing)?|demand(?:s|ed|ing)?|urg(?:e|es|ed|ing)"
        r"|call(?:s|ed|ing)?\s(?:for|on)|consider(?:s|ed|ing)?|propos(?:e|es|ed|al|als|ing)|seek(?:s|ing)?"
        r"|sought|tr(?:y|ies|ied|ying)\sto|attempt(?:s|ed|ing)?\sto|aim(?:s|ed|ing)?\sto|intend(?:s|ed|ing)?"
        r"|vow(?:s|ed)?|promis(?:e|es|ed|ing)|pledg(?:e|es|ed|ing)|offer(?:s|ed|ing)?\sto|warn(?:s|ed|ing)?"
        r"|risk(?:s|ed)?|in\scase|whether|(?:believed|thought|appear(?:s|ed)?|seem(?:s|ed)?|asked)\sto"
        r"|predict(?:s|ed)?|recommend(?:s|ed)?|rumou?rs?|chance|would\s(?:like|be|have|rather)|nearly|almost",
        Cue.CHARGE: r"claim(?:s|ed|ing)?(?=\s(?:that|to|the|he|she|it|they)\b)"
        r"|alleg(?:e|es|ed|edly|ing|ations?)|accus(?:e|es|ed|ing|ations?)|reportedly|supposedly|purported(?:ly)?|so-called|blam(?:e|es|ed|ing)"
        r"|suspect(?:s|ed)?\s(?:of|that)|insinuat\w+|suggest(?:s|ed)?\sthat|according\sto\s(?:his|her|their|its"
        r"|the)\s(?:critics|opponents?|enem(?:y|ies)|rivals?|rebels?|lawyers?)",
    },
    "de": {
        Cue.NOT: r"nie|niemals|niemand|ohne|weder|bestreite[nt]|bestritt(?:en)?|dementier\w+"
        r"|weiger(?:n|t|te|ten)\ssich",
        Cue.MAYBE: r"könnten?|dürften?|möglicherweise|vielleicht|vermutlich|wollen|planen|forder\w+|sollten?"
        r"|droh\w+|erwäg\w+|hoff\w+|würden?",
        Cue.CHARGE: r"behaupte\w+|angeblich\w*|beschuldig\w+",
    },
    "es": {
        Cue.NOT: r"no(?!\s(?:solo|sólo|obstante)\b)|nunca|jamás|sin|ni|nadie|ningun\w+|ningún|tampoco|nieg\w+"
        r"|negó|negaron|negado|desmint\w+|desmient\w+|rechaz\w+",
        Cue.MAYBE: r"podrí\w+|pued\w+|quizás?|tal\svez|probablemente|quier\w+|pid\w+|exig\w+|esper\w+"
        r"|tem[eí]\w*|amenaz\w+|plane\w+|prev[eé]\w*",
        Cue.CHARGE: r"acus\w+|presunt\w+|supuest\w+|aleg\w+|asegura\w*",
    },
    "fr": {
        Cue.NOT: r"ne|n(?=[’'])|jamais|aucune?|sans|dément\w*|ni",
        Cue.MAYBE: r"pourrai\w*|peut-être|veu(?:t|lent)|espèr\w+|crai\w+|menac\w+|demand\w+",
        Cue.CHARGE: r"accus\w+|prétend\w*|présumé\w*",
    },
}
_THAT = re.compile(r"[^.;:“”\"]{0,60}?,?\s(?:that|dass|que)\s", re.IGNORECASE)
"""What may stand between "denied" and what is denied: "in the chamber that"."""

_BEFORE = {
    "en": r"(?:is|are|was|were|been|be)\s(?:\w+ly\s)?(?:denied|rejected|dismissed|ruled\sout|averted|avoided"
    r"|prevented|untrue|false|called\soff|cancell?ed|scrapped)|did\snot\s(?:happen|take\splace)",
    "es": r"(?:fue|fueron|ha\ssido)\s(?:negad|rechazad|descartad|cancelad)[oa]s?",
}
_AROUND = {"de": r"nicht(?!\s(?:nur|zuletzt)\b)|kein(?:e|er|em|en|es)?"}
_CHARGED = {
    "en": r",\s[^,.;:]{0,80}?\b(?:alleg(?:es|ed)|claim(?:s|ed)|insinuated)(?!\s(?:that|to)\b)"
    r"|,\saccording\sto\s[^,.;:]{0,40}?(?:opposition|critics|opponents|rebels?|rivals?|activists|campaigners|enemies)",
    "de": r",\sbehaupte\w+",
    "es": r",\s(?:asegur|aleg|denunci)\w+",
}
"""Who charges, behind what is charged."""

_SAYS_THAT = re.compile(
    r"den|disput|reject|dismiss|refut|claim|alleg|accus|bestr|dement|behaupt|nieg|neg|desm|asegura",
    re.IGNORECASE,
)

_CONDITION = {
    "en": r"(?<!as\s)(?<!even\s)(?<!asked\s)(?:if|unless|provided\sthat)",
    "de": r"falls|sofern",
    "es": r"si|a\smenos\sque",
    "fr": r"si|à\smoins\sque",
}


def _cued(patterns: dict[Cue, str]) -> dict[Cue, re.Pattern[str]]:
    """The cues as patterns that match whole words, or from a comma on."""
    wholes = {cue: rf"(?:(?<!\w)|(?=,))(?:{pattern})(?!\w)" for cue, pattern in patterns.items()}
    return {cue: re.compile(whole, re.IGNORECASE) for cue, whole in wholes.items()}


class _Place(Enum):
    """Where what a cue governs stands."""

    AHEAD = "from the cue on"
    BEFORE = "before the cue in its clause"
    AROUND = "on both sides of the cue in its clause"
    SENTENCE = "anywhere in the sentence"
    OPENING = "all that the sentence says up to the cue"


@lru_cache(maxsize=16)
def _cues(language: str) -> tuple[tuple[_Place, Cue, re.Pattern[str]], ...]:
    """The cues of a language."""
    listed = [
        *((_Place.AHEAD, cue, pattern) for cue, pattern in _AHEAD.get(language, {}).items()),
        (_Place.BEFORE, Cue.NOT, _BEFORE.get(language)),
        (_Place.AROUND, Cue.NOT, _AROUND.get(language)),
        (_Place.SENTENCE, Cue.MAYBE, _CONDITION.get(language)),
        (_Place.OPENING, Cue.CHARGE, _CHARGED.get(language)),
    ]
    return tuple(
        (place, cue, re.compile(rf"(?:(?<!\w)|(?=,|n[’']t))(?:{pattern})(?!\w)", re.IGNORECASE))
        for place, cue, pattern in listed
        if pattern
    )


def _clause(text: str, place: int) -> tuple[int, int]:
    """Where the clause around a place begins and ends."""
    begin = max((found.end() for found in _END.finditer(text, 0, place)), default=0)
    end = _END.search(text, place)
    return begin, end.start() if end else len(text)


def _scope(text: str, place: _Place, found: re.Match[str]) -> tuple[int, int]:
    """The characters that a cue governs."""
    begin, end = _clause(text, found.start())
    if place is _Place.AHEAD:
        that = _THAT.match(text, found.end()) if _SAYS_THAT.match(found.group()) else None
        start = that.end() if that else found.end()
        return start, _clause(text, start)[1]
    if place is _Place.BEFORE:
        return begin, found.start()
    if place is _Place.AROUND:
        return begin, end
    return 0, found.start() if place is _Place.OPENING else len(text)


@lru_cache(maxsize=SENTENCES_KEPT)
def scopes_of(text: str, language: str | None) -> tuple[Scope, ...]:
    """The scopes of all cues of a sentence, empty ones left out; of an unknown language those of English."""
    found = (
        Scope(*_scope(text, place, match), cue)
        for place, cue, pattern in _cues(language or "en")
        for match in pattern.finditer(text)
        if match.group() != "May" or not match.start()
    )
    return tuple(scope for scope in found if scope.start < scope.end)


def cues_at(scopes: Iterable[Scope], place: int) -> frozenset[Cue]:
    """What a sentence's cues say of the word at a place; a denial that is denied is none."""
    cues = [scope.cue for scope in scopes if scope.start <= place < scope.end]
    return frozenset(cue for cue in cues if cue is not Cue.NOT or cues.count(cue) % 2)
