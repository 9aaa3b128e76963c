"""The words of menu.yml: keys of the menu, commands, and what asks nothing."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import yaml

_FILE = Path(__file__).with_name("menu.yml")

# 出处2   出处 2   看出处第2
NUMBERED_SOURCE = re.compile(r"(?P<word>[^0-9第]{1,6})第?(?P<number>[1-9])处?")
# 2   2.   2、   （2）   回复2   选2   第2个
CHOICE = re.compile(r"(?:回复|选择|选|第)?[(]?(?P<number>[0-9]{1,2})[)]?[.、。,]?(?:个|项|号)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Menu:
    """What menu.yml says."""

    subscribe: str
    keys: dict[str, str]
    more: frozenset[str]
    source: frozenset[str]
    nudges: frozenset[str]
    no_words: frozenset[str]

    def source_number(self, text: str) -> int | None:
        """Return which source `text` asks for, counted from 1; None where it asks for none."""
        plain = bare(text)
        if plain in self.source:
            return 1
        numbered = NUMBERED_SOURCE.fullmatch(plain)
        return int(numbered["number"]) if numbered and numbered["word"] in self.source else None

    def asks_nothing(self, text: str) -> bool:
        """Return whether `text` merely looks at what is there: 好的, 1, a mark alone."""
        plain = bare(text)
        return len(plain) < 2 or plain in self.nudges or not any(letter.isalpha() for letter in plain)


@lru_cache
def menu() -> Menu:
    """Return the menu of menu.yml."""
    found = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    words = {name: frozenset(found[name]) for name in ("more", "source", "nudges", "no_words")}
    return Menu(subscribe=found["subscribe"], keys=found["keys"], **words)


def bare(text: str) -> str:
    """Return `text` in one width, without white space, quotes and marks at its ends."""
    plain = "".join(unicodedata.normalize("NFKC", text).split()).lower()
    return plain.strip("“”\"'「」。.!?,~…、")


def choice_number(text: str) -> str | None:
    """Return the number when `text` is the number of a choice alone."""
    found = CHOICE.fullmatch("".join(unicodedata.normalize("NFKC", text).split()))
    return found["number"] if found else None
