"""How a number is said: 两千二, 1.5k, 七八十, 55到60, 六十多, 不到60; and the value that says so."""

from __future__ import annotations

import re
from decimal import Decimal

from bot.nlu.mentions import Mention
from knowledge.numerals import figure, read_number
from knowledge.said_numbers import Nearness

DIGITS = "零〇一二三四五六七八九两俩"
NUMERALS = f"{DIGITS}十百千万"
# 1千8百   |   1,250, 3.5万, 1千8, 2k   |   十三点八, 一千八九   |   壹仟捌佰; neither 3千米 nor 2kg
NUMBER = (
    r"(?:(?:\d[万千百十]){2,4}\d?|(?:\d{1,3}(?:,\d{3}){1,4}|\d{1,12})(?:\.\d{1,6})?(?:[百千万亿](?!米|克|分|瓦)\d?|[kw](?![a-z]))?"
    rf"|(?:[{DIGITS}]|(?<![几数好上成近若])(?:十|[百千万](?=[{NUMERALS}]|[把多来]?[元块])))[{NUMERALS}]{{0,14}}(?:点[零一二三四五六七八九]{{1,6}})?"
    r"|[壹贰叁肆伍陆柒捌玖][壹贰叁肆伍陆柒捌玖拾佰仟万零]{1,12})"
)
# a number begins where its figures begin: looked for at each of them a long row of figures would take long
BEGINS = rf"(?<![\d.{NUMERALS}])"
# 六十多厘米, 六十来厘米, 两千出头
_VAGUE = r"(?P<vague>个多|多|几|余|来|好几|出头|左右|上下|把)?"
# 60公分左右, 80岁出头, 60厘米以上
_AFTER = (
    r"(?P<after>左右|上下|出头|有余|多点|多一点|(?:及|或)?以上|往上|朝上|(?:及|或)?以下|以内|往下|高一点|高一些|矮一点|低一点"
    r"|不到|还不到|差一点)?"
)

_MORE, _LESS = Nearness.MORE.value, Nearness.LESS.value
_AT_LEAST, _AT_MOST, _ABOUT = Nearness.AT_LEAST.value, Nearness.AT_MOST.value, Nearness.ABOUT.value
_BEHIND = {
    "个多": _MORE, "多": _MORE, "几": _MORE, "余": _MORE, "好几": _MORE, "出头": _MORE, "有余": _MORE,
    "多点": _MORE, "多一点": _MORE, "高一点": _MORE, "高一些": _MORE,
    "来": _ABOUT, "左右": _ABOUT, "上下": _ABOUT, "把": _ABOUT, "往上": _AT_LEAST, "朝上": _AT_LEAST,
    "往下": _AT_MOST, "以内": _AT_MOST, "不到": _LESS, "还不到": _LESS,
    "差一点": _LESS, "矮一点": _LESS, "低一点": _LESS,
}  # fmt: skip
# 不到60, 快八十, 没到60岁: what stands in front of a number says how near it is, looked for backwards
_LEADS = (
    (_AT_MOST, r"不超过?|没有?超过?|不高于|不多于"),
    (_AT_LEAST, r"不(?:低|少|小|矮)于"),
    (_MORE, r"超过|超|多于|高于|大于|不止|高出|已过|年过|大过|都过|早过|过了"),
    (
        _LESS,
        r"不到|达不到|没有?达到|没有?到|还?没有?满|未满|不满|未到|差一?点(?:到|满)?|差点|将近|接近|快(?:到|要到?|满)?|不足|少于|低于|小于|矮于|(?<![大最缩减矮])小",
    ),
    (_ABOUT, r"大概|大约|约莫|约|差不多|估计|估摸着?"),
)
# 不到, 大概有, 已经超过了: what stands right before a number
_LEAD = re.compile(
    "(?:"
    + "|".join(f"(?P<l{i}>{words})" for i, (_, words) in enumerate(_LEADS))
    + r")(?:有个?|是|了|要|也|都|在)?\s?$"
)
_LONGEST_LEAD = 8
# 1千8百: figures of both kinds
_MIXED = re.compile(r"(?:\d[万千百十]){2,4}\d?")
_AS_CHINESE = str.maketrans("0123456789", "零一二三四五六七八九")
# 七八十, 一千八九, 两三: two figures that follow each other are a range
_PAIR = re.compile(
    r"(?P<head>.*?)(?P<first>[一二两三四五六七八])(?P<second>[二两三四五六七八九])(?P<tail>[十百千万]*)"
)


def quantity(unit: str, before: str = "") -> re.Pattern[str]:
    """Return the pattern of a number with `unit` behind it, with all that may say how near it is.

    Groups: n, low (of a range), vague and after; `before` is a pattern that must stand in front.
    """
    # 55~60, 五十五到六十, 1800元-2000
    lower = rf"(?:(?P<low>{NUMBER})(?:{unit})?(?:[~～—–\-]|到|至))?"
    return re.compile(f"{before}{BEGINS}{lower}(?P<n>{NUMBER}){_VAGUE}(?:{unit}){_AFTER}", re.IGNORECASE)


def read_figure(text: str) -> tuple[Decimal | None, Decimal] | None:
    """Return what a number says, and before it the lower end where it is two figures (一千八九)."""
    if _MIXED.fullmatch(text):
        text = text.translate(_AS_CHINESE)
    # 三岁零十个月
    text = text[1:] if text.startswith("零十") else text
    lowered = text.lower()
    if lowered[-1:] in {"k", "w"}:
        value = read_number(lowered[:-1])
        return (None, _plain(value * (1000 if lowered[-1] == "k" else 10000))) if value is not None else None
    value = read_number(text)
    pair = _PAIR.fullmatch(text)
    if pair and (value is None or len(text) == 2) and _follows(pair["first"], pair["second"]):
        ends = [read_number(f"{pair['head']}{pair[end]}{pair['tail']}") for end in ("first", "second")]
        return (ends[0], ends[1]) if ends[0] is not None and ends[1] is not None else None
    return None if value is None else (None, value)


def said(match: re.Match[str], text: str, scale: int = 1) -> str | None:
    """Return the value of an entity for a match of `quantity` in `text`, times `scale`."""
    read = read_figure(match["n"])
    if read is None:
        return None
    low, most = read
    groups = match.groupdict()
    if groups.get("low"):
        lower = read_figure(match["low"])
        low = lower[1] if lower else None
    if low is not None and low < most:
        return f"{figure(low * scale)}..{figure(most * scale)}"
    return figure(most * scale) + nearness(groups, text[: match.start("n")])


def nearness(groups: dict[str, str | None], before: str) -> str:
    """Return the sign of how near a number was said: by what stands behind it, else in front."""
    behind = groups.get("vague") or (groups.get("after") or "").lstrip("及或")
    if behind:
        return _BEHIND.get(behind) or (_AT_LEAST if behind == "以上" else _AT_MOST)
    lead = _LEAD.search(before[-_LONGEST_LEAD:])
    if lead is None:
        return ""
    return next(sign for i, (sign, _) in enumerate(_LEADS) if lead[f"l{i}"])


def mention(entity: str, value: str, match: re.Match[str]) -> Mention:
    """Return the mention that starts where its number does, the lower one of a range first."""
    groups = match.groupdict()
    name = "low" if groups.get("low") else "n" if groups.get("n") else 0
    return Mention(entity=entity, value=value, start=match.start(name), end=match.end())


def _plain(value: Decimal) -> Decimal:
    return Decimal(figure(value))


def _follows(first: str, second: str) -> bool:
    order = "一二三四五六七八九"
    places = [order.index("二" if one == "两" else one) for one in (first, second)]
    return places[1] - places[0] == 1
