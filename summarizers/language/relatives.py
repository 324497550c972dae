"""What an English relative clause tells of, "who is 88" or "which carries 9,000 passengers".

Requirements: a wrong subject is worse than none.
How it works: "who" is the full name right before its comma. Otherwise it is what a verb has as its object,
    "closed the line", or by one preposition, "worked for the line"; "which" not where its verb tells of all
    that stands before it ("which meant").
Known failures: "which was" that tells of the whole clause before it ("he left Oss, which was wise").
"""

from __future__ import annotations

import re

from summarizers.language.verbs import FORMS, verb_in

_NAMED = r"(?:[A-Z][\w’'-]+\s){0,3}[A-Z][\w’'-]+"
_PERSON = re.compile(
    r"(?<!\bof )(?<!\bin )(?<!\bat )(?<!\bfor )(?<!\bfrom )(?<!\bnear )(?<![^\W\d_] [A-Z]\. )"
    r"(?P<noun>(?:[A-Z][\w’'-]+\s){1,3}[A-Z][\w’'-]+),\s*"
    r"(?:(?:an?|the|his|her|its|[\w-]+['’]s)\s[^,;:“”\"]{3,40},\s*)?$"
)
"""A person's name at the end of a text, perhaps with who that is; after "of" and the like it may be a firm's
or a place's."""

_NOUN = re.compile(
    r"(?P<verb>[\w’'-]+)\s(?P<by>(?:in|on|at|by|with|from|into|for|against|to|under|over)\s)?"
    rf"(?P<noun>(?:(?:the|an?|its|his|her|their)\s(?:[\w’'-]+\s){{0,3}}?[\w’'-]+|{_NAMED})),\s*$"
)
_INNER = re.compile(r"\b(?:of|in|at|on|to|by|for|from|with|near|and|or|as)\b")
_OF_PEOPLE = {"by ", "with ", "against ", None}
_OF_ALL = re.compile(
    r"(?:means|meant|led|leads|made|makes|surprised|caused|forced|prompted|allowed|would|could|might|may"
    r"|(?:is|was|are|were)\s(?:why|what|how|when|where|an?|the|not|more|less|one))\b"
)
"""What is said after "which" of all that stands before it, not of its last noun."""


def antecedent(left: str, word: str, clause: str) -> str | None:
    """What a clause after "who" or "which" (`word`) tells of, at the end of what stands left of it."""
    name = _PERSON.search(left)
    if word == "who" and name:
        return name["noun"]
    found = _NOUN.search(left)
    if found is None or verb_in(left) is None or _INNER.search(found["noun"]) or _OF_ALL.match(clause):
        return None
    if word == "who" and (found["by"] not in _OF_PEOPLE or found["noun"][0].isupper()):
        return None
    verb = found["verb"].lower()
    return found["noun"] if verb in FORMS or verb.endswith(("ed", "ing")) else None
