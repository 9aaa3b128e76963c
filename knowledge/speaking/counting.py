"""Figures as words: 1250 is 一千二百五十, 2015 of a year 二零一五, 12345 of a telephone 幺二三四五."""

from __future__ import annotations

DIGITS = "零一二三四五六七八九"
_DIGIT_BY_DIGIT = str.maketrans("0123456789", DIGITS)
_BY_TELEPHONE = str.maketrans("0123456789", DIGITS.replace("一", "幺"))
_PLACES = ((1000, "千"), (100, "百"), (10, "十"))


def digit_by_digit(figure: str) -> str:
    """Return each digit of `figure` by its name, every other character as it is."""
    return figure.translate(_DIGIT_BY_DIGIT)


def telephone(figure: str) -> str:
    """Return a telephone number as it is said: 1 is 幺, between groups of digits is a pause."""
    groups = "".join(c if c.isdecimal() else " " for c in figure).split()
    return "，".join(group.translate(_BY_TELEPHONE) for group in groups)


def cardinal(figure: str, counts: bool = False) -> str:
    """Return the number that `figure` (1250, 1,250, 12.5) writes; a lone 2 that `counts` things is 两."""
    whole, point, fraction = figure.replace(",", "").partition(".")
    if counts and not point and int(whole) == 2:
        return "两"
    said = whole_number(int(whole))
    return f"{said}点{digit_by_digit(fraction)}" if point else said


def whole_number(value: int) -> str:
    """Return a whole number of 0 and more in words."""
    said = _sections(value) if value else DIGITS[0]
    if said.startswith("一十"):
        return said[1:]
    return "两" + said[1:] if said.startswith(("二千", "二万", "二亿")) else said


def _sections(value: int) -> str:
    for size, name in ((10**8, "亿"), (10**4, "万")):
        if value >= size:
            head, rest = divmod(value, size)
            gap = DIGITS[0] if 0 < rest < size // 10 else ""
            return f"{_sections(head)}{name}{gap}{_sections(rest) if rest else ''}"
    return _below_ten_thousand(value)


def _below_ten_thousand(value: int) -> str:
    said, gap = "", False
    for size, name in _PLACES:
        digit, value = divmod(value, size)
        if digit:
            said += (DIGITS[0] if gap else "") + DIGITS[digit] + name
        gap = bool(said) and not digit
    return said + (DIGITS[0] if gap and value else "") + (DIGITS[value] if value else "")
