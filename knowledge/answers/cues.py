"""What the words of a question show: its topic, the measure it asks for, the aspect it wants.

A cue, a pattern of cues.yml, speaks for itself; where none does, and where the learnt reader is very
sure of something else, the reader decides (`knowledge.facets`). Its thresholds come from its training.
"""

from __future__ import annotations

import functools
import re

from knowledge.asking import asks
from knowledge.facets import read_facets
from knowledge.numerals import find_numbers
from knowledge.records import Aspect, Measure, Topic
from knowledge.regions import find_regions
from knowledge.text import clauses_of
from knowledge.vocabulary import load_yaml

_TEN = 10
# the steps of a message ask of the same texts what their words show
_REMEMBERED = 256
# 狗高 alone is no question: what is shorter needs a word that speaks for itself
_SHORTEST = 4
# cues that the reader does not overrule
_CLEAR = frozenset({Aspect.TEXT, Aspect.ISSUED, Aspect.VALIDITY, Aspect.EFFECTIVE})
# of a text as a whole no measure is asked for
_OF_TEXT = frozenset({Aspect.TEXT, Aspect.ISSUED, Aspect.VALIDITY})
# 一千八, 两千, but neither 二零一五 nor 3千
_AMOUNT_IN_WORDS = re.compile("[一二两三四五六七八九十百千万]*[百千万][一二两三四五六七八九十百千万]*")
# 干了6个钟头
_HOURS = re.compile(r"小时|钟头|钟点|点钟")


@functools.cache
def _patterns(group: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in load_yaml("cues.yml")[group].items()}


@functools.cache
def _measure_patterns(topic: str) -> dict[str, re.Pattern[str]]:
    measures = load_yaml("cues.yml")["measures"].get(topic, {})
    return {name: re.compile(pattern) for name, pattern in measures.items()}


def topic_of(text: str) -> Topic | None:
    """Return the core topic that a normalised `text` is on, as cue or reader tells, if any."""
    cue = cue_topic(text)
    facets = read_facets(text) if len(text) >= _SHORTEST else None
    if facets is None:
        return cue
    topic, sure = facets.topic
    enough = facets.thresholds["topic" if cue is None else "topic_sure"]
    found = topic if topic and sure >= enough else cue
    return None if found is _denied(text) else found


def is_elsewhere(text: str) -> bool:
    """Return whether the reader is sure that `text` is on none of the core topics and leans on nothing."""
    facets = read_facets(text)
    if _denied(text):
        return True
    return facets is not None and facets.elsewhere >= facets.thresholds["elsewhere"]


def measure_of(text: str, topic: Topic | None) -> Measure | None:
    """Return the measure of `topic` that `text` asks for, as cue or reader tells, if any."""
    if topic is None:
        return None
    cue = cue_measure(text, topic)
    facets = read_facets(text) if cue_aspect(text) not in _OF_TEXT else None
    if facets is None:
        return cue
    # 猫能养吗 is no question on dogs, whatever it may look like
    if facets.topics.get(topic.value, 0.0) < 1 / 2:
        return cue
    measure, sure = facets.measure(topic)
    name = "measure" if cue is None else "measure_sure"
    return measure if measure and sure >= facets.thresholds[f"{name}.{topic.value}"] else cue


def aspect_of(text: str) -> Aspect:
    """Return what `text` wants to know; `VALUE` when nothing says anything else.

    That no figure is wanted must hold of the clause that asks, unless a cue says so.
    """
    aspect = _whole_aspect(text)
    if aspect is Aspect.EFFECTIVE and is_entitlement(text):
        return Aspect.VALUE
    if aspect is not Aspect.TEXT or cue_aspect(text) is Aspect.TEXT:
        return aspect
    return _whole_aspect(_in_digits(_core_clause(text)))


def _in_digits(text: str) -> str:
    """Return `text` with amounts in words as figures, which is how the reader learnt them: 一千八 is 1800."""
    for number in reversed(find_numbers(text)):
        if _AMOUNT_IN_WORDS.fullmatch(text[number.start : number.end]):
            text = f"{text[: number.start]}{number.value:f}{text[number.end :]}"
    return text


def _whole_aspect(text: str) -> Aspect:
    """Return what a `text` wants, read as one.

    What a notice as a whole or its text answers is no figure, unless an amount is to be judged beside
    it (算不算违规); an aspect that the reader never learnt stays. A question with a word of a core topic
    that is surely on something else (低保户看病, 职工养老金) is none for the standards either. Of what is
    not on a core topic the cues alone tell what is wanted.
    """
    cue, facets = cue_aspect(text), read_facets(text)
    if facets is None or (cue and cue.value not in facets.aspects):
        return cue or Aspect.VALUE
    if is_elsewhere(text) and cue_topic(text):
        return Aspect.TEXT
    if facets.elsewhere > 1 / 2:
        return cue or Aspect.VALUE
    aspect, sure = facets.aspect
    if cue in _CLEAR and (cue, aspect) != (Aspect.TEXT, Aspect.COMPLIANCE):
        return cue or Aspect.VALUE
    enough = facets.thresholds["aspect" if cue is None else "aspect_sure"]
    return aspect if sure >= enough and _has_operand(text, aspect) else cue or Aspect.VALUE


def is_entitlement(text: str) -> bool:
    """Return whether `text` asks from when somebody may draw something: 什么时候可以拿, not 什么时候执行."""
    return _patterns("entitled")["person"].search(text) is not None


def is_pay_alone(text: str) -> bool:
    """Return whether a message has a place, an amount and a word that judges it, and nothing else."""
    places = find_regions(text)
    patterns = _patterns("pay_alone")
    if not places or not patterns["judged"].search(text):
        return False
    for place in reversed(places):
        text = text[: place.start] + text[place.end :]
    rest = patterns["fillers"].sub("", text)
    return re.fullmatch(r"\d{3,5}(?:\.\d+)?", rest) is not None


def speaks_of(text: str, topic: Topic | None) -> bool:
    """Return whether a text has a word of `topic`; every text has one of no topic and of `BULLETIN`."""
    pattern = _patterns("topic_words").get(topic.value) if topic else None
    return pattern is None or pattern.search(text) is not None


@functools.lru_cache(maxsize=_REMEMBERED)
def cue_topic(text: str) -> Topic | None:
    """Return the core topic that a word of `text` shows, if any."""
    found = _first(_patterns("topics"), text)
    return Topic(found) if found and Topic(found) is not _denied(text) else None


@functools.lru_cache(maxsize=_REMEMBERED)
def cue_measure(text: str, topic: Topic | None) -> Measure | None:
    """Return the measure of `topic` that a word of `text` shows, if any."""
    if topic is None:
        return None
    found = _first(_measure_patterns(topic.value), text)
    return Measure(found) if found else None


@functools.lru_cache(maxsize=_REMEMBERED)
def cue_aspect(text: str) -> Aspect | None:
    """Return the aspect that a word of `text` shows, if any."""
    found = _found(_patterns("aspects"), text)
    return Aspect(found) if found else None


@functools.lru_cache(maxsize=_REMEMBERED)
def _denied(text: str) -> Topic | None:
    """Return the topic whose words in `text` all mean something else: 搜狗输入法, 单身狗."""
    for name, pattern in _patterns("no_topics").items():
        topic, rest = Topic(name), pattern.sub("", text)
        if rest != text and not speaks_of(rest, topic):
            return topic
    return None


def _core_clause(text: str) -> str:
    """Return the last clause that asks where it names a core topic itself, else all of `text`.

    你什么都不知道，最低工资到底多少: what is said around a question does not tell what it wants.
    """
    asking = [clause for clause in clauses_of(text) if asks(clause)]
    return asking[-1] if asking and cue_topic(asking[-1]) else text


def _has_operand(text: str, aspect: Aspect) -> bool:
    """Return whether what `aspect` works with is said: an amount to judge, hours to multiply."""
    if aspect is Aspect.COMPLIANCE:
        return bool(find_numbers(text))
    return aspect is not Aspect.HOURS or _HOURS.search(text) is not None


def _first(patterns: dict[str, re.Pattern[str]], text: str) -> str | None:
    """Return the name of the first pattern found in a text, else of the first with its numbers in figures."""
    if found := _found(patterns, text):
        return found
    figures = _in_figures(text)
    return _found(patterns, figures) if figures != text else None


def _found(patterns: dict[str, re.Pattern[str]], text: str) -> str | None:
    return next((name for name, pattern in patterns.items() if pattern.search(text)), None)


@functools.lru_cache(maxsize=_REMEMBERED)
def _in_figures(text: str) -> str:
    """Return a text with its numbers from ten on in figures: 我妈八十一 → 我妈81."""
    for number in reversed(find_numbers(text)):
        if number.value >= _TEN:
            text = text[: number.start] + f"{number.value:f}" + text[number.end :]
    return text
