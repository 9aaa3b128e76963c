"""What the city's leaders did on a day or in a month, as the chronicle tells it day by day."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from knowledge.answers.asked_period import AskedPeriod, periods_of, without_dates
from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.evidence import TermWeights, content_terms, everyday_terms, grams
from knowledge.answers.limits.refusals import not_there
from knowledge.answers.page_citations import cited_by_page
from knowledge.answers.wording import say, spoken_date, wording
from knowledge.divisions import all_regions, counties
from knowledge.records import Answer, DocumentKind, Passage, Question, Topic
from knowledge.regions import find_regions
from knowledge.vocabulary import load_yaml

# 副市长汪某、殷某某、李某某参加…: names stand between commas
_NAME = re.compile(r"(?<=[长员委记、])[一-鿿]{2,3}(?=[，、])")
_SEEN = 2
# the share of what a question tells of an event that its entry must have, and how far ahead of the next;
# less is enough of one day, where no other entry comes near
_TOLD, _AHEAD = 0.4, 1.3
_TOLD_ON_DAY, _ALONE = 0.25, 2.5
_CERTAIN = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Event:
    """An entry of the chronicle with its day and the passage that prints it."""

    day: date
    text: str
    passage: Passage


def answer_from_chronicle(question: Question, sources: Sources, weights: TermWeights) -> Answer | None:
    """Answer what is told of a day, or the entry of a month that a question describes; else None."""
    period = next((p for p in periods_of(question) if p.is_day or (p.names_month and p.is_month)), None)
    if period is None or not re.search(_cues()["asked"], question.text):
        return None
    events: Sequence[_Event] = sources.kept("events", lambda: tuple(_events(sources)))
    people = _people(question.text, events)
    if not people and not period.is_day:
        return None
    if not any(_is_told(period, event) for event in events):
        return not_there(question) if people else None
    held = [event for event in events if period.holds_day(event.day)]
    newest = max((event.day.year for event in held), default=0)
    of_time = [event for event in held if event.day.year == newest]
    found = [event for event in of_time if all(re.search(person, event.text) for person in people)]
    chosen = _described(question, found, weights, period, people)
    if chosen:
        return _answer(question, sources, chosen)
    places = _places(question.text)
    there = any(all(place in event.text for place in places) for event in found)
    silent = people and (period.is_day or places) and not there
    return not_there(question) if silent and not _in_news(sources, period, (*people, *places)) else None


def _events(sources: Sources) -> Iterator[_Event]:
    for bulletin in sources.bulletins:
        for document in bulletin.documents if bulletin.key in sources.local_issues else ():
            if document.kind is not DocumentKind.CHRONICLE:
                continue
            passages = {p.lines[0]: p for p in sources.passages_in.get(document.key, ()) if p.lines}
            for entry in document.entries:
                passage = passages.get(entry.lines[0])
                if entry.day and passage:
                    yield _Event(day=entry.day, text=entry.text, passage=passage)


def _is_told(period: AskedPeriod, event: _Event) -> bool:
    """Return whether an issue with the month of a period is there."""
    return period.holds_month(event.day.year, event.day.month)


def _people(text: str, events: Sequence[_Event]) -> list[str]:
    """Return patterns for the persons that a question names, else for the office that it names."""
    counts = Counter(name for event in events for name in _NAME.findall(event.text))
    names = [name for name, count in counts.items() if count >= _SEEN and name in text]
    if names:
        return names
    offices: list[str] = load_yaml("records.yml")["chronicle"]["offices"]
    asked = next(
        (
            o
            for o in offices
            if re.search(rf"(?<![副县区代]){o}(?!是谁|叫|热线|电话|信箱|专线|奖|质量)", text)
        ),
        None,
    )
    if asked is None or re.search(rf"(?:哪[个位]|谁是|什么){asked}|{asked}.{{0,2}}(?:是谁|是哪)", text):
        return []
    return [rf"(?<![副代]){asked}" if asked == "市长" else asked]


def _places(text: str) -> list[str]:
    return [all_regions()[m.name].short_name for m in find_regions(text) if m.name in counties()]


def _described(
    question: Question,
    events: Sequence[_Event],
    weights: TermWeights,
    period: AskedPeriod,
    people: Sequence[str],
) -> list[_Event]:
    """Return the entry that the question describes best; all of a day where it describes none of them.

    A day without a person is told whole only where nothing else is asked of it, and an entry of it where
    it is asked who: what a meeting decided is not in the chronicle.
    """
    placed = [event for event in events if all(place in event.text for place in _places(question.text))]
    plain = re.sub(_cues()["fillers"], "，", without_dates(question.text))
    for name in {name for event in events for name in _NAME.findall(event.text)}:
        plain = plain.replace(name, "，")
    terms = content_terms(plain)
    wanted = {*terms, *everyday_terms(plain)}
    told = [sum(weights.weight(t) for t in wanted & set(grams(event.text))) for event in placed]
    asks_who = people or not terms or re.search(_cues()["who"], question.text)
    best = _best(told, sum(weights.weight(term) for term in terms), on_day=period.is_day)
    if best is not None and asks_who:
        return [placed[best]]
    return placed if period.is_day and (people or not terms) else []


def _best(told: Sequence[float], whole: float, *, on_day: bool) -> int | None:
    """Return the place of the entry that tells enough of `whole` and more than the next one."""
    first, second = (*sorted(told, reverse=True), 0.0, 0.0)[:2]
    enough = first >= _TOLD * whole and first >= _AHEAD * second
    alone = on_day and first >= _TOLD_ON_DAY * whole and first >= _ALONE * second
    return list(told).index(first) if first and (enough or alone) else None


def _in_news(sources: Sources, period: AskedPeriod, named: Sequence[str]) -> bool:
    """Return whether an item of news of that time has the people and places that are named."""
    return any(
        entry.day and period.holds_day(entry.day) and all(re.search(name, entry.text) for name in named)
        for document in sources.documents.values()
        if document.kind is DocumentKind.NEWS
        for entry in document.entries
    )


def _answer(question: Question, sources: Sources, events: Sequence[_Event]) -> Answer:
    citations = cited_by_page((event.passage for event in events), sources)
    rows = [(spoken_date(event.day), event.text.rstrip("；;")) for event in events]
    if len(rows) == 1:
        day, text = rows[0]
        sentence = say("chronicle.one", day=day, text=text.rstrip("。"))
        return quoted(question, sources, [sentence], citations, _CERTAIN, Topic.BULLETIN)
    names: dict[str, str] = wording()["chronicle"]
    sentences = [say("chronicle.list", day=rows[0][0], count=str(len(rows)))]
    sentences += [say("chronicle.row", text=text.rstrip("。")) for _, text in rows]
    answer = quoted(question, sources, sentences, citations, _CERTAIN, Topic.BULLETIN)
    return replace(answer, table=((names["column_day"], names["column_entry"]), *rows))


def _cues() -> dict[str, str]:
    cues: dict[str, str] = load_yaml("records.yml")["chronicle"]
    return cues
