"""Whether somebody of an age receives an allowance: the band, the years still missing, those taken out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.answers.ages import band_of, excepted_from
from knowledge.answers.reasoning import arithmetic
from knowledge.answers.reasoning.durations import span_of
from knowledge.answers.reasoning.scopes import Scope, scopes_of
from knowledge.answers.reasoning.working import Worked
from knowledge.answers.values import since
from knowledge.answers.wording import figure, money, say
from knowledge.records import Aspect, Calculation, Question, Standard
from knowledge.said_numbers import Nearness, SaidNumber

# 1940年出生的   |   四三年生   |   1945年的老人
_BORN = re.compile(
    r"(?P<year>19\d\d)年?(?:\d{1,2}月(?:\d{1,2}[日号])?)?(?:出生|生(?![活效产])|年?的?(?:人|老人))"
)
# 有没有   |   能拿吗   |   有吗   |   可以领不
_WHETHER = re.compile(
    r"有没有|有吗|有不|有[^，。？]{0,12}吗|[能可](?:以|否|不能)?[^，。]{0,8}[吗不]|能不能|算不算|够不够|就有|符合|有[^，。]{1,8}没有"
)
# 为何年满90岁的老人必须申报
_WHY = re.compile(r"为何|为什么|为啥|凭什么|原因")
# 职工退休的   |   厂里退休工人   |   事业单位退休   |   拿退休金的: not of the pension of residents
_OF_EMPLOYEES = re.compile(
    r"职工|(?:企业|机关|事业单位|单位|厂里?|公司|学校)[^，。？]{0,4}退休|退休(?:金|工人|教师|老师|干部)"
)
_OF_RESIDENTS = re.compile(r"城乡居民|居民养老|居保|没有?[^，。？]{0,4}退休金|不是[^，。？]{0,4}职工")
# 政府的高龄津贴在领了   |   已经享受政府补贴
_DRAWN = re.compile(
    r"政府[^，。？没不]{0,10}(?:补贴|津贴|补助)[^，。？没不]{0,4}(?:在[领拿享]|[领拿享]受?[了着过]|已)"
    r"|(?:已经?|正?在)(?:领|拿|享受)[^，。？没不]{0,4}政府(?:[^，。？没不]{0,8}(?:补贴|津贴|补助)|的?(?=[，。？了]|$))"
)
# 没领过别的高龄补贴   |   还没有享受政府的津贴
_NOT_DRAWN = re.compile(
    r"(?:没有?|未)(?:曾|在)?(?:领|拿|享受)过?[^，。？]{0,6}(?:别的|其他|其它|另外|政府)[^，。？]{0,6}(?:补贴|津贴|补助)"
)
_ASPECTS = (Aspect.VALUE, Aspect.YEARLY, Aspect.COMPLIANCE, Aspect.TOTAL, Aspect.TEXT, Aspect.HOURS)


def allowances(question: Question, known: Sequence[Standard]) -> Worked | None:
    """Say what somebody of the age asked about receives; None where no age or no standard of an age is."""
    age = _age(question)
    why = _WHY.search(question.text) is not None
    if age is None or why or question.aspect not in _ASPECTS or not any(s.minimum_age for s in known):
        return None
    asked = replace(question, age=None)
    found = scopes_of(asked, known)
    scopes = [s for s in found.found if s.standard.minimum_age is not None]
    if not scopes:
        return None
    worked = _for_age(question, age, scopes)
    return _of_birth_year(question, replace(worked, missing=found.missing))


def without_birth_year(question: Question) -> Question:
    """Return the question without the year of a birth as the day that it asks about."""
    return replace(question, as_of=None, date_phrase=None) if _BORN.search(question.text) else question


def _for_age(question: Question, age: SaidNumber, scopes: Sequence[Scope]) -> Worked:
    holding = [scope for scope in scopes if _holds(scope.standard, age)]
    if holding:
        highest = max(scope.standard.minimum_age or 0 for scope in holding)
        chosen = [scope for scope in holding if scope.standard.minimum_age == highest]
        return _received(question, age, chosen[0])
    return _not_received(question, age, min(scopes, key=lambda scope: scope.standard.minimum_age or 0))


def _of_birth_year(question: Question, worked: Worked) -> Worked:
    """Return the answer with the age that the year of birth comes to, where it names one."""
    born = _BORN.search(question.text)
    if born is None:
        return worked
    years = arithmetic.difference(Decimal(question.today.year), Decimal(born["year"]), "岁")
    said = say("allowances.born", years=figure(years.result), expression=years.expression)
    return replace(worked, sentences=(*worked.sentences, said), calculations=(years, *worked.calculations))


def _age(question: Question) -> SaidNumber | None:
    born = _BORN.search(question.text)
    if born:
        years = Decimal(question.today.year - int(born["year"]))
        return SaidNumber(figure=years, low=years - 1)
    return question.age_said or (SaidNumber(figure=Decimal(question.age)) if question.age else None)


def _holds(standard: Standard, age: SaidNumber) -> bool:
    band = band_of(standard)
    least, most = age.low or age.figure, Decimal(_full_years(age))
    return band.holds(int(most)) and (band.first is None or least >= band.first)


def _full_years(age: SaidNumber) -> int:
    return age.whole_years()


def _received(question: Question, age: SaidNumber, scope: Scope) -> Worked:
    years = _full_years(age)
    excepted = excepted_from(scope.standard)
    values = _values(scope, _years_said(age))
    worked: list[Calculation] = []
    if excepted is not None and years >= excepted:
        name = _EXCEPTED[_drawn(question.text)]
        sentence = say(f"allowances.{name}", **values, excepted=str(excepted))
    elif _has_another_pension(question, scope.standard):
        sentence = say("allowances.of_employees", **values)
    else:
        lead = say("allowances.yes") if _WHETHER.search(question.text) else ""
        sentence = lead + say("allowances.received", **values)
        span = span_of(question, question.measure)
        if span and scope.standard.unit.endswith("月"):
            total = span.times(scope.amount)
            worked = [total]
            sentence += say(
                "allowances.over", span=span.name, total=arithmetic.yuan(total), expression=total.expression
            )
    return Worked(sentences=(sentence,), calculations=tuple(worked), standards=(scope.standard,))


_EXCEPTED = {True: "excepted_drawn", False: "excepted_not_drawn", None: "excepted"}


def _drawn(text: str) -> bool | None:
    """Tell whether the allowance of the government is said to be drawn; None where nothing is said of it."""
    if _NOT_DRAWN.search(text):
        return False
    return True if _DRAWN.search(text) else None


def _has_another_pension(question: Question, standard: Standard) -> bool:
    """Return whether somebody with the pension of employees asks for what residents' pensions bring."""
    text = question.text
    named = _OF_EMPLOYEES.search(text) is not None and _OF_RESIDENTS.search(text) is None
    return named and _OF_RESIDENTS.search(standard.condition) is not None


def _not_received(question: Question, age: SaidNumber, scope: Scope) -> Worked:
    """Say that the age is not reached, by how many years, or that what was said leaves it open."""
    first = scope.standard.minimum_age or 0
    years = _full_years(age)
    values = _values(scope, _years_said(age)) | {"minimum": str(first)}
    if age.reaches(Decimal(first)) is None:
        return Worked(sentences=(say("allowances.unsure", **values),), standards=(scope.standard,))
    if years >= first:
        return Worked(sentences=(say("allowances.no_band", **values),), standards=(scope.standard,))
    worked: tuple[Calculation, ...] = ()
    lead = say("allowances.no") if _WHETHER.search(question.text) else ""
    ending = ""
    if age.exact:
        gap = arithmetic.difference(Decimal(first), Decimal(years), "岁")
        worked = (gap,)
        ending = say("allowances.years_left", gap=figure(gap.result), expression=gap.expression)
    lead += say("allowances.full_years") if "虚" in question.text else ""
    values["since"] = since(scope.standard)
    sentence = lead + say("standard.too_young", age=str(years), **values) + ending
    return Worked(sentences=(sentence,), calculations=worked, standards=(scope.standard,))


def _years_said(age: SaidNumber) -> str:
    """Return an age as it is said: 80多 where it was said so."""
    years = str(_full_years(age))
    return say("allowances.more", years=years) if age.nearness is Nearness.MORE else years


def _values(scope: Scope, years: str) -> dict[str, str]:
    return {
        "place": scope.place,
        "subject": scope.subject,
        "years": years,
        "amount": money(scope.amount, scope.standard.unit),
        "when": scope.when,
        "condition": scope.standard.condition,
    }
