"""Answers to the core topics, made of standards."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from knowledge.answers import calculations
from knowledge.answers.caveats import caveats_of, department
from knowledge.answers.context import Sources
from knowledge.answers.cues import measure_of
from knowledge.answers.lookup import WHOLE_CITY, in_place, of_measure, on_day, parts_of_place
from knowledge.answers.places import covered_text, display, scope_text
from knowledge.answers.values import Said, since, value_sentences
from knowledge.answers.wording import money, say, spoken_date
from knowledge.records import Answer, AnswerStatus, Aspect, Citation, Measure, Question, Standard, Topic
from knowledge.regions import counties

_CERTAIN = 0.95
_WAGES = (Measure.MONTHLY_WAGE, Measure.HOURLY_WAGE)


def answer_from_standards(question: Question, sources: Sources) -> Answer | None:
    """Answer a core topic from its standards; None where they do not hold what is asked."""
    topic, measure = question.topic, question.measure
    if topic in (None, Topic.BULLETIN, Topic.DOGS) or measure is None or question.aspect is Aspect.TEXT:
        return None
    assert topic is not None
    known = of_measure(sources.standards, topic, measure)
    if not known:
        return None
    if question.aspect is Aspect.TOTAL and (together := _total(question, sources)):
        return together
    places = [place for place in question.regions if place != WHOLE_CITY]
    if question.aspect is Aspect.DIFFERENCE and len(places) >= 2:
        return _difference(question, sources, known, (places[0], places[1]))
    if len(places) > 1:
        return _table(
            question, sources, _merged(on_day(in_place(known, place), question.day) for place in places)
        )
    if not places:
        chosen = on_day(known, question.day)
        scopes = {scope_text(s) for s in chosen}
        if len(scopes) > 1:
            return _table(question, sources, chosen)
        return _said(question, sources, chosen, None)
    return _in_place(question, sources, known, places[0])


def _in_place(question: Question, sources: Sources, known: Sequence[Standard], place: str) -> Answer:
    chosen = on_day(in_place(known, place), question.day)
    if chosen:
        return _said(question, sources, chosen, place)
    parts = on_day(parts_of_place(known, place), question.day)
    if parts:
        return _table(question, sources, parts)
    return uncovered(question, sources, known, place)


def _said(question: Question, sources: Sources, chosen: Sequence[Standard], place: str | None) -> Answer:
    if question.tier:
        chosen = [s for s in chosen if s.tier == question.tier] or chosen
    if len(chosen) > 1 and chosen[0].tier:
        return _tiers(question, sources, chosen, place)
    used = _with_hourly(question, sources, chosen, place)
    sentences, worked = _sentences(question, used, place)
    return _answer(question, sources, used, sentences, worked)


def _sentences(question: Question, chosen: Sequence[Standard], place: str | None) -> Said:
    first = chosen[0]
    if question.aspect is Aspect.YEARLY and first.unit == "元/月":
        return calculations.yearly(question, first, place)
    if question.aspect is Aspect.HOURS and first.measure is Measure.HOURLY_WAGE:
        return calculations.hours(question, first, place)
    if question.aspect is Aspect.COMPLIANCE and question.amount is not None:
        return calculations.compliance(question, first, place)
    return value_sentences(question, chosen, place)


def _with_hourly(
    question: Question, sources: Sources, chosen: Sequence[Standard], place: str | None
) -> Sequence[Standard]:
    """Add the hourly wage where a wage was asked for without a period."""
    first = chosen[0]
    plain = question.aspect is Aspect.VALUE and "月" not in question.text
    if first.measure is not Measure.MONTHLY_WAGE or not plain or place is None:
        return chosen
    hourly = of_measure(sources.standards, Topic.MINIMUM_WAGE, Measure.HOURLY_WAGE)
    same = [s for s in hourly if s.regions == first.regions and s.validity == first.validity]
    return [first, *same[:1]]


def _tiers(question: Question, sources: Sources, chosen: Sequence[Standard], place: str | None) -> Answer:
    first = chosen[0]
    before = question.aspect is Aspect.BEFORE
    rows = "、".join(
        say(
            "standard.tier_row",
            tier=s.tier or "",
            amount=money(s.previous_amount if before else s.amount, s.unit),
        )
        for s in chosen
    )
    sentence = say(
        "standard.tiers",
        place=display(place) if place else scope_text(first),
        subject=first.subject,
        count=str(len(chosen)),
        since=since(first),
        rows=rows,
    )
    return _answer(question, sources, chosen, [sentence], [])


def _table(question: Question, sources: Sources, chosen: Sequence[Standard]) -> Answer:
    """Answer with the small table of all tiers, once, and offer the places to choose from."""
    first = chosen[0]
    wages = first.topic is Topic.MINIMUM_WAGE and question.measure is Measure.MONTHLY_WAGE
    measures = _WAGES if wages and "月" not in question.text else (first.measure,)
    extra = of_measure(sources.standards, first.topic, None) if len(measures) > 1 else chosen
    rows: list[tuple[str, str]] = []
    used: list[Standard] = []
    for standard in chosen:
        same = [
            s
            for s in extra
            if s.measure in measures and s.regions == standard.regions and s.validity == standard.validity
        ]
        used += same
        amounts = "／".join(money(s.amount, s.unit) for s in same)
        if standard.previous_amount is not None:
            amounts += f"（调整前{money(standard.previous_amount, standard.unit)}）"
        rows.append((scope_text(standard), amounts))
    title = say("standard.table_title", subject=first.subject, count=str(len(rows)), since=since(first))
    lines = [say("standard.table_row", place=place, amounts=amounts) for place, amounts in rows]
    answer = _answer(question, sources, used, [title, *lines], [])
    header = ("地区", first.subject)
    asked = not question.regions or question.regions == (WHOLE_CITY,)
    return replace(answer, table=(header, *rows), choices=counties() if asked else ())


def _difference(
    question: Question, sources: Sources, known: Sequence[Standard], places: tuple[str, str]
) -> Answer:
    found = [on_day(in_place(known, place), question.day) for place in places]
    for place, standards in zip(places, found):
        if not standards:
            return uncovered(question, sources, known, place)
    sentences, worked = calculations.difference(found[0][0], found[1][0], places)
    return _answer(question, sources, [found[0][0], found[1][0]], sentences, worked)


def _total(question: Question, sources: Sources) -> Answer | None:
    """Add up every measure of the topic that the question names."""
    asked = [m for m in Measure if measure_of_piece(question.text, question.topic, m)]
    place = next((p for p in question.regions if p != WHOLE_CITY), None)
    found = []
    for measure in asked:
        known = of_measure(sources.standards, question.topic or Topic.BULLETIN, measure)
        found += on_day(in_place(known, place) if place else known, question.day)[:1]
    if len({s.unit for s in found}) != 1 or len(found) < 2:
        return None
    sentences, worked = calculations.total(found)
    return _answer(question, sources, found, sentences, worked)


def measure_of_piece(text: str, topic: Topic | None, measure: Measure) -> bool:
    """Return whether some part of the question (split at 加, 和, 与) names `measure`."""
    pieces = text.replace("和", "加").replace("与", "加").split("加")
    return any(measure_of(piece, topic) is measure for piece in pieces)


def uncovered(question: Question, sources: Sources, known: Sequence[Standard], place: str) -> Answer:
    """Say that no standard covers `place`, and which places the newest notice does cover; no figure."""
    chosen = on_day(known, question.day)
    citation = chosen[0].citation
    first = sources.passages_in[citation.passage_id.split("#")[0]][0]
    opening = first.text.split("。")[0] + "。"
    signed = citation.signed_date
    document = f"{spoken_date(signed) if signed else ''}的通知（{citation.document_number}）"
    name = display(place)
    return Answer(
        status=AnswerStatus.NOT_IN_BULLETINS,
        topic=question.topic,
        regions=question.regions,
        as_of=question.day,
        sentences=(
            say(
                "uncovered.region",
                place=name,
                subject=chosen[0].subject,
                document=document,
                covered=covered_text(chosen),
            ),
            say("uncovered.refer", place=name, department=department(question.topic)),
        ),
        citations=(replace(citation, quote=opening, lines=first.lines),),
        confidence=_CERTAIN,
    )


def _answer(
    question: Question,
    sources: Sources,
    chosen: Sequence[Standard],
    sentences: Sequence[str],
    worked: Sequence[calculations.Calculation],
) -> Answer:
    citations = _citations(chosen)
    caveats = [
        caveat
        for citation in citations[:1]
        for caveat in caveats_of(citation, question.topic, question.today, sources.settings)
    ]
    return Answer(
        status=AnswerStatus.ANSWERED,
        topic=question.topic,
        regions=question.regions,
        as_of=question.day,
        sentences=tuple(sentences),
        standards=tuple(chosen),
        citations=citations,
        calculations=tuple(worked),
        caveats=tuple(caveats),
        confidence=_CERTAIN,
    )


def _citations(standards: Sequence[Standard]) -> tuple[Citation, ...]:
    """Return the citations without repeats: of one passage the longest quote."""
    longest: dict[str, Citation] = {}
    for standard in standards:
        held = longest.get(standard.citation.passage_id)
        if held is None or len(held.quote) < len(standard.citation.quote):
            longest[standard.citation.passage_id] = standard.citation
    return tuple(longest.values())


def _merged(groups: Iterable[Sequence[Standard]]) -> list[Standard]:
    return list({id(s): s for group in groups for s in group}.values())
