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

from summarizers.furniture_lines import Line, ends_sentence
from summarizers.furniture_notices import PITCH_TERMS

UNKNOWN, KNOWN = 0.1, 0.3
"""Shares of a line's content words in the story: below the first it is strange, above the second its own."""

LONGEST = 1500
"""Characters of a line that are looked at."""

_YOU = """
you your yours you're you'll you've yourself
Sie Ihr Ihre Ihrem Ihren Ihrer Ihres Ihnen du dein deine deinem deinen deiner dir dich euch euer eure
usted ustedes tu tus te ti contigo
vous votre vos toi ton ta tes
вы вас вам вами ваш ваша ваше ваши вашу вашей ваших ви вами ваші
voi vostro vostra vostri tuo tua tuoi tue
você vocês seu sua seus suas
u uw jij je jouw jullie
"""
_WE = """
we our ours us we're we'll we've
wir uns unser unsere unserem unseren unserer unseres
nosotros nuestro nuestra nuestros nuestras nos
nous notre nos
мы нас нам наш наша наше наши нашу нашей наших ми нас нам наші
noi nostro nostra nostri nostre
nós nosso nossa nossos nossas
wij we ons onze
"""
YOU, WE = frozenset(_YOU.split()), frozenset(_WE.split())
_SPOKEN = frozenset(word.casefold() for word in YOU | WE)
_APART = dict.fromkeys(map(ord, ".,;:!?()[]\"“”„«»‘*+/–—-"), " ") | {ord("’"): "'"}
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
_DECORATED = re.compile(r"[+*=>»→▶►☞]{2}|[→▶►☞👉📲🔔✉]|\[[^\]]{2,30}\]$")


def _unquoted(text: str) -> str:
    """A line without what it quotes."""
    return "" if _SPEECH.match(text) else _QUOTED.sub(" ", text[:LONGEST])


def address_of(text: str) -> int:
    """0 where a line neither addresses the reader nor says "we", 1 for one of the two, 2 for both."""
    if _SPOKEN.isdisjoint(text.casefold().translate(_APART).split()):
        return 0
    words = _WORD.findall(_unquoted(text))
    said = {word.replace("’", "'") for word in words}
    # A capital tells "Sie" from "sie", except at a sentence's start, where all words but those are lowered.
    said |= {word.lower() for word in said if word not in ("Sie", "Ihr", "Ihre", "Ihrem", "Ihren", "Ihrer")}
    return (not said.isdisjoint(YOU)) + (not said.isdisjoint(WE))


def offer_signs(line: Line, *, personal: bool = False) -> float:
    """The sum of a line's own signs of being an offer; 0 where it neither addresses nor orders.

    `personal` tells that the story itself speaks to its reader, so that doing so is no sign.
    """
    address = 0 if personal else address_of(line.text)
    if not address and _ORDER.search(line.text[:LONGEST]) is None:
        return 0.0
    said = _unquoted(line.text)
    ordered = _ORDER.search(said) is not None
    decorated = _DECORATED.search(line.text) is not None
    terms = len({term[:6].casefold() for term in PITCH_TERMS.findall(_ORDER.sub(" ", said))})
    if not (address or terms or decorated):
        return 0.0
    return address + 1.5 * ordered + min(terms, 2) + 0.5 * decorated + 0.5 * (not ends_sentence(line.text))


def offer_weight(signs: float, share: float) -> float:
    """The signs of an offer weighed against the share of its content words known from the story.

    Articles' lines have 0 to 2, offers 3 to 6.
    """
    if not signs:
        return 0.0
    return signs + (1 if share < UNKNOWN else -1.5 if share >= KNOWN else 0)
