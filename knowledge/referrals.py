"""Where to turn: with a message that must not wait, that is a single case, or that no bulletin answers."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.vocabulary.files import read_mapping
from knowledge.vocabulary.patterns import any_of

_FILE = Path(__file__).parent / "referrals.yml"
# the last sentence asks, those before it tell: 工地摔伤了。老板不管。去哪里申请工伤认定？
_SENTENCES = re.compile(r"[。！？!?\n]+")
# 12345, 110
_NUMBER = re.compile(r"\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Referral:
    """Where to turn: the `sentence` said when `words` match and no word of `unless` does.

    `always` is a guard that holds even where the words show a core topic.
    """

    sentence: str
    words: re.Pattern[str]
    unless: re.Pattern[str] | None
    always: bool

    def holds_for(self, text: str) -> bool:
        """Return whether the words of `text` call for it."""
        return bool(self.words.search(text)) and not (self.unless and self.unless.search(text))

    def weight(self, text: str) -> tuple[int, int]:
        """Return how much of `text` calls for it, in characters, and where the last word that does ends.

        What its last sentence says counts twice. Of equals the last named is meant: 二手房契税, 小区电梯.
        """
        sentences = [sentence for sentence in _SENTENCES.split(text) if sentence]
        in_last = _length(self.words, sentences[-1]) if sentences else 0
        ends = [match.end() for match in self.words.finditer(text)]
        return _length(self.words, text) + in_last, max(ends, default=0)


@functools.lru_cache(maxsize=256)
def urgent(text: str) -> Referral | None:
    """Return where somebody in danger must turn at once, if the normalised `text` tells of danger."""
    return next((referral for referral in _referrals("urgent") if referral.holds_for(text)), None)


def guard(text: str, *, always: bool = False) -> Referral | None:
    """Return what is said to a message that must not be searched for; only the `always` ones if asked."""
    guards = (referral for referral in _referrals("guards") if referral.always or not always)
    return next((referral for referral in guards if referral.holds_for(text)), None)


def case(text: str) -> Referral | None:
    """Return where to turn with somebody's own case of law, labour or medicine.

    None where nobody tells of one, and where it is asked what is published.
    """
    if not _persons().search(text) or _published().search(text):
        return None
    return _heaviest(_referrals("cases"), text)


def department(text: str) -> Referral | None:
    """Return the department whose matters fill most of the text."""
    return _heaviest((*_referrals("cases"), *_referrals("departments")), text)


def sentence(name: str) -> str:
    """Return a sentence of the file that goes with no words (`general`, `commands`, `wordless`)."""
    return str(_content()[name])


@functools.cache
def phone_numbers() -> frozenset[str]:
    """Return every number that the file names to call."""
    return frozenset(_NUMBER.findall(str(_content())))


def _heaviest(referrals: Iterable[Referral], text: str) -> Referral | None:
    """Return the referral with the greatest weight, the first of equals."""
    held = [referral for referral in referrals if referral.holds_for(text)]
    return max(held, key=lambda referral: referral.weight(text), default=None)


def _length(words: re.Pattern[str], text: str) -> int:
    return sum(len(found) for found in {match[0] for match in words.finditer(text)})


@functools.cache
def _referrals(group: str) -> tuple[Referral, ...]:
    return tuple(_referral(entry, group) for entry in _content()[group])


def _referral(entry: dict[str, Any], group: str) -> Referral:
    template = group if "phone" in entry else "without_phone"
    return Referral(
        sentence=entry.get("say") or _content()["templates"][template].format(**entry),
        words=any_of(entry["words"]),
        unless=any_of(entry["unless"]) if "unless" in entry else None,
        always=entry.get("always", False),
    )


@functools.cache
def _published() -> re.Pattern[str]:
    return any_of(_content()["published"])


@functools.cache
def _persons() -> re.Pattern[str]:
    return any_of(_content()["persons"])


@functools.cache
def _content() -> dict[str, Any]:
    return read_mapping(_FILE)
