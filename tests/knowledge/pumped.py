"""Strings that make a regular expression try again and again: each of its repeats, repeated."""

from __future__ import annotations

import itertools
import sre_parse
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

LONGEST = 500
_MOST = 8
# a repeat of fewer is bounded, and so is what it costs
_UNBOUNDED = 64
# what ends a run of repeats without matching anything that follows it
_ENDS = ("\x00",)
_OF_CLASS = {"digit": "1", "space": " ", "word": "a", "not_digit": "a", "not_space": "一", "not_word": "，"}


# what stands in place of the names of other texts, sometimes fifty times: masked()
BLANK = "\u3000"


def may_explode(pattern: str, flags: int = 0) -> bool:
    """Return whether a repeat without bound has in it what matches in several ways: (a+)+, (a|ab?)*.

    Only these take exponential time; what is repeated one after the other is bounded by the length of a message.
    """
    return any(_is_varied(body) for body in _repeats(sre_parse.parse(pattern, flags)))


def _is_varied(tree: Iterable[Any]) -> bool:
    """Return whether a parsed pattern holds a branch, or a repeat of no fixed number."""
    for operation, argument in tree:
        name = str(operation)
        if name == "BRANCH" or (name in ("MAX_REPEAT", "MIN_REPEAT") and argument[0] != argument[1]):
            return True
        if any(_is_varied(inner) for inner in _inner(name, argument)):
            return True
    return False


def adversarial(pattern: str, flags: int = 0) -> list[str]:
    """Return strings of `LONGEST` characters made of what the pattern repeats, and of its own words."""
    tree = sre_parse.parse(pattern, flags)
    pumps = [pump for body in _repeats(tree) for pump in _samples(body)]
    if not pumps:
        return []
    pumps += _samples(tree, 1)
    distinct = [pump for pump in dict.fromkeys(pumps) if pump][:_MOST]
    pairs = ["".join(pair) for pair in itertools.pairwise(distinct)][:3]
    return [
        start + (pump * (LONGEST // len(pump) + 1))[: LONGEST - len(start) - len(end)] + end
        for pump in (*distinct, *pairs, BLANK)
        for start in ("", *_samples(tree)[:1])
        for end in _ENDS
    ]


def _repeats(tree: Iterable[Any]) -> Iterator[Sequence[Any]]:
    """Yield the bodies of all repeats in a parsed pattern."""
    for operation, argument in tree:
        name = str(operation)
        if name in ("MAX_REPEAT", "MIN_REPEAT") and argument[1] >= _UNBOUNDED:
            yield argument[2]
        for inner in _inner(name, argument):
            yield from _repeats(inner)


def _inner(name: str, argument: Any) -> list[Sequence[Any]]:
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        return [argument[2]]
    if name == "SUBPATTERN":
        return [argument[3]]
    if name == "BRANCH":
        return list(argument[1])
    return [argument[1]] if name in ("ASSERT", "ASSERT_NOT") else []


def _samples(tree: Iterable[Any], most: int = 4) -> list[str]:
    """Return some strings that a parsed pattern matches, assertions aside."""
    found = [""]
    for operation, argument in tree:
        pieces = _pieces(str(operation), argument)
        found = [before + piece for piece in pieces for before in found][:most]
    return found


def _pieces(name: str, argument: Any) -> list[str]:
    if name == "LITERAL":
        return [chr(argument)]
    if name == "NOT_LITERAL":
        return ["a" if argument != ord("a") else "b"]
    if name == "ANY":
        return ["一"]
    if name == "IN":
        return _of_set(argument)
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        least = max(argument[0], 1)
        return [piece * min(least, 30) for piece in _samples(argument[2], 2)]
    if name == "SUBPATTERN":
        return _samples(argument[3])
    if name == "BRANCH":
        return [piece for branch in argument[1] for piece in _samples(branch, 1)][:6]
    return [""]


def _of_set(members: Sequence[Any]) -> list[str]:
    """Return two characters of a set; of a negated one some that it does not name."""
    if str(members[0][0]) == "NEGATE":
        named = {argument for operation, argument in members if str(operation) == "LITERAL"}
        return [one for one in "一a1 " if ord(one) not in named][:2]
    found = []
    for operation, argument in members:
        name = str(operation)
        if name == "LITERAL":
            found.append(chr(argument))
        elif name == "RANGE":
            found.append(chr(argument[0]))
        else:
            found.append(_OF_CLASS[str(argument).removeprefix("CATEGORY_").lower()])
    return found[:2]
