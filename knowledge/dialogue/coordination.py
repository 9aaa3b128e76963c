"""Two things asked for in one clause: 低保和最低工资各是多少, and so does 低保和最低工资有什么不一样."""

from __future__ import annotations

import itertools
import re

from knowledge.answers.cues import cue_measure, cue_topic
from knowledge.dialogue.cues import cue, says
from knowledge.regions import find_regions

Span = tuple[int, int]

_CLAUSE = re.compile(r"[^，。！？；,!?;]+")


def coordinated(text: str, first: int, last: int) -> list[tuple[Span, ...]]:
    """Return the spans of each question that `text[first:last]` asks for; of one where it names one thing.

    What stands before the first thing (瑞安的) and after the last (各是多少) belongs to each of them,
    the former only to those that name no place of their own. What asks how they differ belongs to none.
    """
    named = _named(text, first, last)
    if len(named) < 2:
        return [((first, last),)]
    apart = _asks_how_they_differ(text[named[-1][1] : last])
    if not apart and not _asks_for_each(text[first:last], text[named[-1][1] : last]):
        return [((first, last),)]
    tail = () if apart else _without_each(text, named[-1][1], last)
    head = (first, named[0][0])
    return [
        (*(() if place and _has_place(text, own) else (head,)), own, *tail) for place, own in enumerate(named)
    ]


def sets_apart(text: str) -> bool:
    """Return whether a message asks how two things that are told one by one differ."""
    clauses = ((clause.end(), _named(text, *clause.span())) for clause in _CLAUSE.finditer(text))
    return any(len(named) > 1 and _asks_how_they_differ(text[named[-1][1] : end]) for end, named in clauses)


def _asks_how_they_differ(tail: str) -> bool:
    return cue("differ").fullmatch(tail.strip("，。！？；,!?; ")) is not None


def _without_each(text: str, first: int, last: int) -> tuple[Span, ...]:
    """Return the spans of what asks, without the words that say it is asked of each (各是多少)."""
    each = cue("of_each").search(text, first, last)
    return ((first, each.start()), (each.end(), last)) if each else ((first, last),)


def _named(text: str, first: int, last: int) -> list[Span]:
    """Return the spans of the things named side by side, each with its place (瑞安的低保, 乐清的最低工资)."""
    found = cue("subjects").finditer(text, first, last)
    subjects = [subject for subject in found if not _is_in_title(text, subject.start())]
    spans: list[Span] = [subject.span() for subject in subjects[:1]]
    for before, subject in itertools.pairwise(subjects):
        between = text[before.end() : subject.start()]
        joint = re.match(rf"(?:的|标准)?\s*(?:{cue('joints').pattern})", between)
        start = before.end() + joint.end() if joint else 0
        if joint is None or not _is_place(text[start : subject.start()]) or _same(before[0], subject[0]):
            return []
        spans.append((start, subject.end()))
    return spans


def _is_in_title(text: str, place: int) -> bool:
    """Return whether a place lies within a title: 《关于调整…养老金和…补贴标准的通知》 is one thing."""
    return text.count("《", 0, place) > text.count("》", 0, place)


def _asks_for_each(whole: str, tail: str) -> bool:
    wanted = not tail.strip("？?。的 ") or says("each", tail)
    return wanted and not says("together", whole)


def _is_place(text: str) -> bool:
    """Return whether what stands before a thing is nothing or the place that it is asked for."""
    left = text
    for mention in reversed(find_regions(text)):
        left = left[: mention.start] + left[mention.end :]
    return re.fullmatch(r"[的那市县区\s]*", left) is not None


def _has_place(text: str, span: Span) -> bool:
    return bool(find_regions(text[slice(*span)]))


def _same(first: str, second: str) -> bool:
    """Return whether two names are of one thing to ask for (养狗, 遛狗)."""
    topics = cue_topic(first), cue_topic(second)
    return topics[0] is topics[1] and cue_measure(first, topics[0]) is cue_measure(second, topics[1])
