"""The words of the reader."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.wording import sentences
from knowledge.records import Bulletin

_FILE = Path(__file__).with_name("wording.yml")


def say(name: str, **values: object) -> str:
    """Return the words `name` of wording.yml, filled in; KeyError names missing ones."""
    return sentences(_FILE)[name].format(**values)


def issue_name(bulletin: Bulletin) -> str:
    """Return 2019年第12期."""
    return say("issue", year=bulletin.year, number=bulletin.number)


def day(found: date | None) -> str | None:
    """Return a day as it is printed, 2019年12月9日."""
    return f"{found.year}年{found.month}月{found.day}日" if found else None


def pages(numbers: Sequence[int]) -> str:
    """Return 第3页, or 第3—5页."""
    if len(numbers) < 2:
        return say("page", number=numbers[0]) if numbers else ""
    return say("pages", first=numbers[0], last=numbers[-1])
