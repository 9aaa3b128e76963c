"""The sentences that are said, kept in knowledge/wording.yml and filled in here."""

from __future__ import annotations

import functools
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from knowledge.numerals import figure
from knowledge.vocabulary.files import read_mapping

__all__ = ["figure", "money", "say", "spoken_date", "wording"]

_FILE = Path(__file__).parent.parent / "wording.yml"


@functools.cache
def wording() -> dict[str, Any]:
    """Return the whole file of sentences; VocabularyError when it is missing or no mapping."""
    return read_mapping(_FILE)


def say(key: str, **values: str) -> str:
    """Fill in the sentence `key` (`group.name`); KeyError names a missing sentence or value."""
    group, name = key.split(".")
    sentence: str = wording()[group][name]
    return sentence.format(**values)


def spoken_date(day: date) -> str:
    """Return 2015年11月1日."""
    return f"{day.year}年{day.month}月{day.day}日"


def money(amount: Decimal | None, unit: str) -> str:
    """Return the amount with its unit as printed: 12.5元/小时."""
    return f"{figure(amount)}{unit}" if amount is not None else ""
