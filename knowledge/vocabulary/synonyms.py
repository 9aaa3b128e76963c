"""Everyday words and the official words that bulletins use for the same thing."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from itertools import zip_longest

from knowledge.vocabulary.files import load_rows
from knowledge.vocabulary.pairs import places_of

# 交[的]社保, 欠[了我的]工资: what may stand within an everyday word without changing what it means
FILLERS = frozenset("的了过着我")
MOST_FILLERS = 3
# 还[过]钱 and other words of two characters would be found where they are not
SHORTEST_PARTED = 3


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


@functools.lru_cache(maxsize=512)
def expand(text: str) -> tuple[str, ...]:
    """Return the official words for the everyday words of `text` that it does not use itself.

    The longest spelling at each place counts. An official word in the text is taken whole: 养老保险
    does not stand for 养老 there. 扣了我工资 is read as 扣工资: `FILLERS` may stand within a spelling.
    """
    added: dict[str, None] = {}
    end = 0
    for start in _beginnings(text):
        if start < end:
            continue
        spelling, end = _longest_at(text, start) if start < len(text) - 1 else (text[start:], len(text))
        added.update(dict.fromkeys(word for word in _official().get(spelling, ()) if word not in text))
    return tuple(added)


def _beginnings(text: str) -> list[int]:
    """Return the places of `text` where a spelling may begin, fillers within it or not."""
    beginnings, official = _by_beginning(), _official()
    pairs = zip_longest(text, text[1:], fillvalue="")
    return [
        place
        for place, (first, second) in enumerate(pairs)
        if first + second in beginnings or second in FILLERS or first in official
    ]


def lexicon_words(text: str) -> list[str]:
    """Return the everyday and official words in `text` in order, the longest at each place.

    They stand as they are, fillers and words of one character aside.
    """
    found: list[str] = []
    end = 0
    for start in places_of(text, _by_beginning()):
        if start < end:
            continue
        spellings = _by_beginning()[text[start : start + 2]]
        word = next((spelling for spelling in spellings if text.startswith(spelling, start)), "")
        if word:
            end = start + len(word)
            found.append(word)
    return found


def _longest_at(text: str, start: int) -> tuple[str, int]:
    """Return the longest spelling at `start` and where it ends; "" and the next place without one."""
    first, second = text[start], text[start + 1]
    candidates = _by_beginning().get(first + second, ())
    after = _skipped(text, start + 1)
    if second in FILLERS and after < len(text):
        found = (*candidates, *_by_beginning().get(first + text[after], ()))
        candidates = tuple(sorted(found, key=lambda word: (-len(word), word)))
    for spelling in candidates:
        if end := _end_of(spelling, text, start):
            return spelling, end
    return (first, start + 1) if first in _official() else ("", start + 1)


def _end_of(spelling: str, text: str, start: int) -> int:
    """Return where `spelling` ends in `text`, 0 when it does not stand at `start`, fillers aside."""
    if text.startswith(spelling, start):
        return start + len(spelling)
    if len(spelling) < SHORTEST_PARTED:
        return 0
    place = start
    for character in spelling:
        if text[place : place + 1] != character:
            place = _skipped(text, place)
        if text[place : place + 1] != character:
            return 0
        place += 1
    return place


def _skipped(text: str, place: int) -> int:
    """Return the first place from `place` on that holds no filler, `MOST_FILLERS` on at most."""
    for _ in range(MOST_FILLERS):
        if text[place : place + 1] not in FILLERS:
            break
        place += 1
    return place


@functools.lru_cache(maxsize=1)
def _official() -> dict[str, tuple[str, ...]]:
    """Return the official words of every everyday word, and none for the official words themselves."""
    spellings: dict[str, tuple[str, ...]] = {word: () for synonym in synonyms() for word in synonym.official}
    return spellings | {synonym.everyday: synonym.official for synonym in synonyms()}


@functools.lru_cache(maxsize=1)
def _by_beginning() -> dict[str, tuple[str, ...]]:
    """Return the spellings of two and more characters by their first two, longest first."""
    grouped: dict[str, list[str]] = {}
    for spelling in sorted(_official(), key=lambda word: (-len(word), word)):
        if len(spelling) > 1:
            grouped.setdefault(spelling[:2], []).append(spelling)
    return {beginning: tuple(spellings) for beginning, spellings in grouped.items()}
