"""Everyday words and the official words that bulletins use for the same thing."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from knowledge.vocabulary.files import load_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class Synonym:
    """An `everyday` word, the `official` ones for it, the `field` of life, and where they stand."""

    everyday: str
    official: tuple[str, ...]
    field: str
    source: str


@functools.lru_cache(maxsize=1)
def synonyms() -> tuple[Synonym, ...]:
    """Return the lexicon in file order."""
    return tuple(
        Synonym(everyday=everyday, official=tuple(official.split("|")), field=field, source=source)
        for everyday, official, field, source in load_rows("synonyms.tsv", columns=4)
    )


def expand(text: str) -> tuple[str, ...]:
    """Return the official words for the everyday words of `text` that it does not use itself."""
    added: dict[str, None] = {}
    start = 0
    while start < len(text):
        found = next(
            (s for s in _by_first().get(text[start], ()) if text.startswith(s.everyday, start)), None
        )
        if found is None:
            start += 1
            continue
        added.update(dict.fromkeys(word for word in found.official if word not in text))
        start += len(found.everyday)
    return tuple(added)


@functools.lru_cache(maxsize=1)
def _by_first() -> dict[str, tuple[Synonym, ...]]:
    grouped: dict[str, list[Synonym]] = {}
    for synonym in sorted(synonyms(), key=lambda s: -len(s.everyday)):
        grouped.setdefault(synonym.everyday[0], []).append(synonym)
    return {first: tuple(group) for first, group in grouped.items()}
