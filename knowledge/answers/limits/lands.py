"""Which places lie outside China: no office of theirs has the numbers to call that are known here."""

from __future__ import annotations

from knowledge.vocabulary import load_yaml


def is_abroad(place: str) -> bool:
    """Return whether a place (日本, 纽约) lies outside China."""
    lands: dict[str, list[str]] = load_yaml("foreign_places.yml")
    return place in lands["countries"] or place in lands["abroad"]
