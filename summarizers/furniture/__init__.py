"""Takes page furniture off pasted text; `removal` opens with the map of the rooms."""

from summarizers.furniture.removal import Body, looks_paywalled, remove_furniture

__all__ = ["Body", "looks_paywalled", "remove_furniture"]
