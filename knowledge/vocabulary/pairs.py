"""Where in a text a spelling may begin that is looked up by its first two characters."""

from __future__ import annotations

import operator
import re
from collections.abc import Container
from functools import cached_property
from typing import Generic, TypeVar

Value = TypeVar("Value")


def places_of(text: str, beginnings: Container[str]) -> list[int]:
    """Return the places of `text` where two characters stand that are one of `beginnings`, in order.

    At the last place stands one character alone.
    """
    pairs = (*map(operator.add, text, text[1:]), text[-1:])
    return [place for place, pair in enumerate(pairs) if pair in beginnings]


class ByBeginning(dict[str, tuple[Value, ...]], Generic[Value]):
    """Values by the first two characters of their spelling: so few that most characters begin none.

    With thousands of beginnings `places_of` is faster.
    """

    def places_in(self, text: str) -> list[int]:
        """Return what `places_of` does: a pattern passes over what begins nothing."""
        found = (match.start() for match in self._may_begin.finditer(text))
        return [place for place in found if text[place : place + 2] in self]

    @cached_property
    def _may_begin(self) -> re.Pattern[str]:
        firsts, seconds, alone = set[str](), set[str](), set[str]()
        for beginning in self:
            (firsts if len(beginning) > 1 else alone).add(beginning[:1])
            seconds.add(beginning[1:])
        return re.compile(rf"{_any_of(firsts)}(?={_any_of(seconds)})|{_any_of(alone)}\Z")


def _any_of(characters: set[str]) -> str:
    """Return the pattern of one of the characters; of none it finds nothing."""
    escaped = "".join(map(re.escape, sorted(characters)))
    return f"[{escaped}]" if escaped else "(?!)"
