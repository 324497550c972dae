"""What the Bot API answers instead of a result."""

from __future__ import annotations

from tests.rig.entities import Json


class Refused(Exception):
    """A request that is answered with an error; description as Telegram words it."""

    def __init__(self, status: int, description: str, parameters: dict[str, Json] | None = None) -> None:
        super().__init__(description)
        self.status, self.description, self.parameters = status, description, parameters

    def to_json(self) -> dict[str, Json]:
        """The error as the Bot API writes it."""
        told: dict[str, Json] = {"ok": False, "error_code": self.status, "description": self.description}
        return told | ({"parameters": self.parameters} if self.parameters else {})


def bad_request(why: str) -> Refused:
    """A 400 answer."""
    return Refused(400, f"Bad Request: {why}")
