"""How well `summarizers.support_for` tells texts that state a claim from those that do not.

`python -m tests.eval.stating` prints, for each kind of pair, the mean support of texts that state the claim
and of those that do not, and the share of pairs on the right side of REPORTS, for the pairs that were looked
at (`stating/pairs.jsonl`) and those that were not (`stating/unseen.jsonl`).
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from summarizers import support_for
from summarizers.claims.coverage import REPORTS

PAIRS = Path(__file__).with_name("stating")


@dataclass(frozen=True)
class Pair:
    """A claim and a text, whether the text states the claim, and how strongly it was found to."""

    kind: str
    states: bool
    support: float

    @property
    def right(self) -> bool:
        """Whether the support is on the side where it should be."""
        return (self.support >= REPORTS) == self.states


def _day(given: str | None) -> date | None:
    return date.fromisoformat(given) if given else None


def pairs_of(path: Path) -> list[Pair]:
    """Read labelled pairs and ask for their support."""
    rows = map(json.loads, path.read_text(encoding="utf-8").splitlines())
    return [
        Pair(
            row["kind"],
            row["states"],
            support_for(
                row["claim"],
                row["text"],
                language=row["language"],
                claim_date=_day(row.get("claim_date")),
                text_date=_day(row.get("text_date")),
            ),
        )
        for row in rows
    ]


def right_share(pairs: Sequence[Pair]) -> float:
    """The share of pairs that are judged right."""
    return sum(pair.right for pair in pairs) / len(pairs)


def _mean(pairs: Sequence[Pair], *, states: bool) -> float:
    found = [pair.support for pair in pairs if pair.states is states]
    return sum(found) / len(found)


def main() -> None:
    """Print the tables."""
    for path in sorted(PAIRS.glob("*.jsonl")):
        pairs = pairs_of(path)
        kinds = defaultdict[str, list[Pair]](list)
        for pair in pairs:
            kinds[pair.kind].append(pair)
        print(f"{path.stem:26}  states   not  right  of")
        for name, held in (*sorted(kinds.items()), ("all", pairs)):
            means = _mean(held, states=True), _mean(held, states=False)
            print(f"{name:26}  {means[0]:6.2f}{means[1]:6.2f}{right_share(held):7.2f}{len(held):4}")


if __name__ == "__main__":
    main()
