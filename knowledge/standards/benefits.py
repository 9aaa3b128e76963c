"""Benefits as notices set them: sums of a subject for places, by tier or age, each with its day."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from knowledge.records import Measure, Standard, Topic
from knowledge.standards.drawing import draw, effective
from knowledge.standards.figures import Sum
from knowledge.standards.homes import home_of
from knowledge.standards.masks import masked
from knowledge.standards.places import groups, phrases
from knowledge.standards.readings import Reading, readings
from knowledge.standards.scope import Scope, scope_of, scopes_of
from knowledge.standards.source import SourceText


@dataclass(frozen=True, slots=True, kw_only=True)
class Benefit:
    """One sum of a reading with the divisions that it holds for and its tier or age, where it has one."""

    reading: Reading
    sum: Sum
    scope: Scope
    label: str | None

    def standard(
        self, source: SourceText, *, topic: Topic, measure: Measure, subject: str, unit: str
    ) -> Standard:
        """Return the record of this sum."""
        standard = draw(
            source,
            (self.reading.statement.start, self.reading.statement.end),
            self.scope,
            topic=topic,
            measure=measure,
            subject=subject,
            amount=self.sum.number,
            unit=unit,
            previous=self.sum.previous,
            day=self.reading.day,
        )
        return replace(standard, bound=self.reading.statement.bound)


def benefits(source: SourceText, subjects: Mapping[str, re.Pattern[str]]) -> Iterator[Benefit]:
    """Yield the sums of `subjects`, each for the places named with it, else those named last before it.

    A subject whose list breaks off in words that are not understood has none: part of it is not the whole.
    """
    home = home_of(source.bulletin, source.document)
    read = list(readings(source.text, subjects, home))
    broken = {reading.subject for reading in read if not reading.understood}
    broken |= {subject for subject in subjects if _loses_a_tier([r for r in read if r.subject == subject])}
    texts = [words for reading in read for words in _places(reading)]
    day = effective(source, read[0].day) if read else None
    scopes = dict(zip(texts, scopes_of(texts, home, day), strict=True))
    current = whole_scope(source)
    for reading in read:
        places = _places(reading)
        if not reading.understood:
            current = scopes[places[0]] if places else current
            continue
        for position, one in enumerate(reading.statement.sums):
            if not places and reading.place is not None:
                break
            if places:
                current = scopes[places[position if len(places) > 1 else 0]]
            if reading.subject not in broken:
                yield Benefit(reading=reading, sum=one, scope=current, label=one.label or reading.label)


def _loses_a_tier(found: Sequence[Reading]) -> bool:
    """Tell whether one sum of a list of tiers (档) has none."""
    labels = [one.label or reading.label or "" for reading in found for one in reading.statement.sums]
    return any("档" in label for label in labels) and not all("档" in label for label in labels)


def whole_scope(source: SourceText) -> Scope:
    """Return the places that the title names, else the whole place that issued the notice."""
    home = home_of(source.bulletin, source.document)
    title = re.sub(r"^.*?关于", "", masked(source.document.title))
    named = [phrase.text for phrase in phrases(title, home)]
    return scope_of(named[-1], home) if named else scope_of("全市", home)


def _places(reading: Reading) -> list[str]:
    """Return the words for the places of each sum: one for all, or one for each that has no tier."""
    if reading.place is None:
        return []
    count = len(reading.statement.sums)
    if count == 1 or not reading.understood or all(one.label for one in reading.statement.sums):
        return [reading.place.text]
    return groups(reading.place, count) if reading.is_paired else []
