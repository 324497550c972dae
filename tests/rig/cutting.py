"""How clients cut a text that is too long for one message."""

from __future__ import annotations

from tests.rig.entities import units

LONGEST_PIECE = 4096
"""UTF-16 units of one message."""


def pieces_of(text: str, *, hard: bool = False) -> list[str]:
    """The messages that a long text becomes, each trimmed as the server trims it.

    A client cuts at the last newline in the second half of the room, else at the last space there, else
    (or with hard, always) where the room ends.
    """
    pieces, rest = [], text.strip()
    while units(rest) > LONGEST_PIECE:
        room = _room(rest)
        half = len(_room(rest, LONGEST_PIECE // 2))
        at = -1 if hard else max(room.rfind("\n", half), -1)
        if at < 0 and not hard:
            at = room.rfind(" ", half)
        at = len(room) if at < 0 else at
        pieces.append(rest[:at].strip())
        rest = rest[at:] if hard else rest[at:].lstrip()
    return [piece for piece in (*pieces, rest.strip()) if piece]


def _room(text: str, size: int = LONGEST_PIECE) -> str:
    """The beginning of a text that fills the room, whole characters only."""
    return text.encode("utf-16-le")[: 2 * size].decode("utf-16-le", "ignore")
