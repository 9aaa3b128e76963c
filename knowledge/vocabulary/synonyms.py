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
    """Return the official words for the everyday words of `text` that it does not use itself.

    An official word in the text is taken whole: 养老保险 does not stand for 养老 there.
    """
    added: dict[str, None] = {}
    start = 0
    while start < len(text):
        spelling = next((w for w in _by_first().get(text[start], ()) if text.startswith(w, start)), None)
        official = _official().get(spelling or "", ())
        added.update(dict.fromkeys(word for word in official if word not in text))
        start += len(spelling or " ")
    return tuple(added)


@functools.lru_cache(maxsize=1)
def _official() -> dict[str, tuple[str, ...]]:
    """Return the official words of every everyday word, and none for the official words themselves."""
    spellings: dict[str, tuple[str, ...]] = {word: () for synonym in synonyms() for word in synonym.official}
    return spellings | {synonym.everyday: synonym.official for synonym in synonyms()}


@functools.lru_cache(maxsize=1)
def _by_first() -> dict[str, tuple[str, ...]]:
    grouped: dict[str, list[str]] = {}
    for spelling in sorted(_official(), key=lambda word: (-len(word), word)):
        grouped.setdefault(spelling[0], []).append(spelling)
    return {first: tuple(spellings) for first, spellings in grouped.items()}
