"""No regular expression takes long, whatever text from outside it is tried on.

Every pattern of our modules and of the vocabularies is tried on strings that repeat what it repeats. The guard
is processor time, and far above what any of them needs: it catches what grows out of bounds.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
import signal
from collections.abc import Iterator
from pathlib import Path
from types import FrameType
from typing import Any

import pytest
import yaml

import actions
import knowledge
from tests.knowledge.pumped import LONGEST, adversarial

# of processor time for one string of 500 characters, as long as a message may be; all need far less
SECONDS = 5.0
ROOT = Path(knowledge.__file__).parent
TRAINING = re.compile(r"_training\b")


def module_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for package in (knowledge, actions):
        for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
            if TRAINING.search(module.name):
                continue
            values = vars(importlib.import_module(module.name))
            for name, value in values.items():
                made = made_by(value) if getattr(value, "__module__", "") == module.name else value
                yield from ((f"{module.name}.{name}", found) for found in patterns_in(made))


def made_by(value: Any) -> object:
    """Return what a remembering function without arguments makes: vocabularies are compiled by such."""
    makes = hasattr(value, "cache_info") and not inspect.signature(value).parameters
    return value() if makes and "Pattern" in str(inspect.signature(value).return_annotation) else value


def patterns_in(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, dict):
        yield from (found for one in value.values() for found in patterns_in(one))
    elif isinstance(value, (tuple, list, set, frozenset)):
        yield from (found for one in value for found in patterns_in(one))


def vocabulary_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for file in sorted(ROOT.rglob("*.yml")):
        content = yaml.safe_load(file.read_text(encoding="utf-8"))
        for text in texts_in(content):
            if not re.search(r"[\\\[(|*+?]", text):
                continue
            try:
                yield f"{file.name}: {text[:60]}", re.compile(re.sub(r"\{[a-z_]+\}", "一", text))
            except re.error:
                continue


def texts_in(content: Any) -> Iterator[str]:
    if isinstance(content, str):
        yield content
    elif isinstance(content, dict):
        yield from (text for one in content.values() for text in texts_in(one))
    elif isinstance(content, list):
        yield from (text for one in content for text in texts_in(one))


class TakesLongError(Exception):
    """A pattern used up its time."""


def give_up(number: int, frame: FrameType | None) -> None:
    raise TakesLongError


def slow_on(pattern: re.Pattern[str]) -> str | None:
    """Return the beginning of a string on which a pattern takes long."""
    for text in adversarial(pattern.pattern, pattern.flags & ~re.UNICODE):
        signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
        try:
            pattern.search(text)
            pattern.fullmatch(text)
        except TakesLongError:
            return text[:40]
        finally:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    return None


@pytest.fixture
def guard() -> Iterator[None]:
    before = signal.signal(signal.SIGVTALRM, give_up)
    yield
    signal.signal(signal.SIGVTALRM, before)


@pytest.mark.usefixtures("guard")
@pytest.mark.parametrize("source", [module_patterns, vocabulary_patterns])
def test_no_pattern_takes_long(source: Any) -> None:
    patterns = {pattern.pattern: (name, pattern) for name, pattern in source()}
    assert len(patterns) > 200
    slow = {name: text for name, pattern in patterns.values() if (text := slow_on(pattern))}
    assert slow == {}


@pytest.mark.usefixtures("guard")
def test_pattern_that_tries_again_and_again_is_found() -> None:
    assert slow_on(re.compile("(?:嗯+，?)+好")) is not None
    assert slow_on(re.compile("嗯+好")) is None
    assert max(map(len, adversarial("(?:ab)+c"))) == LONGEST
