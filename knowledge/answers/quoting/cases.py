"""What is said of another year, term, class or bound than asked, where the text says it of the one asked.

Of two sentences that have nearly the same words (A类企业减免…; C类企业不予减免…) the wrong one is often
the nearer. The right one then takes its place.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.bounds import bounds_in
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.labels import CLASSES, FIRST_TIME, labels_in
from knowledge.answers.quoting.spans import Span, SpanKind

# among so many of the best both are looked for
_LOOKED_AT = 40
# so much less in score (log odds) what stands below the heading of the class, or names the bound, may have
_AS_NEAR = 1.5
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
# 三年行动   |   五年规划: its figures are not those of one year of it
_YEARS = re.compile(r"[两二三四五六七八九十2-9]年(?:的)?(?:行动|计划|规划|攻坚|方案)")
_ONE_YEAR = re.compile(r"(?:全|今|当|本)年(?:度|内|新|完成|建|实)?|年内")
_NO_SIGN, _NO_UNIT = FEATURES.index("no_sign"), FEATURES.index("no_unit")
_OTHER = "is said of another case"

Rule = Callable[[Asked, Candidate, Sequence[Candidate]], Candidate | None]


def of_case(asked: Asked, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Reject what is said of another case than asked; where it was the best, the right one goes first."""
    near, rest = list(candidates[:_LOOKED_AT]), candidates[_LOOKED_AT:]
    right = {id(c): found for c in near if c.reason is None and (found := _right(asked, c, near))}
    if not right:
        return list(candidates)
    first = next(c for c in near if c.reason is None)
    judged = [replace(c, reason=_OTHER) if id(c) in right else c for c in near]
    if id(first) in right:
        chosen = right[id(first)]
        taking = replace(chosen, score=first.score, share=first.share, reason=None)
        judged = [taking, *(c for c, was in zip(judged, near, strict=True) if was is not chosen)]
    return [*judged, *rest]


def _right(asked: Asked, one: Candidate, near: Sequence[Candidate]) -> Candidate | None:
    """Return what says of the case asked about what `one` says of another; None where it is of that case."""
    rules = (_of_year, _of_class, _of_bound, _of_heading, _of_term)
    found = (rule(asked, one, near) for rule in rules)
    return next((candidate for candidate in found if candidate is not None), None)


def _of_year(asked: Asked, one: Candidate, near: Sequence[Candidate]) -> Candidate | None:
    years = set(_YEAR.findall(asked.text))
    wanted = next(iter(years), "")
    span = one.span
    if len(years) != 1 or not span.year or span.year == wanted:
        return None
    # 2015年 of 比2015年下降 is what the figure is measured by, not the year that it is of
    if re.search(rf"(?<![比较]){wanted}(?=年)", span.text):
        return None
    fitting = [
        c
        for c in near
        if c.reason is None
        and c.span.kind is SpanKind.SENTENCE
        and c.span.year == wanted
        and _path(c.span) == _path(span)
        and not c.features[_NO_SIGN]
    ]
    return max(fitting, key=lambda c: _labels_shared(asked, c.span), default=None)


def _labels_shared(asked: Asked, span: Span) -> int:
    """Return of how many kinds a span has the label that is asked for, years aside."""
    labels = zip(asked.labels, labels_in(_YEAR.sub("", span.text)), strict=True)
    return sum(bool(wanted & held) for wanted, held in labels)


def _of_class(asked: Asked, one: Candidate, near: Sequence[Candidate]) -> Candidate | None:
    said = _labels(one.span)
    for family in (*CLASSES, FIRST_TIME):
        wanted, held = asked.labels[family], said[family]
        # the first time is the exception of a general rule, which names none
        if not wanted or wanted & held or not (held or family == FIRST_TIME):
            continue
        fitting = (
            c
            for c in near
            if c.reason is None
            and c.span.kind is SpanKind.SENTENCE
            and c.span.passage.id == one.span.passage.id
            and wanted & _labels(c.span)[family]
            and not c.features[_NO_SIGN]
        )
        if found := next(fitting, None):
            return found
    return None


def _of_bound(asked: Asked, one: Candidate, near: Sequence[Candidate]) -> Candidate | None:
    """Return what is said as near from the bound asked about on (10人以上), where `one` names others."""
    wanted = bounds_in(asked.text)
    kinds = {bound.kind for bound in wanted}
    held = {bound for bound in bounds_in(one.span.text) if bound.kind in kinds}
    if not held or held & wanted:
        return None
    fitting = (
        c
        for c in near
        if c.reason is None
        and c.score >= one.score - _AS_NEAR
        and c.span.kind is SpanKind.SENTENCE
        and c.span.passage.document_key == one.span.passage.document_key
        and bounds_in(c.span.text) & wanted
    )
    return next(fitting, None)


def _of_heading(asked: Asked, one: Candidate, near: Sequence[Candidate]) -> Candidate | None:
    """Return what stands, as near, below the heading of the class asked about, where `one` names no class."""
    held = _labels(one.span)
    for family in CLASSES:
        wanted = asked.labels[family]
        if not wanted or held[family]:
            continue
        fitting = [
            c
            for c in near
            if c.reason is None
            and c.score >= one.score - _AS_NEAR
            and c.span.kind is SpanKind.SENTENCE
            and c.span.passage.document_key == one.span.passage.document_key
            and wanted & labels_in(c.span.trail[-1] if c.span.trail else "")[family]
        ]
        if fitting:
            return max(fitting, key=lambda c: _labels_shared(asked, c.span))
    return None


def _of_term(asked: Asked, one: Candidate, near: Sequence[Candidate]) -> Candidate | None:
    """Return what comes as near and is not of one year, where a plan of several years is asked about."""
    if not _YEARS.search(asked.text) or _YEAR.search(asked.text) or not _ONE_YEAR.search(one.span.text):
        return None
    fitting = (
        c
        for c in near
        if c.reason is None
        and c.score >= one.score - _AS_NEAR
        and c.span.kind is SpanKind.SENTENCE
        and not _ONE_YEAR.search(f"{c.span.lead}{c.span.text}")
        and not c.features[_NO_SIGN]
        and not c.features[_NO_UNIT]
    )
    return next(fitting, None)


def _labels(span: Span) -> tuple[frozenset[str], ...]:
    return labels_in(f"{span.passage.title}，{'，'.join(span.trail)}，{span.lead}，{span.text}")


def _path(span: Span) -> tuple[str, ...]:
    return (span.passage.document_key, *(heading.rstrip("。：: ") for heading in span.trail))
