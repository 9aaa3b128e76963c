"""What the words of a question show: its topic, the measure it asks for, the aspect it wants."""

from __future__ import annotations

import functools
import re

from knowledge.records import Aspect, Measure, Topic
from knowledge.vocabulary import load_yaml


@functools.cache
def _patterns(group: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in load_yaml("cues.yml")[group].items()}


@functools.cache
def _measure_patterns(topic: str) -> dict[str, re.Pattern[str]]:
    measures = load_yaml("cues.yml")["measures"].get(topic, {})
    return {name: re.compile(pattern) for name, pattern in measures.items()}


def topic_of(text: str) -> Topic | None:
    """Return the core topic that the words of `text` show, if any."""
    found = next((name for name, pattern in _patterns("topics").items() if pattern.search(text)), None)
    return Topic(found) if found else None


def speaks_of(text: str, topic: Topic | None) -> bool:
    """Return whether a text has a word of `topic`; every text has one of no topic and of `BULLETIN`."""
    pattern = _patterns("topic_words").get(topic.value) if topic else None
    return pattern is None or pattern.search(text) is not None


def measure_of(text: str, topic: Topic | None) -> Measure | None:
    """Return the measure of `topic` that the words of `text` ask for, if any."""
    if topic is None:
        return None
    patterns = _measure_patterns(topic.value)
    found = next((name for name, pattern in patterns.items() if pattern.search(text)), None)
    return Measure(found) if found else None


def aspect_of(text: str) -> Aspect:
    """Return what `text` wants to know; `VALUE` when no word says anything else."""
    found = next((name for name, pattern in _patterns("aspects").items() if pattern.search(text)), None)
    return Aspect(found) if found else Aspect.VALUE
