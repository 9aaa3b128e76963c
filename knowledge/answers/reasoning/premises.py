"""What a question takes for granted against the standard: an amount, a day, a tier; yes or no first."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from knowledge.answers.ages import excepted_from
from knowledge.answers.asked_period import AskedPeriod
from knowledge.answers.lookup import on_day
from knowledge.answers.reasoning.beginnings import BEGINS, begins_as_claimed, claimed_period
from knowledge.answers.reasoning.claimed_changes import claimed_change
from knowledge.answers.reasoning.claimed_figures import claims_share
from knowledge.answers.reasoning.claims import Claim, Role, claims_of
from knowledge.answers.reasoning.origins import origin_of
from knowledge.answers.reasoning.scopes import Scope, Scopes, asked_places, scopes_of
from knowledge.answers.reasoning.tiers import claimed_tier
from knowledge.answers.reasoning.working import Worked
from knowledge.answers.values import since
from knowledge.answers.wording import money, say, spoken_date
from knowledge.asking import may_ask
from knowledge.records import Aspect, Measure, Question, Standard
from knowledge.said_numbers import Nearness

# 最低工资不是…吗   |   是…对吧   |   没错吧   |   是不是…   |   应该是…
_TAKEN = re.compile(
    r"不是.{1,24}[吗么嘛]|对吗|对吧|对不对|对么|是吗|是吧|没错|是不是|错了吗|真的|应该是|我记得|吧[？?。!！]?$|是.{0,16}吗[？?]?$"
    r"|按.{1,12}算[吗吧]|[到是].{1,8}了[吗吧没]|已经.{0,12}[吗吧][？?]?$"
)
# 听说…了   |   网上说…   |   邻居说…
_HEARSAY = re.compile(r"听说|听人|据说|说是|[人上们友居板家]说|新闻|传言|网传|都说")
# 直接发到手   |   能领到这么多   |   打卡里
_PAID_OUT = re.compile(r"直接|到手|实发|都?能?[领拿发]到?|打卡")
# 一千八百多 may stand for what is up to a tenth more
_NEAR = Decimal("1.1")
_ASPECTS = (
    Aspect.VALUE,
    Aspect.BEFORE,
    Aspect.COMPLIANCE,
    Aspect.VALIDITY,
    Aspect.EFFECTIVE,
    Aspect.INCREASE,
    Aspect.DIFFERENCE,
)


def premises(question: Question, topic: Sequence[Standard]) -> Worked | None:
    """Confirm or correct what a question says of the standard; None where it takes nothing for granted."""
    known = [standard for standard in topic if standard.measure is question.measure]
    asked = _TAKEN.search(question.text) is not None
    # a message that asks nothing says something: 最低工资涨到…了
    told = _HEARSAY.search(question.text) is not None or not may_ask(question.text)
    hearsay = told and not asked
    if not (hearsay or asked) or question.aspect not in _ASPECTS or _several(question):
        return None
    return (
        claimed_change(question, known)
        or _of_day(question, known)
        or _of_amount(question, known, topic, hearsay=hearsay)
        or claimed_tier(question, known)
    )


def _several(question: Question) -> bool:
    """Tell whether two amounts are offered to choose from, or places or tiers are compared."""
    compared = question.aspect is Aspect.DIFFERENCE and max(len(question.regions), len(question.tiers)) > 1
    return "还是" in question.text or compared


def _of_amount(
    question: Question, known: Sequence[Standard], topic: Sequence[Standard], *, hearsay: bool
) -> Worked | None:
    claim = next((claim for claim in claims_of(question) if claim.role is Role.STANDARD), None)
    if claim is None:
        return None
    first = replace(question, regions=tuple(asked_places(question)[:1]))
    scopes = scopes_of(first, known)
    if not scopes.found:
        return None
    matching = [
        scope
        for scope in scopes.found
        if _says(claim, scope.amount) and begins_as_claimed(question, scope) is not False
    ]
    if any(_is_taken_out(question, scope.standard) for scope in scopes.found):
        return None
    others = _others(question, known, topic)
    if scopes.one:
        return _about_one(question, claim, scopes, others, hearsay=hearsay)
    if matching:
        return _about_several(scopes, _depends(claim, scopes, matching))
    origin, drawn = origin_of(claim, scopes, others, hearsay=hearsay)
    return _about_several(scopes, _wrong(claim, origin, scopes, hearsay=hearsay) + origin, drawn)


def _depends(claim: Claim, scopes: Scopes, matching: Sequence[Scope]) -> str:
    """Say for which of several places or tiers the amount of the claim is right."""
    by_tier = len({scope.place for scope in scopes.found}) == 1
    names = "、".join(scope.standard.tier or scope.place if by_tier else scope.place for scope in matching)
    return say(f"premises.{'depends_on_tier' if by_tier else 'depends'}", claimed=claim.yuan, places=names)


def _about_several(scopes: Scopes, lead: str, drawn: Sequence[Standard] = ()) -> Worked:
    """Tell the amounts of several places or tiers behind what is said of the claim."""
    first = scopes.found[0].standard
    title = say("premises.title", subject=first.subject, since=since(first))
    lines = [
        say("premises.row", place=s.place, subject=s.standard.tier or "", amount=_money(s))
        for s in scopes.found
    ]
    return Worked(
        sentences=(lead + title, *lines),
        rows=tuple((scope.place, _money(scope)) for scope in scopes.found),
        standards=(*scopes.standards, *drawn),
        open_place=not first.tier,
    )


def _about_one(
    question: Question, claim: Claim, scopes: Scopes, others: Sequence[Standard], *, hearsay: bool
) -> Worked:
    scope = scopes.one or scopes.found[0]
    value = _value(question, scope)
    origin, drawn = origin_of(claim, scopes, others, hearsay=hearsay)
    if not _says(claim, scope.amount):
        sentences = [_wrong(claim, origin, scopes, hearsay=hearsay) + value, origin]
    elif (begun := begins_as_claimed(question, scope)) is not True:
        sentences = [value if begun is None else say("premises.wrong_beginning") + value]
    elif claims_share(question.text):
        sentences = [value]  # the amount is right, what it rose by is not confirmed with it
    elif scope.standard.measure is Measure.SUBSISTENCE and _PAID_OUT.search(question.text):
        sentences = [say("premises.not_paid_out") + value]
    else:
        sentences = [say("premises.right") + value]
    if scope.standard.measure is Measure.SUBSISTENCE:
        sentences.append(say("standard.household"))
    standards = (*scopes.standards, *(drawn if origin in sentences else ()))
    settled = begins_as_claimed(question, scope) is False
    return Worked(sentences=tuple(filter(None, sentences)), standards=standards, settled=settled)


def _value(question: Question, scope: Scope) -> str:
    """Say what the standard is, or was on a day before the adjustment."""
    if scope.amount == scope.standard.amount:
        return say("standard.value", **_values(scope))
    now = money(scope.standard.amount, scope.standard.unit)
    values = _values(scope) | {"previous": _money(scope), "amount": now}
    if question.as_of is None:
        return say("standard.before", **values)
    day = question.date_phrase or spoken_date(question.day)
    return say("standard.value_before_day", day=day, **values)


def _of_day(question: Question, known: Sequence[Standard]) -> Worked | None:
    """Compare the day from which the question says that the standard holds."""
    claimed = claimed_period(question)
    told_else = claims_of(question) or claims_share(question.text)
    if claimed is None or not BEGINS.search(question.text) or told_else:
        return None
    scopes = scopes_of(replace(question, as_of=None, date_phrase=None), known)
    days = {scope.standard.validity.effective_from for scope in scopes.found}
    day = next(iter(days), None)
    if len(days) != 1 or day is None:
        return None
    first = scopes.found[0]
    lead = say(f"premises.{'right' if claimed.holds_day(day) else 'wrong_day'}")
    one = scopes.one
    sentence = (
        say("standard.effective", **_values(one))
        if one
        else say("premises.effective", subject=first.standard.subject, since=since(first.standard))
    )
    return Worked(
        sentences=(lead + sentence, *_signed(first.standard, claimed)),
        standards=tuple(scopes.standards),
        missing=scopes.missing,
        settled=True,
    )


def _signed(standard: Standard, claimed: AskedPeriod) -> list[str]:
    """Say that what the question names is the day of signing, where it is."""
    signed, effective = standard.citation.signed_date, standard.validity.effective_from
    if signed is None or effective is None or not claimed.holds_day(signed) or claimed.holds_day(effective):
        return []
    return [say("premises.signed", signed=spoken_date(signed))]


def _is_taken_out(question: Question, standard: Standard) -> bool:
    """Return whether a question names an age of which the standard takes some out: no 对 is said to them."""
    excepted = excepted_from(standard)
    return excepted is not None and any(age.whole_years() >= excepted for age in question.ages)


def _says(claim: Claim, amount: Decimal) -> bool:
    """Return whether the claim names the amount: that very number, or one that is vaguely it."""
    said = claim.said
    if said.exact:
        return said.figure == amount
    if said.nearness is Nearness.MORE:
        return said.figure < amount <= said.figure * _NEAR
    return said.over(amount) is None


def _wrong(claim: Claim, origin: str, scopes: Scopes, *, hearsay: bool) -> str:
    """Return the first words: what was only heard, and is written nowhere, is not called wrong."""
    subject = scopes.found[0].standard.subject
    key = "hearsay" if hearsay and not origin else "wrong"
    return say(f"premises.{key}", claimed=claim.yuan, subject=subject)


def _others(question: Question, known: Sequence[Standard], topic: Sequence[Standard]) -> list[Standard]:
    """Return the standards that a claim may mix up with the one asked for, those of its own measure first."""
    held = on_day(known, question.day)
    return [*held, *(s for s in on_day(topic, question.day) if s not in held)]


def _money(scope: Scope) -> str:
    return money(scope.amount, scope.standard.unit)


def _values(scope: Scope) -> dict[str, str]:
    return {
        "place": scope.place,
        "subject": scope.subject,
        "amount": _money(scope),
        "since": since(scope.standard),
    }
