"""No regular expression takes long, whatever text from outside it is tried on.

Every pattern of our modules and of the vocabularies is looked at; one that may take exponential time is tried on
strings that repeat what it repeats. The guard is processor time, and far above what any of them needs: it catches
what grows out of bounds. The modules of the bot are read, not imported: Rasa would come with them.
"""

from __future__ import annotations

import ast
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
from tests.knowledge.pumped import LONGEST, adversarial, may_explode

# of processor time for one string of 500 characters, as long as a message may be; all need far less
SECONDS = 1.0
ROOT = Path(knowledge.__file__).parent
BOT = ROOT.parent / "bot"
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


def written_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Yield the patterns that the bot's own sources give to functions of `re` as they stand."""
    for file in sorted(BOT.rglob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and is_of_re(node.func) and node.args:
                first = node.args[0]
                if isinstance(first, ast.Constant) and isinstance(first.value, str):
                    yield f"{file.name}:{node.lineno}", re.compile(first.value)


def is_of_re(function: ast.expr) -> bool:
    return (
        isinstance(function, ast.Attribute)
        and isinstance(function.value, ast.Name)
        and function.value.id == "re"
    )


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
    if not may_explode(pattern.pattern, pattern.flags & ~re.UNICODE):
        return None
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
@pytest.mark.parametrize(
    ("source", "least"), [(module_patterns, 200), (vocabulary_patterns, 200), (written_patterns, 15)]
)
def test_no_pattern_takes_long(source: Any, least: int) -> None:
    patterns = {pattern.pattern: (name, pattern) for name, pattern in source()}
    assert len(patterns) >= least
    slow = {name: text for name, pattern in patterns.values() if (text := slow_on(pattern))}
    assert slow == {}


@pytest.mark.usefixtures("guard")
def test_pattern_that_tries_again_and_again_is_found() -> None:
    assert slow_on(re.compile("(?:嗯+，?)+好")) is not None
    assert slow_on(re.compile("嗯+好")) is None
    assert max(map(len, adversarial("(?:ab)+c"))) == LONGEST


def test_what_may_explode() -> None:
    assert [
        may_explode(p) for p in ("(?:a+)+b", "(?:a|ab?)*c", "(?:a{2}b)+c", "a+b*c?", "(?:ab?){0,9}c")
    ] == [
        True,
        True,
        False,
        False,
        False,
    ]
