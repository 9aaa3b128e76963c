"""Dog breeds under their everyday names. Which of them are banned, only the bulletin's text says."""

from __future__ import annotations

import functools
import re
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.vocabulary.files import load_yaml
from knowledge.vocabulary.pairs import ByBeginning

# what shows that a text speaks of dogs: 贵宾 and 中亚 are breeds there alone
_OF_DOGS = re.compile(r"[狗犬养遛]|宠物|品种|咬人|藏獒|烈性")


@dataclass(frozen=True, slots=True, kw_only=True)
class BreedMention:
    """A breed found in a text: canonical `name`; `text` is `source[start:end]` as written."""

    name: str
    start: int
    end: int
    text: str


@functools.lru_cache(maxsize=1)
def breeds() -> dict[str, tuple[str, ...]]:
    """Return the everyday names of every breed by its canonical name, those of the notice first."""
    content = load_yaml("breeds.yml")
    return {name: tuple(aliases) for group in ("notice", "other") for name, aliases in content[group].items()}


def find_breeds(text: str) -> list[BreedMention]:
    """Return the breeds that `text` names, in order, the longest name at each place."""
    mentions: list[BreedMention] = []
    spellings = _spellings(_OF_DOGS.search(text) is not None)
    end = 0
    for start in spellings.places_in(text):
        spelling = _spelling_at(text, start, spellings) if start >= end else None
        if spelling is not None:
            end = start + len(spelling)
            end += text[end : end + 1] in {"犬", "狗"}
            mentions.append(BreedMention(name=_names()[spelling], start=start, end=end, text=text[start:end]))
    return mentions


def _spelling_at(text: str, start: int, spellings: Mapping[str, tuple[str, ...]]) -> str | None:
    for spelling in spellings.get(text[start : start + 2], ()):
        if text.startswith(spelling, start) and not text.startswith(
            _not_before(spelling), start + len(spelling)
        ):
            return spelling
    return None


def _not_before(spelling: str) -> tuple[str, ...]:
    return tuple(load_yaml("breeds.yml")["not_before"].get(spelling, ()))


@functools.lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    """Return the canonical name of every spelling; 梗 is also written 㹴."""
    names: dict[str, str] = {}
    for name, aliases in breeds().items():
        for spelling in (name, *aliases):
            names.setdefault(spelling, name)
            names.setdefault(spelling.replace("梗", "㹴"), name)
    for spelling, name in load_yaml("breeds.yml")["with_dogs"].items():
        names.setdefault(spelling, name)
    return names


@functools.lru_cache(maxsize=2)
def _spellings(of_dogs: bool) -> ByBeginning[str]:
    """Return the spellings by their first two characters, the longest first."""
    grouped: dict[str, list[str]] = {}
    left_out = frozenset[str]() if of_dogs else frozenset(load_yaml("breeds.yml")["with_dogs"])
    for spelling in sorted(_names().keys() - left_out, key=lambda s: (-len(s), s)):
        grouped.setdefault(spelling[:2], []).append(spelling)
    return ByBeginning({first_two: tuple(spellings) for first_two, spellings in grouped.items()})
