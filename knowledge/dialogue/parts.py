"""The questions of one message: where one ends and another begins; a rambling message has one."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.answers.cues import aspect_of, measure_of, topic_of
from knowledge.answers.leaning.keeping import BY_REGION
from knowledge.dialogue.coordination import coordinated
from knowledge.dialogue.cues import cue, says
from knowledge.dialogue.placing import place_for, tells_place
from knowledge.records import Aspect, Topic
from knowledge.regions import find_regions
from knowledge.vocabulary import find_breeds

Span = tuple[int, int]

# 喂，你好，瑞安低保多少？那乐清呢 has four clauses
_CLAUSE = re.compile(r"[^，。！？；,!?;\n]+[，。！？；,!?;\n]*|[，。！？；,!?;\n]+")
# …多少？ ends a sentence, …多少， does not
_SENTENCE_END = re.compile(r"[。！？；!?;\n]\s*$")
# a letter tells a story: only what asks for two core topics is two questions
_LONGEST = 120
# so many Chinese characters a clause needs to be a question of its own beside another
_SUBSTANTIAL = 6
_MOST = 4
# nobody asks in so many clauses: the message is taken as one, for each clause is read with all before it
_MOST_ASKING = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One question of a message: its words, and where in the message they and its place stand."""

    text: str
    spans: tuple[Span, ...]

    def holds(self, start: int, end: int) -> bool:
        """Return whether the part has the characters from `start` to `end`."""
        return any(first <= start and end <= last for first, last in self.spans)


def parts_of(text: str) -> tuple[Part, ...]:
    """Return the questions of a normalised message in order; at most four, the whole where it has one."""
    pieces: list[Part] = []
    for first, last in _questions(text):
        pieces += (_part(text, spans) for spans in coordinated(text, first, last))
    if 1 < len(pieces) <= _MOST:
        return _placed(text, pieces)
    return (Part(text=text.strip("，；,; "), spans=((0, len(text)),)),)


def clause_parts(text: str) -> tuple[Part, ...]:
    """Return each clause that asks with what leads to it as a question of its own; at most four."""
    pieces = tuple(_part(text, (span,)) for span in _groups(text))
    return _placed(text, pieces) if 1 < len(pieces) <= _MOST else ()


def asks(text: str) -> bool:
    """Return whether the words ask for something."""
    return says("asks", cue("asks_not").sub("，", text))


def asking_clauses(text: str) -> list[str]:
    """Return the clauses of a message that ask, in order."""
    return [text[first:last] for first, last in _clauses(text) if asks(text[first:last])]


def _placed(text: str, pieces: Sequence[Part]) -> tuple[Part, ...]:
    """Return the questions, those by place with the place that the message says of the person."""
    clauses = [(first, last) for first, last in _clauses(text) if not asks(text[first:last])]
    told = [(first, last) for first, last in clauses if tells_place(text[first:last])]
    return tuple(
        replace(one, spans=(*one.spans, *place_for(text, one.spans, told)))
        if shown_topic(one.text) in BY_REGION
        else one
        for one in pieces
    )


def _questions(text: str) -> list[Span]:
    """Return the spans of the questions, what leads to a question or explains it with it."""
    found: list[Span] = []
    groups = list(_groups(text))
    if len(groups) > _MOST_ASKING:
        return [(0, len(text))]
    for group in groups:
        if found and not _is_another(text, found[-1], group):
            found[-1] = (found[-1][0], group[1])
        else:
            found.append(group)
    return found


def _groups(text: str) -> Iterator[Span]:
    """Yield the clauses up to each that asks; what follows the last of them belongs to it."""
    asking = [last for first, last in _clauses(text) if asks(text[first:last]) or _names(text[first:last])]
    if not asking:
        yield 0, len(text)
        return
    start = 0
    for last in asking:
        yield start, (len(text) if last == asking[-1] else last)
        start = last


def _names(clause: str) -> bool:
    """Return whether a clause says that it asks and on which topic (想问下最低工资)."""
    return says("announces", clause) and shown_topic(clause) is not None


def _clauses(text: str) -> Iterator[Span]:
    """Yield the clauses; a connector begins one (多少钱一个月还有养狗要办证吗)."""
    for match in _CLAUSE.finditer(text):
        begins = [match.start() + m.start() for m in cue("connectors").finditer(match[0]) if m.start()]
        cuts = [match.start(), *begins, match.end()]
        yield from itertools.pairwise(cuts)


def _is_another(text: str, before: Span, group: Span) -> bool:
    """Return whether `group` asks for something else than the question before it."""
    earlier, later = text[slice(*before)], text[slice(*group)]
    clause = asking_clauses(later)[:1] or ([later] if _names(later) else [])
    if not clause or cue("tags").fullmatch(clause[0].strip("，。！？；,!?; ")):
        return False
    topic = shown_topic(later)
    if topic is None and len(text) > _LONGEST:  # before the words so far, which grow, are read again
        return False
    before_it = shown_topic(earlier)
    if None not in (topic, before_it) and topic is not before_it:
        return True
    if len(text) > _LONGEST:
        return False
    if cue("connectors").match(later.lstrip("，。！？；,!?; ")):
        return _is_substantial(earlier) or before_it is not None
    if before_it is not None:
        return _differs(earlier, later, before_it)
    return _SENTENCE_END.search(earlier) is not None and _is_substantial(earlier) and _is_substantial(later)


def _differs(earlier: str, later: str, topic: Topic) -> bool:
    """Return whether a question on the same topic names another place, measure or aspect."""
    places = {m.name for m in find_regions(later)} - {m.name for m in find_regions(earlier)}
    if places and find_regions(earlier):
        return True
    measure = measure_of(later, topic) if topic is Topic.PENSION or says_hourly(later) else None
    if measure is not None and measure is not measure_of(earlier, topic):
        return True
    wanted = aspect_of((asking_clauses(later) or [later])[0])
    return wanted is not Aspect.VALUE and wanted is not aspect_of(earlier)


def says_hourly(text: str) -> bool:
    """Return whether pay by the hour is named (小时工多少 beside 最低工资一个月多少)."""
    return says("paid_by_hour", text)


def _is_substantial(text: str) -> bool:
    return sum("一" <= character <= "龥" for character in text) >= _SUBSTANTIAL


def shown_topic(text: str) -> Topic | None:
    """Return the core topic that the words show, its breeds and hours among them."""
    if found := topic_of(text):
        return found
    if find_breeds(text):
        return Topic.DOGS
    return Topic.MINIMUM_WAGE if says_hourly(text) else None


def _part(text: str, spans: tuple[Span, ...]) -> Part:
    """Return the question in `spans` without what only announces it (还有，… 另一个问题是…)."""
    said = "".join(text[first:last] for first, last in spans).strip("，；,; ")
    announced = re.match(
        rf"(?:.{{0,8}}?[两二2几三3][个件](?:问题|事情?)[，：:,]?)?(?:{cue('connectors').pattern})[一下个，：:,\s]*",
        said,
    )
    return Part(text=said[announced.end() :] if announced else said, spans=spans)
