"""By how much a standard rose, in yuan and in per cent, and where it rose most."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.reasoning import arithmetic
from knowledge.answers.reasoning.durations import Span, span_of
from knowledge.answers.reasoning.scopes import Scope, Scopes, asked_places, scopes_of
from knowledge.answers.reasoning.wants import wants
from knowledge.answers.reasoning.working import Line, Worked
from knowledge.answers.values import since
from knowledge.answers.wording import figure, money, say
from knowledge.records import Aspect, Calculation, Question, Standard

# 涨了百分之几   |   涨幅是多少   |   提高了几成
SHARE_ASKED = re.compile(r"百分|%|涨幅|增幅|幅度|几成|比例|几个点")


_NOT_SUMMED = (Aspect.TEXT, Aspect.VALIDITY, Aspect.ISSUED, Aspect.EFFECTIVE)


def rises(question: Question, known: Sequence[Standard]) -> Worked | None:
    """Say by how much the standard rose, where most; None where the amount before is not written."""
    if question.aspect is Aspect.BEFORE:
        return _before(question, known)
    if not wants(question, Aspect.INCREASE) or question.aspect in _NOT_SUMMED:
        return None
    scopes = _risen(scopes_of(question, known, together=False))
    if not scopes.found:
        return None
    span, share = span_of(question, question.measure), SHARE_ASKED.search(question.text) is not None
    if len({(s.standard.amount, s.previous) for s in scopes.found}) == 1:
        sentence, worked = _single(
            scopes.named_together if asked_places(question) else scopes.found[0], share, span
        )
        return Worked(
            sentences=(sentence,),
            calculations=tuple(worked),
            standards=scopes.with_earlier,
            missing=scopes.missing,
        )
    return _several(scopes, share)


def _before(question: Question, known: Sequence[Standard]) -> Worked | None:
    """Say what the standard was before, where only the notice that it replaced tells."""
    scopes = scopes_of(replace(question, aspect=Aspect.VALUE), known)
    one = scopes.one
    if one is None or one.earlier is None or one.earlier.amount is None:
        return None
    values = _values(one, _rise(one)) | {"earlier": since(one.earlier)}
    sentence = say("rises.before", **values)
    return Worked(sentences=(sentence,), standards=scopes.with_earlier, missing=scopes.missing)


def _several(scopes: Scopes, share: bool) -> Worked:
    lines = [_row(scope, share) for scope in scopes.found]
    most = max(scopes.found, key=lambda scope: _rise(scope).result)
    gaps = [_rise(scope) for scope in scopes.found]
    title = say(
        "rises.most",
        subject=most.standard.subject,
        place=_name(most),
        rise=money(_rise(most).result, most.standard.unit),
        since=since(most.standard),
    )
    apart = arithmetic.difference(gaps[0].result, gaps[1].result, "元") if len(gaps) == 2 else None
    ending = (
        [say("rises.apart", difference=arithmetic.yuan(apart), expression=apart.expression)] if apart else []
    )
    calculations = [calculation for _, worked in lines for calculation in worked]
    return Worked(
        sentences=(title, *(line for line, _ in lines), *ending),
        rows=tuple((_name(scope), line) for scope, (line, _) in zip(scopes.found, lines, strict=True)),
        calculations=tuple(dict.fromkeys([*calculations, *([apart] if apart else [])])),
        standards=scopes.with_earlier,
        missing=scopes.missing,
    )


def _single(scope: Scope, share: bool, span: Span | None) -> Line:
    rise = _rise(scope)
    sentence = say("standard.increase", **_values(scope, rise))
    worked = [rise]
    if share:
        part = arithmetic.share(rise.result, scope.previous or rise.result)
        about = say("comparisons.about") if arithmetic.is_rounded(part) else ""
        sentence += say(
            "rises.share", about=about, share=f"{figure(part.result)}%", expression=part.expression
        )
        worked.append(part)
    if span:
        more = span.times(rise.result)
        sentence += say("rises.over", span=span.name, total=arithmetic.yuan(more), expression=more.expression)
        worked.append(more)
    return sentence, worked


def _row(scope: Scope, share: bool) -> Line:
    rise = _rise(scope)
    part = arithmetic.share(rise.result, scope.previous or rise.result) if share else None
    more = say("rises.row_share", expression=part.expression) if part else ""
    values = _values(scope, rise) | {"place": _name(scope)}
    return say("rises.row", share=more, **values), [rise, *([part] if part else [])]


def _name(scope: Scope) -> str:
    """Return the place with the tier, which tells the rows of one place apart."""
    return f"{scope.place}{scope.standard.tier or ''}"


def _rise(scope: Scope) -> Calculation:
    standard = scope.standard
    now, before = standard.amount or scope.amount, scope.previous or scope.amount
    return arithmetic.difference(now, before, standard.unit)


def _risen(scopes: Scopes) -> Scopes:
    """Return the scopes with an amount before that is lower."""
    risen = all(
        s.standard.amount is not None and s.previous is not None and s.standard.amount > s.previous > 0
        for s in scopes.found
    )
    return Scopes(found=scopes.found if risen else (), missing=scopes.missing)


def _values(scope: Scope, rise: Calculation) -> dict[str, str]:
    standard = scope.standard
    return {
        "place": scope.place,
        "subject": scope.subject,
        "difference": money(rise.result, standard.unit),
        "expression": rise.expression,
        "since": since(standard),
        "previous": money(scope.previous, standard.unit),
        "amount": money(standard.amount, standard.unit),
    }
