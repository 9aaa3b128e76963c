"""What a standard says: its amount, the one before, the rise, since when, as of a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from knowledge.answers.places import display_in, scope_text
from knowledge.answers.wording import figure, money, say, spoken_date
from knowledge.records import Aspect, Bound, Calculation, Measure, Question, Standard, ValidityStatus

# 2026年的最低工资: whoever names the year wants the standard of that year, not the last one known
_YEAR = re.compile(r"(?:20)?\d\d年")
# 从多少调到多少
_BOTH_ASKED = re.compile(r"[从由](?:多少|几)")

Said = tuple[list[str], list[Calculation]]


def place_of(standard: Standard, places: Sequence[str]) -> str:
    """Return the places as the answer names them: those asked for, else the scope of the standard."""
    return "、".join(display_in(standard, place) for place in places) or scope_text(standard)


def since(standard: Standard) -> str:
    """Return the day that a standard took effect, as it is said."""
    day = standard.validity.effective_from or standard.citation.signed_date
    return spoken_date(day) if day else "发布之日"


def subject_of(standard: Standard) -> str:
    """Return what an amount is, with its tier: 保障金一档, 高龄津贴（80周岁至89周岁）."""
    tier = standard.tier or ""
    return f"{standard.subject}{tier}" if tier.endswith("档") or not tier else f"{standard.subject}（{tier}）"


def amount_text(standard: Standard) -> str:
    """Return the amount with its unit as it holds: 不低于 where the text only sets a floor."""
    floor = "不低于" if standard.bound is Bound.AT_LEAST and standard.amount is not None else ""
    return f"{floor}{money(standard.amount, standard.unit)}"


def value_sentences(
    question: Question, standards: Sequence[Standard], places: Sequence[str], lasts: int | None = None
) -> Said:
    """Say the first standard with what the question wants of it; a second one only with its amount.

    A standard that had held for `lasts` years on the day asked for was likely adjusted by then: it is
    said to be the last one known, not the one of that day.
    """
    first = standards[0]
    sentences, calculations = _first_sentences(question, first, place_of(first, places), lasts)
    begun = first.validity.status(question.day) is not ValidityStatus.NOT_YET
    for other in standards[1:] if begun else ():
        sentences.append(say("standard.value_also", subject=other.subject, amount=amount_text(other)))
    if first.measure is Measure.SUBSISTENCE and question.aspect is Aspect.VALUE:
        sentences.append(say("standard.household"))
    return sentences, calculations


def _first_sentences(question: Question, standard: Standard, place: str, lasts: int | None) -> Said:
    values = _values(standard, place)
    if question.aspect is Aspect.BEFORE:
        key = "before" if standard.previous_amount is not None else "before_unknown"
        return [say(f"standard.{key}", **values)], []
    if question.aspect is Aspect.EFFECTIVE:
        return [say("standard.effective", **values)], []
    if question.aspect is Aspect.INCREASE:
        return _increase(standard, values)
    if standard.validity.status(question.day) is ValidityStatus.NOT_YET and question.as_of:
        key = "value_before_day" if standard.previous_amount is not None else "not_yet"
        return [say(f"standard.{key}", day=question.date_phrase or spoken_date(question.as_of), **values)], []
    if asks_of_day(question):
        key = "last_before_day" if is_outlived(standard, question.day, lasts) else "value_on_day"
        said = [say(f"standard.{key}", day=question.date_phrase or spoken_date(question.day), **values)]
    elif standard.minimum_age is not None:
        return _allowance(question, standard, values)
    else:
        said = [say("standard.value", **values)]
    if standard.previous_amount is not None:
        key = "previous_asked" if _BOTH_ASKED.search(question.text) else "previous"
        said.append(say(f"standard.{key}", previous=values["previous"]))
    return said, []


def asks_of_day(question: Question) -> bool:
    """Return whether a question names a day that is not simply today: another, or this year by its number."""
    if question.as_of is None:
        return False
    return question.as_of != question.today or _YEAR.match(question.date_phrase or "") is not None


def is_outlived(standard: Standard, day: date, lasts: int | None) -> bool:
    """Return whether a standard had held for so many years on `day` that it was likely adjusted by then."""
    since = standard.validity.effective_from or standard.citation.signed_date
    return lasts is not None and since is not None and (day - since).days // 365 >= lasts


def _values(standard: Standard, place: str) -> dict[str, str]:
    return {
        "place": place,
        "subject": subject_of(standard),
        "amount": amount_text(standard),
        "previous": money(standard.previous_amount, standard.unit),
        "since": since(standard),
    }


def _increase(standard: Standard, values: dict[str, str]) -> Said:
    if standard.amount is None or standard.previous_amount is None:
        return [say("standard.before_unknown", **values)], []
    rise = standard.amount - standard.previous_amount
    expression = f"{figure(standard.amount)} − {figure(standard.previous_amount)} = {figure(rise)}"
    calculation = Calculation(expression=expression, result=rise, unit=standard.unit)
    difference = money(rise, standard.unit)
    sentence = say("standard.increase", difference=difference, expression=expression, **values)
    return [sentence], [calculation]


def _allowance(question: Question, standard: Standard, values: dict[str, str]) -> Said:
    age, minimum = question.age, standard.minimum_age
    if age is not None and minimum is not None and age < minimum:
        return [say("standard.too_young", age=str(age), minimum=str(minimum), **values)], []
    return [say("standard.condition_age", condition=standard.condition, **values)], []
