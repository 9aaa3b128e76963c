"""Numbers as people and officials write and speak them: Chinese, Arabic, mixed, with 万 and 亿."""

from __future__ import annotations

import functools
import re
import unicodedata
from dataclasses import dataclass
from decimal import Decimal

_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {
    "〇": 0, "○": 0, "两": 2, "俩": 2, "仨": 3, "壹": 1, "贰": 2, "叁": 3, "肆": 4, "伍": 5,
    "陆": 6, "柒": 7, "捌": 8, "玖": 9, "幺": 1,
}  # fmt: skip
_TENS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_CHINESE = "".join((*_DIGITS, *_TENS, *_LARGE))
# 六十多, 一百来, 一千出头, 60左右: the number that is said, without the vagueness around it
_VAGUE = re.compile(r"(?:多|几|来|余|出头|左右|上下)$")
# 3.5万, 1,250, 3千, 1千8
_ARABIC = re.compile(r"(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?([十百千]?[万亿]|[百千])?(\d)?")
# 一千二百六, 两千, 十三点八, 二〇一五, 1,250, 3.5万: where a number stands in a text
_MENTION = re.compile(
    rf"(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?(?:[十百千]?[万亿]|[百千](?!米|克|瓦|分|卡|字|伏))?"
    rf"|(?<!\d)[十{''.join(_DIGITS)}][{_CHINESE}]*(?:点[{''.join(_DIGITS)}]+[万亿]?)?"
)
# 两千一个月, 三千五一年: the last 一 is that of the time behind it; not that of 二十一天
_OF_SPAN = re.compile(r"[百千万][二两三四五六七八九]?一$")
_SPAN = re.compile(r"个?(?:月|星期|礼拜|小时|钟)|[天年周]")


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberMention:
    """A number found in a text: `text` is `source[start:end]`, `value` what it counts."""

    text: str
    start: int
    end: int
    value: Decimal


def read_number(text: str) -> Decimal | None:
    """Return the number that the whole of `text` says (六十二, 一千二百六, 3.5万, １３), else None."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").replace("萬", "万").replace("億", "亿")
    plain = _VAGUE.sub("", plain)
    if not plain:
        return None
    return _read_arabic(plain) if plain[0].isdecimal() else _read_chinese(plain)


def read_whole(text: str) -> int:
    """Return the number that the whole of `text` says without its fraction, 0 where it says none."""
    return int(read_number(text) or 0)


def figure(amount: Decimal) -> str:
    """Return a decimal without trailing zeros or exponent: 1200, 12.5."""
    text = f"{amount:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def find_numbers(text: str) -> list[NumberMention]:
    """Return the numbers of `text` in order of place; text should be normalised."""
    return list(_numbers_in(text))


# the steps of an answer look for the numbers of one question again and again
@functools.lru_cache(maxsize=256)
def _numbers_in(text: str) -> tuple[NumberMention, ...]:
    found = []
    for match in _MENTION.finditer(text):
        end = match.end()
        if _OF_SPAN.search(match.group()) and _SPAN.match(text, end):
            end -= 1
        said = text[match.start() : end]
        value = read_number(said)
        if value is not None:
            found.append(NumberMention(text=said, start=match.start(), end=end, value=value))
    return tuple(found)


def _read_arabic(text: str) -> Decimal | None:
    match = _ARABIC.fullmatch(text)
    if not match or (not text.isascii() and match.group(3) is None):
        return None
    whole, fraction, unit, last = match.groups()
    if last and not unit:
        return None
    scale = 1
    for character in unit or "":
        scale *= _TENS.get(character) or _LARGE[character]
    value = Decimal(whole.replace(",", "") + (fraction or "")) * scale + int(last or 0) * scale // 10
    return _without_trailing_zeros(value) if unit else value


def _read_chinese(text: str) -> Decimal | None:
    head, point, tail = text.partition("点")
    if not point:
        whole = _read_chinese_whole(head)
        return None if whole is None else Decimal(whole)
    scale = _LARGE.get(tail[-1:], 1)
    digits = tail if scale == 1 else tail[:-1]
    whole = _read_chinese_whole(head)
    if whole is None or not digits or any(c not in _DIGITS for c in digits):
        return None
    value = Decimal(f"{whole}.{''.join(str(_DIGITS[c]) for c in digits)}")
    return value if scale == 1 else _without_trailing_zeros(value * scale)


def _without_trailing_zeros(value: Decimal) -> Decimal:
    return Decimal(int(value)) if value == value.to_integral_value() else value.normalize()


def _read_chinese_whole(text: str) -> int | None:
    if not text or any(c not in _CHINESE for c in text):
        return None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text))
    total = section = digit = 0
    last_unit, pending, zero_before = 1, False, False
    for character in text:
        if character in _DIGITS:
            if pending and digit:
                return None
            digit, pending = _DIGITS[character], True
            zero_before = zero_before or digit == 0
            continue
        if character in _TENS:
            last_unit = _TENS[character]
            section += (digit if pending else 1) * last_unit
        else:
            last_unit = _LARGE[character]
            total = (
                (total + section + digit) * last_unit
                if last_unit == 10**8
                else (total + (section + digit) * last_unit)
            )
            section = 0
        digit, pending, zero_before = 0, False, False
    if pending and last_unit >= 100 and not zero_before:
        digit *= last_unit // 10
    return total + section + digit
