"""Who the people are whom a line calls by their surname, as their article introduces them.

Requirements: a wrong office is worse than none; the article's own words, and few; nobody who was told of
    already is introduced again.
How it works: the sentences up to the line are read for the surname's full name and for the office beside it:
    before the name ("coastguard spokesman Ilmo Varga", "the head of the police union, Goran Platt") or
    behind it ("Ilmo Varga, a spokesman for the coastguard,"). What stands there must be headed by a noun for
    people. Who a line begins with is introduced in [brackets] in place of the surname, who says what
    it quotes or reports at its end in [brackets] before it.
Known failures: English alone; nouns for people are told by their endings and a short list, so some trades
    are not seen; two people of one surname and first letter are taken for one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from summarizers.language.parts import SAYING
from summarizers.language.roles import one_person
from summarizers.language.verbs import verb_in, verbs_in, word_set
from summarizers.lines.referents import people_in

MOST_BEFORE, MOST_BEHIND = 5, 8
"""How many words may say what somebody is before and behind the name: with more, something else is in it."""

_PEOPLE = word_set(
    "academic actress admiral advocate aide alderman attorney aunt baron bishop boss bosun boyfriend"
    " bride brother candidate captain cardinal chair chairperson champion chef chief cleric clerk coach"
    " colleague colonel commander convenor cook counsel cousin coxswain critic dad daughter dean deputy"
    " detective doctor duchess duke employee envoy ex-husband ex-wife executive expert fan father friend"
    " general girlfriend goalkeeper governor granddaughter grandson guard guide head heir host husband"
    " imam judge king lady landlord lawyer lead lord magistrate marshal mate mayor mechanic midwife miner"
    " mom monarch monk mother mum neighbor neighbour nephew niece nominee nun nurse official partner"
    " patron pilot poet pope premier priest prince princess principal professor pundit queen rabbi recruit"
    " referee refugee relative representative rival secretary sergeant sheriff sister skipper son"
    " spokesperson spy star steward survivor suspect teen thief trainee trustee uncle vet vicar victim"
    " wife witness"
    " capt col det gen gov insp lt maj rep sen sgt supt"
)
_ENDED = re.compile(r"\w{2,}(?:er|or|ist|man|woman|ian|yst|ant|[^m]ent|eer|ess)")
_NO_TRADE = word_set(
    "access accident address after another answer border broadcaster business carrier center chapter"
    " client constant container content continent copper corner corridor cruiser current december"
    " different door earlier eastern either error event ever extent exterior factor floor former freighter"
    " giant grant harbor helicopter her however important incident insurer interior junior later latter"
    " less letter list longer major maker manufacturer matter member minor motor neither never newspaper"
    " nor northern november number october order other over paper per percent plant power present press"
    " process quarter rather reactor recent relevant rent restaurant retailer river sector senior"
    " september silver southern steamer summer supplier talent tanker tent together tower trawler under"
    " unless warrant water western whether winter"
)
"""Words that end as nouns for people do and are none; of a member or client nothing is said."""

_WORDS = r"[\w’'&/-]+(?:\s[\w’'&/-]+)*?"
_BEHIND = re.compile(
    rf",\s(?:aged\s)?(?:\d{{1,3}},\s)?(?P<office>(?:an?|the|his|her|its|their|[\w-]+['’]s)\s{_WORDS}"
    rf"|[a-z-]+(?:\s[a-z-]+){{0,4}}\s(?:of|at|for|to)\s{_WORDS})"
    r"(?=[,;]|[.!?][”\"]?$|\s(?:who|whose)\b)"
)
_DETERMINED = re.compile(r"(?<![\w’'-])(?:(?i:an?|the|his|her|its|their)|[A-Z][\w-]*['’]s)\s(?=\w)")
_PREPOSITION = re.compile(r"\s(?:of|at|for|in|with|from|on|to|as|by)\b")
_SECOND = re.compile(r"(?<!\bof)(?<!\bfor)(?<!\bat)(?<!\bin)(?<!\bto)\s(?:the|an?|his|her|its|their)\s")
"""A second noun beside the one that says who it is: "at the inn the landlord"."""

_DROPPED = re.compile(r"^(?:an?|the|his|her|its|their)\s", re.IGNORECASE)
_STOPS = re.compile(
    r"[,;:!?()“”\"«»–—]|(?<!Sgt)(?<!Lt)(?<!Capt)(?<!Col)(?<!Gen)(?<!Maj)(?<!Det)(?<!Rep)(?<!Sen)(?<!Gov)\."
    r"|\b(?:about|after|against|and|as|at|before|but|by|despite|during|for|from|if|in|including|like"
    r"|near|of|on|or|over|plus|since|than|that|to|under|until|when|where|while|with|without|who|which|whom|whose"
    r"|also|both|even|only|just|then|an?|his|her|its|their)\b|(?P<the>\bthe)\b",
    re.IGNORECASE,
)
_ACTING = word_set("acting managing leading sitting founding presiding commanding investigating visiting")
_SMALL = re.compile(r"(?<!\S)[a-z]\S*(?:\s[a-z]\S*)*$")
_SAID = "|".join(sorted(SAYING))
_TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof)\.?\s)?"
_TITLED = re.compile(r"(?:Mr|Mrs|Ms|Miss)\b")
_PLACED = word_set("at from in into near on outside over through to towards")
_ARTICLE = re.compile(r"^(?:An?|The)\b")
_SMALL_WORD = re.compile(r"\b[a-z][\w-]*")
_UNBRACKETED = {ord("["): None, ord("]"): None}
_SPEAKERS = re.compile(rf"[,”\"’]\s(?:(?:{_SAID}) ([A-Z][\w’'-]+)|([A-Z][\w’'-]+) (?:{_SAID}))(?=[,;]|\.?$)")
_BRACKET = re.compile(r"\[(?P<who>[^\]:]+?)(?P<whose>['’]s)?(?P<colon>:)?\] ")


@dataclass(frozen=True, slots=True)
class Introduced:
    """A person's full name, and the office that an article gives beside it, "" for none."""

    name: str
    office: str

    @property
    def behind(self) -> bool:
        """Whether the office stands behind the name: "Goran Platt, the head of the police union"."""
        return _PREPOSITION.search(self.office) is not None

    def __str__(self) -> str:
        """Name and office in few words, as they open a line."""
        return self.inside[0].upper() + self.inside[1:]

    @property
    def inside(self) -> str:
        """Name and office in few words, as they stand inside a sentence."""
        if self.behind:
            return f"{self.name}, {_ARTICLE.sub(lambda first: first[0].lower(), self.office)}"
        bare = _DROPPED.sub("", self.office, count=1)
        the = "the " if bare != self.office and re.search(r"['’]s?\s", bare) else ""
        return f"{the}{bare} {self.name}".strip()


def of_people(word: str) -> bool:
    """Whether a word is a noun for people, by a list or its ending."""
    folded = word.lower().removesuffix(".").rpartition("-")[2]
    return folded in _PEOPLE or (_ENDED.fullmatch(folded) is not None and folded not in _NO_TRADE)


def _is_office(words: str, most: int) -> bool:
    """Whether words say what somebody is: their head is a noun for people, and no verb is among them."""
    head = _PREPOSITION.split(words, maxsplit=1)[0].split()
    plain = len(words.split()) <= most and verb_in(words) is None and not _SECOND.search(words)
    return bool(head) and plain and of_people(head[-1])


def _before(text: str) -> str:
    """The office that a text ends with before a name, "" for none.

    After "the" names before it may be of something else: "Over at the Corn Hall rival Edda Korn".
    """
    if text.endswith(", "):
        clause = re.split(r"[,;:.!?()“”\"«»–—]", text[:-2])[-1]
        found = (clause[place.start() :] for place in _DETERMINED.finditer(clause))
        return next((words for words in found if _is_office(words, MOST_BEHIND)), "")
    *_, stop = [None, *_STOPS.finditer(text)]
    words = text[stop.end() if stop else 0 :]
    words = words[max((end for _, end in verbs_in(words)), default=0) :].strip(" -–")
    first, _, rest = words.partition(" ")
    words = rest if first.lower().endswith("ing") and first.lower() not in _ACTING else words
    if stop and stop["the"]:
        words = "".join(_SMALL.findall(words))
    return words if _is_office(words, MOST_BEFORE) else ""


def _office(sentence: str, name: str) -> str:
    """What a sentence says beside a full name of its bearer, "" for nothing; a name may have it in it."""
    start = sentence.index(name)
    behind = _BEHIND.match(sentence, start + len(name))
    if any(map(of_people, name.split()[:-2])):
        return ""
    if behind and _is_office(behind["office"], MOST_BEHIND):
        return behind["office"]
    return _before(sentence[:start])


def _in_full(text: str) -> dict[str, str]:
    """The people of a text by surname, whose full names are no mere "Mr Drost"."""
    return {surname: name for surname, name in people_in(text).items() if not _TITLED.match(name)}


def introductions(sentences: Iterable[str]) -> dict[str, Introduced | None]:
    """Who the people are, by surname, whom sentences name in full; None where two of them have that surname.

    A name that is a word as well ("Lines", where lines are told of) is no surname.
    """
    found, small = dict[str, Introduced | None](), set[str]()
    for sentence in sentences:
        small.update(_SMALL_WORD.findall(sentence))
        for surname, name in _in_full(sentence).items():
            before = found.get(surname)
            if surname in found and before is None:
                continue
            if before and not one_person(before.name, name):
                found[surname] = None
            elif before is None or not before.office:
                office = _office(sentence, name)
                found[surname] = Introduced(name, office) if office or before is None else before
    return {surname: who for surname, who in found.items() if surname.lower() not in small}


def _alone(surname: str, text: str) -> re.Match[str] | None:
    """Where a text calls somebody by nothing but the surname: no first name, office or rank before it."""
    for found in re.finditer(rf"(?<![\w’'-])(?:{_TITLE}){re.escape(surname)}(?![\w-])(?! [A-Z])", text):
        *earlier, before = ["", *text[: found.start()].split(" ")[:-1]]
        called = of_people(before) or before.lower() == "the" or (before[:1].isupper() and earlier != [""])
        if not called or not before[-1:].isalpha():
            return found
    return None


def strangers(text: str, people: Iterable[str]) -> frozenset[str]:
    """The surnames of people whom an English line calls by nothing else."""
    line = text.translate(_UNBRACKETED)
    told = _in_full(line)
    called = (surname for surname in people if surname in line and surname not in told)
    return frozenset(surname for surname in called if _alone(surname, line))


def _at_start(text: str, surname: str, who: Introduced) -> str | None:
    """A line that begins with a surname, with the rest of who that is in [brackets]; None for another one."""
    found = re.match(rf"(?P<title>{_TITLE}){re.escape(surname)}(?P<whose>['’]s)?(?=(?P<comma>,)?\s)", text)
    if found is None or (found["whose"] and who.behind):
        return None
    shown, rest = str(who), text[found.end() :]
    if not who.behind and not found["title"]:
        return f"[{shown.removesuffix(surname).strip()}] {text}"
    if found["comma"]:
        return None
    return f"[{shown}{found['whose'] or ''}{',' if who.behind else ''}]{rest}"


def _at_speaker(text: str, surname: str, who: Introduced) -> str | None:
    """A line that says that somebody of a surname said it, with the rest of who that is; None for another."""
    name = rf"(?P<title>{_TITLE}){re.escape(surname)}"
    for pattern in (rf"[,”\"’]\s(?:{_SAID}) {name}(?=[.,;]|$)", rf"[,”\"’]\s{name}(?= (?:{_SAID})\b)"):
        if found := re.search(pattern, text):
            break
    else:
        return None
    shown, start = who.inside, found.start("title")
    if not who.behind and not found["title"]:
        start, shown = found.end() - len(surname), shown.removesuffix(surname).strip()
        return f"{text[:start]}[{shown}] {text[start:]}"
    comma = "," if who.behind and text[found.end() :].startswith(" ") else ""
    return f"{text[:start]}[{shown}{comma}]{text[found.end() :]}"


def _inside(text: str, surname: str, who: Introduced) -> str | None:
    """A line that has a surname behind a small word, with the rest of who that is; None for another one.

    Of whom no more is known than one first name may be a place: not behind "at" or "in".
    """
    name = rf"(?P<name>{re.escape(surname)})(?![\w-]|\s[A-Z&])"
    found = re.search(rf"(?<![\w’'-])(?P<before>[a-z]+)\s{name}", text)
    *first, last = who.name.split()
    if found is None or last != surname or of_people(found["before"]) or found["before"] == "the":
        return None
    titled = len(first) > 1 and of_people(first[-2])
    if not (who.office or titled) and (len(first) != 1 or found["before"] in _PLACED):
        return None
    shown = " ".join(first) if who.behind else who.inside.removesuffix(surname).strip()
    return f"{text[: found.start('name')]}[{shown}] {text[found.start('name') :]}"


def speakers(text: str) -> frozenset[str]:
    """Who says something in an English line and is called by one word with a capital."""
    line = text.translate(_UNBRACKETED)
    told = _in_full(line)
    return frozenset(name for found in _SPEAKERS.findall(line) for name in found if name and name not in told)


def unplaced(text: str, people: Mapping[str, Introduced | None]) -> frozenset[str]:
    """The surname of a speaker in [brackets] of whom no article says more than the name."""
    found = _BRACKET.match(text)
    surname = found["who"].rpartition(" ")[2] if found and found["colon"] else ""
    who = people.get(surname)
    return frozenset({surname} if who and not (who.office or any(map(of_people, who.name.split()))) else ())


def _in_brackets(text: str, people: Mapping[str, Introduced | None], known: Set[str]) -> str:
    """A line that begins with a person in [brackets], with the office beside the name."""
    found = _BRACKET.match(text)
    name = found["who"] if found else ""
    surname = name.rpartition(" ")[2]
    who = people.get(surname) if surname not in known else None
    if found is None or who is None or name not in (who.name, surname) or (who.behind and found["whose"]):
        return text
    comma = "," if who.behind and not found["colon"] else ""
    return f"[{who}{found['whose'] or ''}{found['colon'] or ''}{comma}] {text[found.end() :]}"


def with_introduction(text: str, people: Mapping[str, Introduced | None], known: Set[str]) -> str:
    """An English line with who somebody is in [brackets], where it gives no more than the surname.

    `people` are those of its article by surname, `known` the surnames that were told of already.
    """
    if text.startswith("["):
        return _in_brackets(text, people, known)
    for surname in sorted(strangers(text, people) - known):
        who = people[surname]
        ways = (_at_start, _at_speaker, _inside)
        shown = next(filter(None, (way(text, surname, who) for way in ways)), None) if who else None
        if shown:
            return shown
    return text
