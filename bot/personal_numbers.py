"""Finds the numbers that name a person in a text of plain characters: digits, dashes and spaces of ASCII."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import date
from typing import NamedTuple

SPOKEN_DIGITS = dict(zip("零〇一二三四五六七八九幺壹贰叁肆伍陆柒捌玖", "001234567891123456789", strict=True))

# Provinces as the first two digits of an identity card say them (GB/T 2260).
_PROVINCES = frozenset(
    re.findall("..", "111213141521222331323334353637414243444546505152535461626364657181828391")
)
# Weights and check characters of the last digit (GB 11643-1999).
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"

# between two digits of one number: "1 1 0", "1、1、0", "1. 1. 0"
_GAP = r"[ \-_/·.,，、]{0,2}"
# 13857701234万一打不通   13857701234元旦后: no amount of money
_AMOUNT = r" ?(?:元(?![旦宵])|万(?!一)|亿|%)"

# zhang.san@example.com
_EMAIL = re.compile(r"[A-Za-z0-9._%+\-]{1,64}@[A-Za-z0-9\-]{1,63}(?:\.[A-Za-z0-9\-]{1,63}){1,4}")
# 110101 19900307 7758   11010119900307775X   1、1、0、1、0、1、…
_IDENTITY = re.compile(rf"(?<![0-9])[1-9](?:{_GAP}[0-9]){{16}}{_GAP}[0-9Xx](?![0-9A-Za-z])")
# 110101900307775
_OLD_IDENTITY = re.compile(r"(?<![0-9.])[1-9][0-9]{5}[ \-]?[0-9]{6}[ \-]?[0-9]{3}(?![0-9])(?! ?[元万亿%])")
# 6222021234567890128   6222 0212 3456 7890 128   6 2 2 2 0 2 …
_CARD = re.compile(
    r"(?<![0-9.])(?:[3-69][0-9]{15,18}|[3-69][0-9]{3}(?:[ \-][0-9]{4}){3}(?:[ \-]?[0-9]{1,3})?"
    r"|[3-69](?:[ ,，、][0-9]){15,18})(?![0-9])"
)
# 13800138000   013800138000   +86 138-0013-8000   138 00138000   1 3 8 0 0 1 3 8 0 0 0
_MOBILE = re.compile(
    r"(?<![0-9])(?<![0-9]\.)(?:(?:\+|00)?86\)?[ \-]{0,2}|0)?"
    rf"(?:1[3-9][0-9]{{9}}(?!{_AMOUNT})"
    r"|1[3-9][0-9](?:[ \-._·]{1,3}(?!(?:19|20)[0-9]{2}(?![0-9]))[0-9]{4}){2}(?! ?[年元万亿%])"
    r"|1[3-9][0-9][ \-]{1,3}(?!(?:19|20)[0-9]{6})[0-9]{8}(?! ?[年元万亿%])"
    r"|1[3-9][0-9](?:[ \-][0-9]{2}){4}(?! ?[年元万亿%])"
    r"|1[ \-,，、.][3-9](?:[ \-,，、.]{1,2}[0-9]){9})"
    r"(?![0-9])(?!\.[0-9])"
)
# 0577-88880000   (0577) 8888 0000   +86 577 88880000 转 801
_LANDLINE = re.compile(
    r"(?<![0-9A-Za-z])(?<![0-9]\.)(?:(?:\+|00)86[ \-]{0,2}\(?0?|\(?0)(?:10|2[0-9]|[3-9][0-9]{2})\)?[ \-]{0,2}"
    r"[2-8][0-9]{2,3}[ \-]?[0-9]{4}(?![0-9])(?: ?[转\-] ?[0-9]{1,6}(?![0-9年元万亿%]))?"
)
# 一三八零零一三八零零零   一三八，零零一三，八零零零: the digits are put in for the words first
_SPOKEN_MOBILE = re.compile(r"(?<![0-9])1[3-9][0-9][ ,]?[0-9]{4}[ ,]?[0-9]{4}")
# 零五七七八八八八零零零零
_SPOKEN_LANDLINE = re.compile(r"(?<![0-9])0(?:10|2[0-9]|[3-9][0-9]{2})[ ,]?[2-8][0-9]{2,3}[ ,]?[0-9]{4}")
# what is said before such a number: 我的身份证号码是
_NAMES_IDENTITY = re.compile(r"身份证|证件|公民身份")
_NAMES_CARD = re.compile(r"卡|账|帐")


class Found(NamedTuple):
    """Where a number stands in the text and which label takes its place."""

    start: int
    end: int
    label: str


def personal_numbers(shown: str) -> list[Found]:
    """Return the numbers that name a person in `shown`, a text in plain characters, by place."""
    found = _in_digits(shown)
    blanked = _without(shown, found)
    spoken = "".join(SPOKEN_DIGITS.get(character, character) for character in blanked).replace("，", ",")
    return sorted(found + _in_spoken(blanked, spoken))


def _in_digits(shown: str) -> list[Found]:
    """Return the numbers that are written in digits; what one pattern took the next does not see."""
    found: list[Found] = []
    kinds: tuple[tuple[str, re.Pattern[str], Callable[[str, re.Match[str]], bool]], ...] = (
        ("email", _EMAIL, _always),
        ("identity", _IDENTITY, _is_identity),
        ("card", _CARD, _is_card),
        ("identity", _OLD_IDENTITY, _is_old_identity),
        ("mobile", _MOBILE, _always),
        ("landline", _LANDLINE, _always),
    )
    for label, pattern, holds in kinds:
        left = _without(shown, found)
        found += [
            Found(match.start(), match.end(), label) for match in pattern.finditer(left) if holds(left, match)
        ]
    return found


def _in_spoken(shown: str, spoken: str) -> list[Found]:
    """Return the numbers in `spoken` that have spoken digits in `shown`, the same text before."""
    found = []
    kinds: tuple[tuple[str, re.Pattern[str], Callable[[str, re.Match[str]], bool]], ...] = (
        ("identity", _IDENTITY, _is_identity),
        ("card", _CARD, _is_card),
        ("mobile", _SPOKEN_MOBILE, _always),
        ("landline", _SPOKEN_LANDLINE, _always),
    )
    for label, pattern, holds in kinds:
        for match in pattern.finditer(spoken):
            if holds(spoken, match) and any(
                character in SPOKEN_DIGITS for character in shown[slice(*match.span())]
            ):
                found.append(Found(match.start(), match.end(), label))
        spoken = _without(spoken, found)
    return found


def _without(shown: str, found: Iterable[Found]) -> str:
    """Return the text with blanks of no meaning, as many, where a number was found."""
    for one in found:
        shown = f"{shown[: one.start]}{chr(0) * (one.end - one.start)}{shown[one.end :]}"
    return shown


def _always(shown: str, match: re.Match[str]) -> bool:
    return True


def _is_identity(shown: str, match: re.Match[str]) -> bool:
    """Tell whether 18 digits are an identity card: by the check digit, or by the word before them."""
    number = re.sub(r"[^0-9Xx]", "", match[0]).upper()
    if number[:2] not in _PROVINCES or not _is_birthday(number[6:14]):
        return False
    weighted = sum(int(digit) * weight for digit, weight in zip(number, _WEIGHTS, strict=False))
    return number[17] == _CHECKS[weighted % 11] or bool(_NAMES_IDENTITY.search(_before(shown, match)))


def _is_old_identity(shown: str, match: re.Match[str]) -> bool:
    """Tell whether 15 digits are an identity card of the form before 1999, with a year of two digits."""
    number = re.sub(r"[ \-]", "", match[0])
    return number[:2] in _PROVINCES and _is_birthday(f"19{number[6:12]}")


def _is_card(shown: str, match: re.Match[str]) -> bool:
    """Tell whether 16 to 19 digits are a bank card: the sum of Luhn; in groups of four also its beginning.

    Four figures of four digits in a row make that sum in one case of ten.
    """
    number = re.sub(r"[^0-9]", "", match[0])
    if number != match[0] and not (number.startswith("62") or _NAMES_CARD.search(_before(shown, match))):
        return False
    doubled = [int(digit) * (1 + place % 2) for place, digit in enumerate(reversed(number))]
    return sum(value - 9 if value > 9 else value for value in doubled) % 10 == 0


def _before(shown: str, match: re.Match[str]) -> str:
    """Return the few words before a number."""
    return shown[max(0, match.start() - 12) : match.start()]


def _is_birthday(digits: str) -> bool:
    """Tell whether eight digits are a day on which somebody alive was born."""
    try:
        return 1900 <= date(int(digits[:4]), int(digits[4:6]), int(digits[6:])).year <= 2099
    except ValueError:
        return False
