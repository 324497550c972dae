"""Words for opposite states, and for steps that follow one another, in English, German and Spanish.

How it works: each scale has the words and phrases of two sides. Kept are those that say the same of whatever
    they are told of: "rose" and "fell" are of too many things, "alive" and "dead" of too many people;
    docs/notes.md has what was left out.
Known failures: "guilty" and "charged" may be of two cases of one person.
"""

from __future__ import annotations

from dataclasses import dataclass

AROUND, BEHIND, NAMES = "around", "behind", "names"
"""Where stands what a state is told of: on both sides, right behind it, or on both sides and is a name."""


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
    Scale("often|frequently|regularly", "rarely|seldom|hardly ever", told_of=BEHIND),
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
