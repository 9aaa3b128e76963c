"""When a document holds: signed date, effective date and expiry, read from its own words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from knowledge.dates import add_years, parse_date
from knowledge.records import Line, Validity

_DATE = r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日"
# 本意见自2020年7月1日起施行   |   本通知从2018年10月1日起执行   |   标准从2019年10月1日起执行
_IN_FORCE_FROM = re.compile(rf"[自从](?P<day>{_DATE})起(?:正式)?(?:施行|实施|执行|生效)")
# 决定从2015年11月1日起，调整   |   限行时间：2020年8月1日起   |   自2018年7月1日起，温州市区…调整为
_FROM = re.compile(rf"(?:决定从|时间：|[自从])(?P<day>{_DATE})起")
# 本通告自发布之日起生效   |   自印发之日起实施   |   自发文之日起施行
_FROM_ISSUE = re.compile(r"自(?:发布|印发|发文|公布)之日起")
# 施行，至2025年6月30日止   |   有效期至2021年12月31日   |   有效期暂至2022年12月31日
_UNTIL = re.compile(rf"(?:[，,]至|有效期暂?至)(?P<day>{_DATE})")
# 有效期5年   |   有效期为2年
TERM = re.compile(r"有效期为?(?P<years>\d{1,2}|[一二三四五六七八九十])年")
_CHINESE_DIGITS = {c: i for i, c in enumerate("一二三四五六七八九十", 1)}
# 2015年10月23日   |   2019年 12月18日
_SIGNED = re.compile(r"^\s*((?:19|20)\d\d)\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*$")
_OFFICE = re.compile(r"(?:政府|办公室|局|委员会|管委会|厅|院|署|中心|公司|集聚区|部)$")


def signature(lines: Sequence[Line]) -> tuple[date | None, list[Line]]:
    """Find the signature: the signed date, and its lines (issuers first, then the date line)."""
    for position, line in enumerate(lines):
        match = _SIGNED.match(line.text)
        if not match:
            continue
        first = position
        while first > 0 and _is_office(lines[first - 1].text):
            first -= 1
        if first < position:
            return date(int(match[1]), int(match[2]), int(match[3])), list(lines[first : position + 1])
    return None, []


def validity_of(text: str, title: str, signed: date | None) -> tuple[Validity, bool]:
    """Return the validity that the words of a document give, and whether it falls back on the signed date."""
    stated = _IN_FORCE_FROM.search(text)
    if stated is None and not _FROM_ISSUE.search(text) and re.search(r"调整|通告", title):
        stated = _FROM.search(text)
    effective = parse_date(stated["day"]) if stated else signed
    return Validity(effective_from=effective, expires_on=_expiry(text, effective)), stated is None


def _expiry(text: str, effective: date | None) -> date | None:
    until = _UNTIL.search(text)
    if until:
        return parse_date(until["day"])
    term = TERM.search(text)
    if term and effective:
        years = term["years"]
        return add_years(effective, _CHINESE_DIGITS.get(years) or int(years))
    return None


def _is_office(text: str) -> bool:
    """Return whether a line is set to the right or is all offices: 温州市公安局  温州市农业农村局."""
    parts = text.split()
    return 0 < len(parts) <= 3 and len(text.strip()) <= 40 and all(_OFFICE.search(part) for part in parts)
