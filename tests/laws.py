"""How long hypothesis looks for what breaks a law, where its own measure does not fit."""

from __future__ import annotations

from hypothesis import settings

law = settings(deadline=None)
"""No time limit for an example: the first one of a language loads its models."""

story_law = settings(deadline=None, max_examples=30)
"""Fewer examples, where each makes whole briefs."""
