"""Tables for `str.translate` that are filled as characters turn up: ten times faster than asking of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping

# So many characters are remembered: more than Chinese is written with, 200 bytes each.
REMEMBERED = 32_768


class CharacterTable(dict[int, str]):
    """What becomes of each character; of those beyond the first `REMEMBERED` it is found out each time."""

    def __init__(self, spelling: Callable[[str], str], known: Mapping[int, str] | None = None) -> None:
        """Take what gives the spelling of one character, and spellings that are `known` by its code."""
        super().__init__(known or {})
        self._spelling = spelling

    def __missing__(self, code: int) -> str:
        """Return the spelling of a character that did not turn up before."""
        spelling = self._spelling(chr(code))
        if len(self) < REMEMBERED:
            self[code] = spelling
        return spelling
