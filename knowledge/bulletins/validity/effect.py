"""The clause of a document that says from when it holds."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.bulletins.validity.days import DAY, LENGTH, TERM_LENGTH, after_term, days_of
from knowledge.bulletins.validity.own_words import OWN, SETS_A_DAY, Subject, subject_of

# 发布之日   |   本通知印发之日   |   公布后   |   发文日
EVENT = (
    r"(?:本?(?:文件?|通知|通告|公告|办法|意见|规定|细则|决定|方案|条例|政策))?(?:正式)?"
    r"(?:发布|印发|公布|发文|签发|下发|颁布|公告|发出|颁发|制发|行文|刊登|登报|签署|通过|出台)(?:施行|实施)?(?:之日|日|后)"
)
_HOURS = r"(?:（[^（）]{0,16}）)?(?:零时|凌晨|[上下]午|晚上?|\d{1,2}[时点:：](?:\d{2}分?)?)*"
_FROM = rf"(?:自|从|于|由|在|至(?={EVENT}))?(?:(?P<day>{DAY})|(?P<event>{EVENT})|(?P<now>即日)){_HOURS}"
# 起满30日后   |   起30日后   |   后三十日起   |   起第31日
_DELAY = rf"(?:起|后)?(?:满(?P<full>{LENGTH})(?:以后|之后|后)?起?|第?(?P<delay>{LENGTH})(?:以后|之后|后|起))"
_VERB = r"(?:施行|实施|执行|生效|试行|实行|有效|起效)"
_NOT_VERB = r"(?!的|以来|后|前|之|情况|期间|日期|过程|方案|细则|办法|意见|[，。；]?不)"
# 自2020年7月1日起施行   |   自发布之日起30日后正式实施   |   于2020年7月1日施行   |   从即日起至…止执行
_CLAUSE = re.compile(
    rf"{_FROM}(?:(?P<late>{_DELAY})|(?P<since>起，?|开始|始))?(?P<gap>[^，。；：、《》\n自从]{{0,26}}?){_VERB}{_NOT_VERB}"
)
# 限行时间, 管制期限: not 报名时间
_LIMITS = "限行|禁行|通行|管制|管控|禁止|限制|封闭|施工|施行|实施|执行|禁渔|禁猎|禁牧|禁燃|开放"
MEASURE = rf"(?:{_LIMITS})[^，。；：]{{0,4}}"
# 施行，…   |   施行。   |   施行至…: the verb has no object, so it is the document that takes effect
_CLOSED = re.compile(rf"[，。；）、\n（]|至|到|有效|$|{TERM_LENGTH}")
# 经研究，决定从2015年11月1日起，调整…   |   决定自即日起…
_DECIDED = re.compile(rf"决定(?:[^。；\n]{{0,12}}，)?{_FROM}起")
_LEAD = 5
# 一、限行时间：2020年8月1日起。   |   自2018年7月1日起，温州市区…调整为
_SET_FROM = re.compile(
    rf"(?:{MEASURE}(?:时间|期限)[：为]|(?<![根据按照])(?=[自从])){_FROM}(?:起|至|—|-)(?!(?:施行|实施|执行|生效)?的)"
)
# 本办法施行日期另行公布
_LATER = re.compile(rf"{OWN}[^。；\n]{{0,12}}(?:施行|实施|执行|生效)(?:日期|时间)[^。；\n]{{0,8}}另行")


@dataclass(frozen=True, slots=True, kw_only=True)
class Effect:
    """From when a document holds: the day (None: to be set later), and which clause says so.

    `sentence` is the place of the sentence in the text, `start` and `end` the clause within it;
    `is_signed_date` says that the clause names no day but the day of signing.
    """

    effective: date | None
    is_signed_date: bool
    sentence: int
    start: int
    end: int


def effect_of(sentences: Sequence[str], title: str, signed: date | None) -> Effect | None:
    """Find the clause of the whole document; the last one of the surest kind (附则 stands at the end)."""
    best: Effect | None = None
    surest = Subject.SET_HERE
    for number, sentence in enumerate(sentences):
        for match in _CLAUSE.finditer(sentence):
            subject = _subject(match, sentence, title)
            if subject <= surest and subject < Subject.SET_HERE:
                best, surest = _effect(match, number, signed), subject
    return best or _later(sentences) or _set_from(sentences, title, signed)


def _subject(match: re.Match[str], sentence: str, title: str) -> Subject:
    subject = subject_of(sentence[: match.start()], title)
    bare = not (match["since"] or match["late"] or match["event"])
    if not _CLOSED.match(sentence, match.end()):
        return Subject.OTHER
    # 本办法于…年…月…日施行 needs no 起, but only where the document is named next to the day
    if bare and (match["gap"] not in ("", "正式", "起") or subject > Subject.OWN):
        return Subject.OTHER
    return subject


def _effect(match: re.Match[str], number: int, signed: date | None) -> Effect:
    days = days_of(match["day"], signed) if match["day"] else None
    day = days.first if days else None if match["day"] else signed
    named = match.groupdict()
    late = named.get("full") or named.get("delay")
    if late and day:
        day = after_term(day, late)
    return Effect(
        effective=day,
        is_signed_date=not match["day"] and not late,
        sentence=number,
        start=match.start(),
        end=match.end(),
    )


def _later(sentences: Sequence[str]) -> Effect | None:
    for number, sentence in enumerate(sentences):
        if match := _LATER.search(sentence):
            return Effect(
                effective=None, is_signed_date=False, sentence=number, start=match.start(), end=match.end()
            )
    return None


def _set_from(sentences: Sequence[str], title: str, signed: date | None) -> Effect | None:
    """Find the day in a notice that only says from when it sets something (决定从…起，调整…)."""
    sets_a_day = bool(SETS_A_DAY.search(title))
    for pattern, searched in ((_DECIDED, sentences[:_LEAD]), (_SET_FROM, sentences if sets_a_day else ())):
        for number, sentence in enumerate(searched):
            if match := pattern.search(sentence):
                return _effect(match, number, signed)
    return None
