"""Scripted faults: answers that a test puts in place of the true ones, and calls that are never answered."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

from tests.rig.entities import Json

Body = str | bytes | Mapping[str, Json]
"""A description, raw bytes, or fields laid over a true error answer."""


@dataclass(slots=True)
class Fault:
    """What meets the next calls of a method; without a status they are done and never answered."""

    method: str
    status: int | None
    body: bytes
    chat: int | None
    times: int
    delivered: bool


class Faults:
    """The faults that have not yet struck, oldest first."""

    def __init__(self) -> None:
        self._waiting: list[Fault] = []

    def add(self, fault: Fault) -> None:
        """Put a fault behind the others."""
        self._waiting.append(fault)

    def strike(self, method: str, chat: str | None) -> Fault | None:
        """The fault that meets this call, if any; counts it."""
        for fault in self._waiting:
            if fault.times > 0 and fault.method == method and str(fault.chat or chat) == str(chat):
                fault.times -= 1
                return fault
        return None


def body_of(status: int, body: Body) -> bytes:
    """The bytes of a scripted answer."""
    if isinstance(body, bytes):
        return body
    told: dict[str, Json] = {"ok": False, "error_code": status, "description": "Scripted"}
    return json.dumps(told | ({"description": body} if isinstance(body, str) else dict(body))).encode()
