"""Words for opposite states, steps that follow one another, and outcomes, in English, German and Spanish.

How it works: each scale has the words and phrases of two sides. Kept are those that say the same of whatever
    they are told of: "rose" and "fell" are of too many things, "alive" and "dead" of too many people;
    docs/notes.md has what was left out.
Known failures: "guilty" and "charged" may be of two cases of one person.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from summarizers.language.words import fold

AROUND, NAMES = "around", "names"
"""Whether what a state is told of stands on both sides of it, or does and is a name."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Phrases of two opposite states, "|" between them, and where stands what they are told of.

    `steps` where the second follows the first and is news after it; `alone` where what has an object is
    another verb ("opens fire", "closed a deal").
    """

    one: str
    other: str
    told_of: str = AROUND
    steps: bool = False
    alone: bool = False


def _spanish(*stems: str) -> str:
    """The four forms of participles."""
    return "|".join(f"{stem}{ending}" for stem in stems for ending in ("o", "a", "os", "as"))


SCALES = (
    Scale(
        "open|opens|reopen|reopens|reopened|unlocked|öffnet|geöffnet|abre|abren|reabre|reabren|"
        + _spanish("abiert", "reabiert"),
        "closed|shut|locked|boarded up|sealed off|geschlossen|gesperrt|zu|" + _spanish("cerrad", "cortad"),
        alone=True,
    ),
    Scale(
        "still standing|left standing|remains standing|intact|undamaged|unscathed|unversehrt|sigue en pie|"
        + _spanish("intact"),
        "destroyed|flattened|razed|gutted|burned down|burnt down|zerstört|" + _spanish("destruid", "arrasad"),
    ),
    Scale("survive|survives|stay|stays|kept|retained", "phased out|scrapped|abolished|axed"),
    Scale(
        "goes ahead|go ahead|as planned|will be held|findet statt",
        "called off|cancelled|canceled|postponed|put off|abgesagt|verschoben|"
        + _spanish("cancelad", "aplazad", "suspendid"),
    ),
    Scale(
        "suspended|halted|stopped|eingestellt|" + _spanish("interrumpid"),
        "resumed|restarted|wieder aufgenommen|" + _spanish("reanudad"),
        steps=True,
    ),
    Scale(
        "out of control|still burning|raging|außer Kontrolle|sin control",
        "under control|contained|extinguished|put out|unter Kontrolle|gelöscht|"
        + _spanish("extinguid", "controlad"),
        steps=True,
    ),
    Scale(
        "approved|accepted|genehmigt|" + _spanish("aprobad"),
        "rejected|turned down|voted down|abgelehnt|" + _spanish("rechazad"),
    ),
    Scale(
        "unchanged|frozen|unverändert|sin cambios",
        "raised|lifted|increased|lowered|reduced|erhöht|gesenkt|" + _spanish("subid", "rebajad"),
    ),
    Scale(
        "stable condition|out of danger|recovering",
        "critical condition|critically|life-threatening",
        told_of=NAMES,
    ),
    Scale("on bail|walked free", "remanded|in custody", told_of=NAMES),
    Scale("guilty|was convicted", "acquitted|cleared of", told_of=NAMES),
    Scale(
        "resigned|stepped down|quit",
        "was sacked|been sacked|was fired|been fired|was dismissed|been dismissed|ousted|forced out",
        told_of=NAMES,
    ),
    Scale(
        "stays on|remains in office|would not resign|refused to resign|refused to step down",
        "resigned|stepped down|quit|hands over|handed over",
        told_of=NAMES,
        steps=True,
    ),
    Scale("claimed responsibility", "denied responsibility|denied any responsibility", told_of=NAMES),
    Scale(
        "in hospital|hospitalized|hospitalised|taken to hospital",
        "discharged|left hospital|released from hospital",
        told_of=NAMES,
        steps=True,
    ),
    Scale(
        "missing|vermisst|no se tienen noticias|" + _spanish("desaparecid"),
        "found alive|found dead|found safe|rescued|gefunden|" + _spanish("localizad"),
        told_of=NAMES,
        steps=True,
    ),
    Scale(
        "searching for|looking for|hunting for|hunt for|search for|at large|on the run",
        "arrested|caught|captured|recaptured|detained|in custody",
        told_of=NAMES,
        steps=True,
    ),
    Scale(
        "critical condition|stable condition|critically|intensive care|fighting for his life"
        "|fighting for her life",
        "died",
        told_of=NAMES,
        steps=True,
    ),
    Scale(
        "expected to be charged|due to be charged|yet to be charged"
        "|expected to be arraigned|due to be arraigned",
        "is charged|was charged|were charged|been charged|is arraigned|was arraigned|been arraigned",
        told_of=NAMES,
        steps=True,
    ),
    Scale(
        "is charged|was charged|been charged|accused of|on trial for",
        "convicted of|was convicted|guilty|sentenced",
        told_of=NAMES,
        steps=True,
    ),
    Scale(
        "declined to comment|refused to comment|would not comment",
        "said in a statement",
        told_of=NAMES,
        steps=True,
    ),
)

_UP = "rise, rose, risen, climbed, grew, increase, increased, gained, jumped, soared, higher, went up"
_DOWN = "fall, fell, fallen, dropped, declined, decrease, decreased, lost, slumped, plunged, lower, went down"
_PAIRS = f"""
{_UP} / {_DOWN}
open, reopen, reopened / closed, shut, close, shuttered
accept, accepted, approve, approved, adopted, backed, welcomed / reject, rejected, refused, declined, opposed
approve, approved, adopted, passed / vetoed, threw out, thrown out, turned down, voted down, failed
upheld / overturned, quashed, annulled, struck down, set aside
win, won, beat, defeated / lose, lost
arrive, arrived / leave, left, departed
alive, survived / dead, died, killed
guilty, convicted / innocent, acquitted, cleared
first / last
north, northern / south, southern
east, eastern / west, western
before / after
more / fewer, less
buy, bought / sell, sold
hired / fired, sacked, dismissed
remain, remained, stay, stayed / leave, left, quit, resigned
start, started, begin, began, resumed / end, ended, stop, stopped, halted
allow, allowed, permitted / ban, banned, barred, forbade, prohibited
succeeded / failed
raise, raised / cut, lowered, reduced
strengthened / weakened
freed, released / jailed, detained, held, imprisoned
supports, supported / opposes, opposed
safe / unsafe, dangerous
above / below
inside / outside
abierto, abierta, abre, reabre / cerrado, cerrada, cierra, cortado, cortada
aceptó, aprobó, aprobado / rechazó, rechazado
subió, aumentó, creció / bajó, cayó, descendió
ganó / perdió
geöffnet, offen / geschlossen, gesperrt
gestiegen, stieg / gefallen, fiel, gesunken, sank
angenommen, genehmigt / abgelehnt
gewann, gewonnen / verlor, verloren
"""
"""Words and phrases that two sentences of one thing, in mostly the same words, do not both use, by line.

There they may be of many things, as those of SCALES may not; with those beside them nothing is gained.
Chosen without a look at any labelled story.
"""


def _sides() -> dict[str, frozenset[str]]:
    """For each word those of opposite meaning."""
    found: dict[str, frozenset[str]] = {}
    for line in _PAIRS.strip().splitlines():
        one, other = (frozenset(map(fold, side.split(", "))) for side in line.split(" / "))
        for words, opposite in ((one, other), (other, one)):
            for word in words:
                found[word] = found.get(word, frozenset()) | opposite
    return found


OPPOSITES = _sides()
"""For each word or phrase those of opposite meaning."""

OUTCOMES = tuple(
    (re.compile(rf"\b(?:{stated})\b", re.IGNORECASE), re.compile(rf"\b(?:{told})", re.IGNORECASE))
    for stated, told in (
        ("guilty|convicted|verurteilt|condenad[oa]s?", "guilty|convict|schuldig|verurteil|culpable|conden"),
        ("acquitted|freigesprochen|absuelt[oa]s?", "acquit|cleared|not guilty|freisp|freigesp|absuel|absol"),
        ("sentenced|jailed|imprisoned", "sentenc|jail|imprison|prison"),
        ("resigned|stepped down|zurückgetreten|dimitió", "resign|quit|step|zurück|Rücktritt|dimi|renunci"),
        ("sacked|ousted|entlassen", "sack|fire|dismiss|oust|remov|entlass|entließ"),
        (
            "arrested|festgenommen|detenid[oa]s?",
            "arrest|detain|custody|caught|captur|held|festnahm|festgen|verhaft|deten|detu",
        ),
    )
)
"""What becomes of somebody: how a sentence states it, and how words begin that tell it in any way.

Who writes of a trial has not told its verdict.
"""
