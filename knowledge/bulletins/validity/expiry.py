"""The words of a document that say until when it holds."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from knowledge.bulletins.validity.days import DAY, TERM_LENGTH, after_term, days_of
from knowledge.bulletins.validity.effect import EVENT, MEASURE, Effect
from knowledge.bulletins.validity.own_words import OWN

_NOUN = (
    r"(?:有效期限?|有效时间|有效期间|(?:执行|实施|试行|施行|暂行|适用)(?:期间|期限|期|时间)|政策期限|期限)"
)
_SET = r"(?:暂?定?为?是?|暂时?|原则上|[：:，])*"
_VERB = r"(?:施行|实施|执行|试行|暂行|有效|延续|延长|生效)"
_TO = r"(?:暂?至|到|暂?延(?:续|长)?(?:至|到)|截至|截止到?(?:时间|日期)?[为：]?|[—\-–~～－]+)"
_HOUR = r"(?:（[^（）]{0,8}）)?(?:零时|凌晨|[上下]午|晚上?|\d{1,2}[时点:：](?:\d{2}分?)?)*"
_UNTIL = rf"(?P<until>{DAY}){_HOUR}"
_DAY_OR_YEAR = rf"(?:{DAY}|(?:19|20)\d\d年?(?=[—\-–~～－至]))"
_BEGIN = rf"(?:自|从|由)?(?:(?P<%s>{_DAY_OR_YEAR}){_HOUR}|{EVENT})起?(?:算|计算|计)?[，,]?"
_FIRST, _BASE = _BEGIN % "first", _BEGIN % "base"
# 有效期5年   |   有效期为两年   |   有效期暂定3年   |   试行期18个月   |   有效期自印发之日起五年
_FOR_TERM = rf"{_SET}(?:{_BASE})?{_SET}(?P<term>{TERM_LENGTH})"
# 有效期至…年…月…日   |   有效期自…起至…止   |   实施期限为2018年至2020年   |   执行期2018-2020年
_UNTIL_DAY = rf"{_SET}(?:{_FIRST})?{_SET}{_TO}{_UNTIL}"
# 施行，至2025年6月30日止   |   起执行至…   |   起施行，试行两年   |   起至…止执行   |   起五年内有效
_AFTER_EFFECT = re.compile(
    rf"(?:[，,]|(?<=[起行施效]))(?:并|暂定?|暂时)?(?:{_VERB}(?:期限?)?)?{_SET}"
    rf"(?:{_TO}{_UNTIL}|(?P<term>{TERM_LENGTH})(?:内?有效)?(?=[，。；、）\n（施实执]|$))"
)
_WITHIN_TERM = re.compile(r"起(?P<term>(?:\d{1,2}|[一二三四五六七八九十两]{1,2})年)内有效")
# …，有效期5年   |   政策有效期三年
_NAMED = re.compile(
    rf"(?:^|[，。；、（\n]|起|的|其|政策|文件|{OWN})(?:政策|文件)?{_NOUN}(?:{_UNTIL_DAY}|{_FOR_TERM})"
)
# 本政策有效期至…   |   本办法试行两年   |   本意见执行至…   |   本通告自…起至…止
_OWN = re.compile(
    rf"(?:{OWN}|(?:^|[。；\n、）])(?:本|该|上述|以上)?(?:政策|文件))(?:的)?(?:{_NOUN}|{_VERB}|(?=[自从]{DAY}起?[至到—-]))(?:{_UNTIL_DAY}|{_FOR_TERM})"
)
# 2025年7月1日起失效   |   2025年6月30日自行废止
_LAPSE = re.compile(
    rf"{_UNTIL}(?P<from>起)?(?:自动|自行|即行|同时|届满|到期|后)*(?:失效|废止|终止|停止执行|停止实施|作废)"
)
# 限行时间：2020年10月1日至10月8日, in a 通告
_PERIOD = re.compile(rf"{MEASURE}(?:时间|期限)[：为]?(?:自|从)?(?P<first>{DAY}){_HOUR}起?{_TO}{_UNTIL}")
_BY_NOTICE = re.compile(r"(?:通告|公告)$")
# （三）有效期三年。   |   四、有效期：自…起至…
_LABEL = r"^\W*(?:第\S{1,5}条|[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+[.．、])?"
_STANDS_ALONE = re.compile(rf"{_LABEL}(?:本|政策|文件)?{_NOUN}")
_TERM_ALONE = re.compile(rf"{_LABEL}(?:本|政策|文件)?有效期")
_END = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Expiry:
    """The last day of a document, and the first where the same words name it."""

    first: date | None
    last: date


def expiry_of(
    sentences: Sequence[str], effect: Effect | None, title: str, signed: date | None
) -> Expiry | None:
    """Find the last day: in the words of the effect clause, in the next sentence, then elsewhere."""
    since = effect.effective if effect else signed
    for match in _mentions(sentences, effect, title):
        found = _read(match, since, signed)
        if found is not None:
            return found
    return None


def _mentions(sentences: Sequence[str], effect: Effect | None, title: str) -> Iterator[re.Match[str]]:
    if effect is not None:
        clause = sentences[effect.sentence][effect.start :]
        found = [m for p in (_NAMED, _WITHIN_TERM, _LAPSE, _AFTER_EFFECT) for m in p.finditer(clause)]
        # 有效期3个月，至…年…月…日止: the day says it more exactly than the term
        yield from sorted(found, key=lambda match: bool(match.groupdict().get("term")))
        following = "".join(sentences[effect.sentence + 1 : effect.sentence + 2])
        if _STANDS_ALONE.match(following):
            yield from _NAMED.finditer(following)
    for number in range(len(sentences) - 1, -1, -1):
        sentence = sentences[number]
        yield from _OWN.finditer(sentence)
        if len(sentences) - number <= _END and _TERM_ALONE.match(sentence):
            yield from _NAMED.finditer(sentence)
        if re.search(rf"{OWN}[^，。；]{{0,8}}$", sentence[: _lapse_at(sentence)]):
            yield from _LAPSE.finditer(sentence)
    if _BY_NOTICE.search(title):
        yield from (match for sentence in sentences for match in _PERIOD.finditer(sentence))


def _lapse_at(sentence: str) -> int:
    match = _LAPSE.search(sentence)
    return match.start() if match else 0


def _read(match: re.Match[str], since: date | None, signed: date | None) -> Expiry | None:
    named = match.groupdict()
    printed = named.get("first") or named.get("base")
    first = days_of(_with_year(printed), signed) if printed else None
    start = first.first if first and printed and "日" in printed else None
    if named.get("term"):
        begin = start or since
        last = after_term(begin, named["term"]) if begin else None
    else:
        until = days_of(_completed(named["until"], printed), signed)
        last = until.last if until else None
    if last is None or (since and last < since and not start):
        return None
    return Expiry(first=start, last=last - timedelta(days=1) if named.get("from") else last)


def _with_year(phrase: str) -> str:
    """Return 2018 of 2018—2020年 as 2018年."""
    return phrase if re.search(r"[年月]", phrase) else f"{phrase}年"


def _completed(until: str, first: str | None) -> str:
    """Return the end of 2020年10月1日至10月8日 with the year of its beginning."""
    year = re.match(r"[^年]+年", first or "")
    return year[0] + until if year and "年" not in until else until
