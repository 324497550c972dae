"""Where the main clause of an English sentence begins whose opening phrase or clause can be left off.

Requirements: without the opening the main clause says nothing else: no condition, speaker or denial, and no
    time or place that sets it apart, is left off, and nothing in it points back to the opening.
How it works: an opening that adds, contrasts or gives a reason or a circumstance ("In addition to", "While",
    "Because of", "Following", "Hit by") ends at the first comma that a plain subject and its verb follow.
Known failures: verbs are told by their form (`language.verbs`).
"""

from __future__ import annotations

import re
from itertools import islice

from summarizers.language.parts import SAYING
from summarizers.language.subjects import GOVERNS, opens_noun, subject_of
from summarizers.language.verbs import verb_in, word_set
from summarizers.language.wording import leans_back, runs_up

MOST_COMMAS = 4
"""Commas at which the main clause may begin; an opening with more of them is a list."""

_ADDS = re.compile(
    r"(?:in addition to|besides|along with|apart from|because of|due to|thanks to|despite|in spite of|while"
    r"|although|though|whereas|rather than|instead of|in contrast to|unlike)\b",
    re.IGNORECASE,
)
"""Openings beside which the main clause holds at all times."""

_BARE = re.compile(r"the [a-z]\w+")
"""A subject that may be what the opening has named: "After he joined Oss Dairy, the firm"."""

_CIRCUMSTANCE = re.compile(
    r"(?:(?:following|amid|with|after|during|since)\b"
    r"|as\b(?! (?:of|for|long|far|soon|well|much|many|if|to)\b)"
    r"|(?:[A-Z][a-z]+(?:ing|ed)|hit|struck|caught|torn|driven) (?-i:[a-z])"
    r"|(?:in|at) (?:an?|the|his|her|its|their) (?:[\w’'-]+ ){0,3}?(?:meeting|statement|speech|interview"
    r"|letter|message|report|operation|incident|acknowledge?ment|attempt|move|sign|bid|effort|show)\b)",
    re.IGNORECASE,
)
"""Openings that tell how it came: the main clause is true without them where it tells of the past."""

_UNSURE = re.compile(
    r"\b(?:only|when|until|once|would|could|should|might|assuming|provided|supposing|depending|pending|barring"
    r"|failing)\b|[;“”\"()]",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    r"\d|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|half|most|all)\b",
    re.IGNORECASE,
)
_PRESENT = word_set("is are do does will would shall should can could may might must cannot")
_POINTS_BACK = re.compile(
    r"\b(?:it|him|them|there|this|these|those|so|too|also|then|later|such|either"
    r"|her(?= (?:in|at|on|to|and)\b))\b",
    re.IGNORECASE,
)


def _stands_alone(opening: str, rest: str, *, adds: bool) -> bool:
    """Whether a clause with its subject first says the same without what opens its sentence."""
    subject, place = subject_of(rest), verb_in(rest)
    if not subject or not place or not rest.startswith(f"{subject} ") or not opens_noun(subject):
        return False
    verb, clause = rest[slice(*place)].lower(), rest.partition(",")[0]
    spoken = verb in SAYING and rest[place[1] : place[1] + 1] == ","
    past = verb not in _PRESENT and not _COUNTED.search(opening) and not _BARE.fullmatch(subject)
    return (adds or past) and not spoken and not leans_back(rest) and not _POINTS_BACK.search(clause)


def main_start(text: str) -> int | None:
    """Where the main clause begins after an opening that can be left off; None where there is no such one."""
    adds = _ADDS.match(text) is not None
    if not adds and not _CIRCUMSTANCE.match(text):
        return None
    for comma in islice(re.finditer(r",\s+", text), MOST_COMMAS):
        opening, rest = text[: comma.start()], text[comma.end() :]
        if _UNSURE.search(opening) or GOVERNS.search(opening):
            return None
        subject = subject_of(rest)
        if subject and not runs_up(subject):
            return comma.end() if _stands_alone(opening, rest, adds=adds) else None
    return None
