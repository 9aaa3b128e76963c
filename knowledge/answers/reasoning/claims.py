"""The amounts that a question names, and what each is: what is paid, what comes in, what the standard is."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

from knowledge.answers.wording import figure
from knowledge.numerals import find_numbers
from knowledge.records import Question, Topic
from knowledge.said_numbers import SaidNumber


class Role(enum.Enum):
    """What an amount in a question is."""

    PAY = "pay"
    INCOME = "income"
    STANDARD = "standard"


# what stands before an amount and says what it is; the last one before it counts
_ROLE_WORDS = re.compile(
    # 最低工资不是…吗   |   瑞安低保一个月…   |   高龄补贴涨到…   |   一档是…   |   小时工标准…
    r"(?P<standard>(?:最低|起码|保底)的?(?:月|小时)?(?:工资|时薪|月薪|标准)?|标准|低保金?(?!户)|基础养老金|(?:高龄|生活)?(?:补贴|津贴|补助金?)|保障金"
    r"|[一二三]档|涨到|调到|提到|提高到|缴费|按照?|算)"
    # 月收入…   |   家里挣…   |   退休金…   |   一家人总共收入…
    r"|(?P<income>人均|收入|进账|退休金|退休工资|养老金|工资|挣|赚)"
    # 老板给我…   |   月薪…   |   到手…   |   干了三个月拿…
    r"|(?P<pay>月薪|时薪|日薪|年薪|底薪|薪水|工钱|给|发|拿|开|领|付|到手|只有|才)"
)
# 家里每月有…块收入   |   一个月…元的退休金
_INCOME_BEHIND = re.compile(r"(?:块钱?|元)?的?(?:月|总|家庭|全部)?(?:收入|进账|退休金|退休工资|工资)")
_DEFAULTS = {Topic.MINIMUM_WAGE: Role.PAY}


# 年薪一万九   |   基础养老金现在是…吧   |   涨到…了   |   只发我九百
_BEFORE_AMOUNT = re.compile(
    r"(?:薪|工资|收入|低保|养老金|补贴|补助金?|标准|[给发拿挣是到按档])(?:了|我|就|才|只有|只|每?一?个?月|一年)*$"
)
# …对吗   |   …是吗   |   …一个月   |   …，够不够
_AFTER_AMOUNT = re.compile(r"(?=[，。吗吧么了对算呀啊？?]|是[吗吧不]|没错|一个?月|一年|$)")


# 不是…吗 after 瑞安最低工资多少   |   你确认一下是…
_SAID_TO_BE = re.compile(r"(?:不是|是不是|应该是|^是|(?:确认|核对|核实)(?:一下|下)?(?:是|为)?)$")
# 永嘉小时工15块2对吧: without a word of paying it is the standard that is to be confirmed
_TO_CONFIRM = re.compile(r"(?:[对是]吧|没错吧?)[？?。]*$")
# …元从去年起执行的: what is paid is not put into force
_IN_FORCE = re.compile(r"[^，。]{0,16}(?:执行|实行|施行|实施|生效)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """An amount of a question with its role; `before` and `after` are the words around it."""

    said: SaidNumber
    role: Role
    before: str
    after: str

    @property
    def yuan(self) -> str:
        """Return the amount as it is said back."""
        return f"{figure(self.said.figure)}元"


def claims_of(question: Question) -> list[Claim]:
    """Return the amounts of a question that stand in its words, with their roles, in order."""
    numbers = find_numbers(question.text)
    found: list[Claim] = []
    start = 0
    for said in question.amounts or _plainly(question.text):
        place = next(
            (n for n in numbers if n.start >= start and n.value in (said.figure, int(said.figure))), None
        )
        if place is None:
            continue
        before, after = question.text[start : place.start], question.text[place.end :]
        # an amount that is named again (…2490了吧，是2490对不对) is what it was before
        again = next((claim.role for claim in found if claim.said == said), None)
        role = again or _role(before, after, question)
        found.append(Claim(said=said, role=role, before=before, after=after))
        start = place.end
    return found


def _plainly(text: str) -> tuple[SaidNumber, ...]:
    """Return the number that stands where an amount does, though it is small or looks like a year."""
    for number in find_numbers(text):
        if _BEFORE_AMOUNT.search(text[: number.start]) and _AFTER_AMOUNT.match(text[number.end :]):
            return (SaidNumber(figure=number.value),)
    return ()


def first_of(question: Question, role: Role) -> Claim | None:
    """Return the first amount of a role."""
    return next((claim for claim in claims_of(question) if claim.role is role), None)


def _role(before: str, after: str, question: Question) -> Role:
    if question.topic is Topic.LOW_INCOME and _INCOME_BEHIND.match(after):
        return Role.INCOME
    words = list(_ROLE_WORDS.finditer(before))
    confirmed = _SAID_TO_BE.search(before) or _IN_FORCE.match(after) or _TO_CONFIRM.search(after)
    if not words and confirmed:
        return Role.STANDARD
    if not words:
        return _DEFAULTS.get(question.topic or Topic.BULLETIN, Role.STANDARD)
    name = words[-1].lastgroup or ""
    if question.topic is Topic.LOW_INCOME:
        return Role.INCOME if name == "income" else Role.STANDARD
    if question.topic is Topic.PENSION:
        return Role.STANDARD
    return Role.STANDARD if name == "standard" else Role.PAY
