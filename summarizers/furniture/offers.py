"""How much a line sounds like an offer: it speaks to the reader, gives orders, names what outlets sell.

Requirements: what holds for offers nobody has seen; no line goes for one word; what persons quoted in the
    report say to each other does not count.
How it works: weak signs are summed (`offer_weight`): words that address the reader or say "we" outside
    quotation marks, a sentence that begins with an order, terms of offers, a missing full stop, words that
    occur nowhere else in the story.
Known failures: a newspaper that reports in the first person on its own subscribers.
Reading: Searle 1976, "A classification of illocutionary acts": offers are directives and commissives.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizers.furniture.lines import Line, ends_sentence
from summarizers.furniture.notices import PITCH_TERMS

UNKNOWN, KNOWN = 0.1, 0.3
"""Shares of a line's content words in the story: below the first it is strange, above the second its own."""

ORDER, OUR_ORDER = 1.5, 2.0
"""What an order at a sentence's start weighs, and one beside "we"; a word of address or a term weighs 1."""

PERSONAL, UNLIKE_TEXT = 0.5, 0.5
"""What a word of address weighs where the story has many; what decoration and a missing full stop weigh."""

LONGEST = 1500
"""Characters of a line that are looked at."""

LINES_KEPT = 1_024
"""Lines of which it is kept how they address: each pass over a page asks twice."""

# How a language addresses the reader, and how it says "we"; words of two meanings ("su", "ihr") left out.
_YOU = {
    "en": "you your yours you're you'll you've yourself",
    "de": "Sie Ihr Ihre Ihrem Ihren Ihrer Ihres Ihnen du dein deine deinem deinen deiner dir dich euch",
    "es": "usted ustedes tu tus te ti contigo",
    "fr": "vous votre vos toi ton ta tes",
    "ru": "вы вас вам вами ваш ваша ваше ваши вашу вашей вашем ваших",
    "uk": "ви вас вам вами ваш ваша ваше ваші вашу вашій ваших",
    "it": "voi vostro vostra vostri tuo tua tuoi tue ti",
    "pt": "você vocês seu sua seus suas",
    "nl": "jij je jouw jullie uw",
}
_WE = {
    "en": "we our ours us we're we'll we've",
    "de": "wir uns unser unsere unserem unseren unserer unseres",
    "es": "nosotros nuestro nuestra nuestros nuestras nos",
    "fr": "nous notre nos",
    "ru": "мы нас нам наш наша наше наши нашу нашей наших",
    "uk": "ми нас нам наш наша наше наші нашу нашій наших",
    "it": "noi nostro nostra nostri nostre",
    "pt": "nós nosso nossa nossos nossas",
    "nl": "wij we ons onze",
}
_SELF = {
    "en": "i i'm i've my me",
    "de": "ich mich mir",
    "es": "yo mi me",
    "fr": "je j'ai ma moi",
    "ru": "я меня мне мой",
    "uk": "я мене мені мій",
    "it": "io mio mia",
    "pt": "eu meu minha",
    "nl": "ik mijn mij",
}


def _sets(listed: dict[str, str]) -> dict[str | None, frozenset[str]]:
    found: dict[str | None, frozenset[str]] = {
        code: frozenset(words.split()) for code, words in listed.items()
    }
    return {**found, None: frozenset[str]().union(*found.values())}


YOU, WE, SELF = _sets(_YOU), _sets(_WE), _sets(_SELF)
_SPOKEN = {code: frozenset(word.casefold() for word in YOU[code] | WE[code]) for code in YOU}
_APART = re.compile(r"[^\s.,;:!?()\[\]\"“”„«»‘*+/–—-]+")
_ORDERS = r"""
subscribe | sign up | sign in | log in | register | join | follow | download | support | donate | click
tap | get | try | read | see | watch | listen | start | send | share | tell | show | help | discover
explore | enter | scan | save | find | visit | check | choose | become | stay | call | book | buy | order
win | vote | play | put | show us | let us | tell us | contact | reach | give | take part | upgrade
unlock | continue | install | scroll | abonnieren sie | abonniere | jetzt | melden sie | melde
folgen sie | folge | lesen sie | lies | laden sie | schreiben sie | schicken sie | senden sie
sichern sie | testen sie | bestellen sie | klicken sie | hören sie | sehen sie | unterstützen sie
werden sie | erhalten sie | diskutieren sie | teilen sie | hier | suscríb\w+ | inscríb\w+ | regístr\w+
descarg\w+ | sígue\w+ | síga\w+ | únete | únase | apúntate | recib[ea] | comparte | haz | haga | lee
lea | escucha | descubr[ea] | apoya | accede | acceda | envíe?\w* | cuéntanos | abonnez | inscrivez
téléchargez | suivez | rejoignez | recevez | découvrez | écoutez | partagez | cliquez | lisez | soutenez
profitez | retrouvez | envoyez | participez | testez | connectez | donnez | signez | подпи[сш]\w+
читайте | следите | присоединяйтесь | скачайте | поддержите | підпи[сш]\w+ | стежте | iscriv\w+
abbonati | scarica | segui\w* | leggi | scopri | ascolta | sostieni | assine | inscreva | baixe | siga
leia | ouça | meld | abonneer | volg | lees | steun | bekijk | luister
"""
_FORMS = "|".join(form.strip() for form in re.split(r" \| |\n", _ORDERS) if form.strip())
_ORDER = re.compile(rf"(?:^|[.!?:…–—] |\+ )\W{{0,3}}(?:{_FORMS})\b", re.IGNORECASE)
_QUOTED = re.compile(r"[\"“„«»‘][^\"”“»«]*(?:[\"”“»«]|$)|(?:^|(?<=[\s(]))'[^']*'")
_SPEECH = re.compile(r"^[–—―-]\s")
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?")
_START = re.compile(r"(?:^|(?<=[.!?:…–—] ))\W*([^\W\d_]+)")
_POLITE = frozenset(word for word in _YOU["de"].split() if word[0].isupper())
_DECORATED = re.compile(r"[+*=>»→▶►☞]{2}|[→▶►☞👉📲🔔✉]|\[[^\]]{2,30}\]$")


def _unquoted(text: str) -> str:
    """A line without what it quotes."""
    return "" if _SPEECH.match(text) else _QUOTED.sub(" ", text[:LONGEST])


def _said(text: str) -> frozenset[str]:
    """The words of a text, small where a capital only marks a sentence's or a title's word.

    A capital tells "Sie" from "sie" except at a sentence's start, and "US" from "us".
    """
    found = set()
    for match in _WORD.finditer(_START.sub(" ", text)):
        word = match[0].replace("’", "'")
        found.add(word if (word.isupper() and len(word) > 1) or word in _POLITE else word.lower())
    found.update(word.lower() for word in _START.findall(text) if word not in _POLITE)
    return frozenset(found)


@lru_cache(maxsize=LINES_KEPT)
def address_of(text: str, language: str | None) -> tuple[bool, bool]:
    """Whether a line addresses its reader, and whether it says "we"; neither where it says "I"."""
    code = language if language in YOU else None
    if _SPOKEN[code].isdisjoint(_APART.findall(text.casefold().replace("’", "'"))):
        return False, False
    said = _said(_unquoted(text))
    if not said.isdisjoint(SELF[code]):
        return False, False
    return not said.isdisjoint(YOU[code]), not said.isdisjoint(WE[code])


def offer_signs(line: Line, language: str | None, *, personal: bool = False) -> float:
    """The sum of a line's own signs of being an offer; 0 where it neither addresses nor orders.

    `personal` tells that the story itself speaks to its reader, so that doing so says less.
    """
    you, we = address_of(line.text, language)
    if not (you or we) and _ORDER.search(line.text[:LONGEST]) is None:
        return 0.0
    said = _unquoted(line.text)
    ordered = _ORDER.search(said) is not None
    decorated = _DECORATED.search(line.text) is not None
    terms = len({term[:6].casefold() for term in PITCH_TERMS.findall(_ORDER.sub(" ", said))})
    if not (you or we or (ordered and (terms or decorated))):
        return 0.0
    spoken = (you + we) * (PERSONAL if personal else 1)
    order = ordered * (OUR_ORDER if we else ORDER)
    return spoken + order + min(terms, 2) + UNLIKE_TEXT * (decorated + (not ends_sentence(line.text)))


def offer_weight(signs: float, share: float) -> float:
    """The signs of an offer weighed against the share of its content words known from the story.

    Articles' lines have 0 to 2, offers 3 to 6.
    """
    if not signs:
        return 0.0
    return signs + (1 if share < UNKNOWN else -1.5 if share >= KNOWN else 0)
