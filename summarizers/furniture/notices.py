"""The look of what speaks of the page or of its pictures: offers, subscription notices, credits.

Requirements: a report on subscriptions, cookies or photographers must not look like an offer or a credit.
How it works: an offer is a line with PITCH_LEAST different terms of offers, or with a subscription notice.
    A picture's credit begins with its kind ("Photo: …"), or ends with an agency's or a photographer's mark.
Known failures: offers in languages that are not listed; a headline that ends in a picture agency's name.
Reading: the notices of pages in eight languages; no paper is known that lists them.
"""

from __future__ import annotations

import re

PITCH_LEAST = 2
"""Different terms that make a sentence a pitch; one alone occurs in reports on media and on the law."""

LONGEST_NOTICE = 300
"""Characters up to which a line is looked at for a subscription notice; sentences around one are short."""


def _any(listed: str) -> str:
    """A regular expression for any of the forms between bars and line ends."""
    return "|".join(form.strip() for form in re.split(r" \| |\n", listed) if form.strip())


# Terms of offers, forms and notices: of subscriptions, newsletters, accounts, cookies, follow-us lines.
_PITCHES = r"""
subscrib\w+ | subscription\w* | newsletters? | sign(?:ed|ing)? up | your inbox | free trial | free days
cancel any ?time | billed | per month | a month | unlimited access | full access | your support
our journalism | our journalists | our readers | support us | donat\w+ | become a member | our app
our channel | our website | our site | follow us | click here | log in | your account | your email
email address | privacy policy | terms of (?:use|service) | cookies? | your browser | your device
personali[sz]ed | unsubscribe | register | this e-?mail | our (?:\w+ )?(?:editors|reporters|experts|team)
every (?:morning|week) | this newsletter | journalism you can trust | independent journalism | trusted
advert\w+ | our newsroom | public editor | abonn\w+ | kostenlos\w* | jederzeit kündbar | monatlich
ihre e-mail\w* | datenschutz\w* | unsere\w* leser\w* | jetzt testen | suscr\w+ | boletín | nuestro canal
correo electrónico | inscri\w+ | notre newsletter | votre e-?mail | gratuit\w* | подпис\w+ | рассылк\w+
наш\w* канал\w* | телеграм-канал\w* | telegram-канал\w* | підпи\w+ | розсилк\w+ | наш\w* сайт\w* | iscriv\w+
abbonat\w+ | abbonament\w+ | assin\w+ | nosso canal | gratis | nieuwsbrief | aanmeld\w*
"""
PITCH_TERMS = re.compile(rf"\b(?:{_any(_PITCHES)})\b", re.IGNORECASE)
# Offers speak to the reader or of the outlet as "we"; reports on offers do not.
_SPOKEN_TO = """
you your yours we our us sie ihr ihre ihrem ihren ihrer ihres uns unser unsere unserem unseren
unserer wir dich dein deine deinem deinen deiner tu tus te nuestro nuestra nuestros nuestras vous
votre vos nos notre nous вы вас вам ваш ваша ваше ваши вашу вашей ваших наш наша наше наши нашу
нашей нашего наших нас ви вашої нашої наші voi tuo tua nostro nostra nostri você seu sua nosso nossa
nossos je jouw uw ons onze
"""
_READER = frozenset(_SPOKEN_TO.split())
_LETTERS = re.compile(r"[^\W\d_]+")
_ORDER = re.compile(
    r"(?:^|[.!?:…] )\W{0,3}(?:subscribe|sign up|register|log in|join|follow|download|support|donate|click|"
    r"get|unsubscribe|abonnier\w*|jetzt|suscríb\w+|inscri\w+|abonnez|подпи[сш]\w+|підпи[сш]\w+|iscriviti|abbonati|assine|meld)\b",
    re.IGNORECASE,
)
# Who owns the page, in the words of its foot.
RIGHTS = re.compile(
    r"^\W*(?:copyright|©|\(c\)).{0,20}(?:19|20)\d\d|^(?:copyright )?(?:©|\(c\)) ?\S|"
    r"all rights reserved|alle rechte vorbehalten|"
    r"tous droits réservés|todos los derechos reservados|все права защищены|усі права захищен|"
    r"tutti i diritti riservati|todos os direitos reservados|alle rechten voorbehouden",
    re.IGNORECASE,
)

# What a page says where it keeps the rest of an article for subscribers.
_PAYWALLS = r"""
(?:subscribe|sign up|register|log in|sign in)(?: now| today)? to unlock
(?:subscribe|sign up|register|log in|sign in)(?: now)? to (?:continue reading|read (?:the|this|more|on))
subscribe to (?:continue|read|access)
(?:continue|keep) reading with | to (?:continue|keep) reading
read the rest of this (?:article|story)
this (?:article|story|content|post) is (?:only )?(?:for|available to|reserved for) (?:\w+ )?subscribers
for (?:paid )?subscribers only | subscriber[- ]only | subscribers? (?:exclusive|only) | already a subscriber
unlock this (?:article|story) | you have reached your (?:article )?limit | weiterlesen mit
jetzt weiterlesen | diesen artikel weiterlesen | nur für abonnent\w+ | exklusiv für abonnent\w+
sie möchten weiterlesen | suscríbete para (?:seguir|leer) | solo para suscriptores
exclusivo para suscriptores | para seguir leyendo | réservée? (?:aux|à nos) abonnés
il (?:vous )?reste .{1,40} (?:à lire|de cet article) | abonnez-vous pour | pour lire la suite
читать (?:далее|полностью) по подписке | доступ\w+ (?:только )?(?:по подписке|подписчикам)
оформите подписку | только для подписчиков | лише для передплатників | riservat\w agli abbonati
contenuto (?:riservato|per abbonati) | abbonati per (?:continuare|leggere) | exclusivo para assinantes
assine para (?:continuar|ler) | conteúdo exclusivo para | alleen voor abonnees
lees verder met een abonnement
"""
PAYWALL = re.compile(_any(_PAYWALLS), re.IGNORECASE)

_PAYWALL_SIGNS = (
    "subscri", "reading", "unlock", "limit", "sign", "log in", "register", "rest of this", "lesen", "abonn",
    "suscri", "leyendo", "reste", "suite", "подпис", "передплат", "abbonat", "assin", "exclusivo",
)  # fmt: skip
_RIGHTS_SIGNS = (
    "©",
    "copyright",
    "(c)",
    "reserv",
    "vorbehalten",
    "réserv",
    "защищ",
    "захищен",
    "riserv",
    "voorbeh",
)

# A quick look that spares most lines the long expressions.
_PAYWALL_SIGN = re.compile("|".join(map(re.escape, _PAYWALL_SIGNS)))
_RIGHTS_SIGN = re.compile("|".join(map(re.escape, _RIGHTS_SIGNS)))

# How the credit of a picture begins, and where pictures come from.
_PICTURE = """
(?:file |stock )?(?:photo|image|picture|pic|photograph|illustration|graphic|video) | photos | photographie
foto | fotos | bild | imagen | imágenes | immagine | imagem | crédit | crédits | credit | credits
фото | видео
иллюстрация | відео | beeld | grafik | symbolbild | archivbild | archivfoto
"""
_OF = "s? credits?| courtesy| source| quelle| by| von| de| di| via"
CREDIT = re.compile(
    rf"(?:{_any(_PICTURE)})(?:{_OF})? ?(?:[:/|©(]|by |von |courtesy )|© ?\S|\(c\) \S|"
    r"\(?(?:photo|foto|фото|image|bild):",
    re.IGNORECASE,
)
_HOUSES = r"""
getty(?: images)? | shutterstock | istock(?:photo)? | picture[ -]alliance | imago(?: images)?
alamy(?: stock photo)? | unsplash | pixabay | epa-efe | handout via \w+ | afp photo | ap photo
via reuters | via ap
"""
PHOTO_HOUSE = re.compile(
    rf"\b(?:{_any(_HOUSES)})\W*$|\b(?:credit|photo|foto|фото): ?\S|\b(?:reuters|dpa|afp|epa|ap photo)/[A-Z]|"
    r"\((?:file )?(?:photo|image|picture|foto|фото|bild)(?: by)?[^()]{0,80}\)$|"
    rf"[.!?…”\"»)] (?:{_any(_PICTURE)})(?:{_OF})? ?[:/©] ?\S[^.!?]{{2,60}}$",
    re.IGNORECASE,
)

# A caption that ends in a photographer's name in capitals: "… IVO BRAND (NORDBILD)", "… IVO BRAND / NB".
SIGNED = re.compile(
    r"[.”\"»)] (?:[/|–—-] ?)?[^\W\d_a-zа-яё]{2,} [^\W\d_a-zа-яё]{3,}(?: ?\([^()]{2,40}\)| ?/ ?[^/]{2,40})?$"
)


def is_paywall(line: str) -> bool:
    """Tell whether a line says that the rest of an article is for subscribers."""
    return (
        len(line) < LONGEST_NOTICE
        and _PAYWALL_SIGN.search(line.casefold()) is not None
        and PAYWALL.search(line) is not None
    )


def is_rights(line: str) -> bool:
    """Tell whether a line says who owns the page."""
    return _RIGHTS_SIGN.search(line.casefold()) is not None and RIGHTS.search(line) is not None


def is_pitch(line: str) -> bool:
    """Tell whether a sentence asks for subscriptions, addresses, consent or followers."""
    if is_paywall(line):
        return True
    spoken_to = not _READER.isdisjoint(_LETTERS.findall(line[:2000].casefold()))
    if not spoken_to and _ORDER.search(line[:2000]) is None:
        return False
    return len({term[:6].casefold() for term in PITCH_TERMS.findall(line[:2000])}) >= PITCH_LEAST
