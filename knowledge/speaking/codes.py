"""Telephone numbers, registration numbers, roads and abbreviations: what is said sign by sign."""

from __future__ import annotations

import re

from knowledge.speaking.counting import cardinal, digit_by_digit, telephone
from knowledge.speaking.marked import LETTERS
from knowledge.speaking.words import any_of, words

# what is counted or goes on after a figure, so that it is no telephone number: 12345元, 300多人, 12345 ÷ 5
_NO_UNIT = rf"(?!\s*(?:[.,]?\d|[+=＝≈×÷−%‰多余来几个号]|{any_of([*words()['counted'], *words()['per']])}))"
_NO_SUM = r"(?<![\d.,A-Za-z-])(?<![=＝≈×÷−+])(?<![=＝≈×÷−+] )"
# 气象部门（12121）, 公安机关（110）: a bracket that holds a telephone number alone
_IN_BRACKETS = re.compile(r"[（(](12[13]\d{2})[）)]|(?<=[关警救队线话心])[（(](1[12]\d)[）)]")
# 0577-12345678, 13800001111, 400-800-1234, 12345
_TELEPHONE = re.compile(
    rf"{_NO_SUM}(?:0\d{{2,3}}[-—\s]?\d{{7,8}}(?:[-—转]\d{{1,5}})?|1[3-9]\d{{9}}|[48]00-\d{{3,4}}-?\d{{3,4}}|12[13]\d{{2}})"
    rf"(?![\dA-Za-z]){_NO_UNIT}"
)
# 电话：12345678, 拨打110、119或120, 报警电话119, 热线（96345）
_CALLED = re.compile(
    r"((?:电话|热线|拨打|致电|传真|拨|呼叫|手机)(?:号码?)?[是为：:（(\s]{0,3})"
    rf"(\d{{3,12}}(?:[-—、，/或和及]\d{{3,12}})*)(?!\d|\.\d){_NO_UNIT}"
)
# ZJCC01-2020-0001, CJT/T102-2004, GB36886-2018, NH3-N, IPV6, T2, S49
_CODE = re.compile(
    r"(?<![A-Za-z0-9])(?:[A-Za-z]+-?\d|[A-Za-z]+[\-/][A-Za-z]+\d)[A-Za-z0-9]*(?:[\-—/.][A-Za-z0-9]+)*"
)
# APP, Philip Avery
_LETTERS = re.compile(r"[A-Za-z]+(?: +[A-Za-z]+)*")
# 01 of ZJCC01-2020
_FIGURES = re.compile(r"\d+(?:\.\d+)?")
# III级, Ⅱ类 that was unfolded, IV型
_ROMAN = re.compile(r"(?<![A-Za-z])(?:I{1,3}|IV|VI{0,3}|IX|X)(?=级|类|型|期|度|标段)")
_ROMAN_VALUES = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")
# a number that only names something, such as an identity number, or that begins with 0
_LONG_FIGURE = re.compile(rf"(?<![\d.,])(?:0\d+|\d{{11,}})(?![\d.,]\d|\d){_NO_UNIT}")


def telephones_said(text: str) -> str:
    """Return `text` with telephone numbers digit by digit."""
    said = _IN_BRACKETS.sub(lambda m: f"，电话{telephone(m[1] or m[2])}，", text)
    said = _CALLED.sub(lambda m: m[1] + re.sub(r"\d[\d\-—]*", lambda n: telephone(n.group()), m[2]), said)
    return _TELEPHONE.sub(lambda m: telephone(m.group()), said)


def codes_said(text: str) -> str:
    """Return `text` with registration numbers, roads and Roman numerals sign by sign."""
    said = text
    if LETTERS.search(said):
        said = _CODE.sub(_code, _ROMAN.sub(lambda m: cardinal(str(_ROMAN_VALUES.index(m.group()) + 1)), said))
    return _LONG_FIGURE.sub(lambda m: digit_by_digit(m.group()), said)


def letters_said(text: str) -> str:
    """Return `text` with each Latin letter by itself, words between pauses: A P P."""
    return _LETTERS.sub(lambda m: _spelled(m.group().split()), text)


def _spelled(words_printed: list[str]) -> str:
    joint = " " if all(len(word) == 1 for word in words_printed) else "，"
    return joint.join(" ".join(word.upper()) for word in words_printed)


def _code(match: re.Match[str]) -> str:
    code = match.group().replace("—", "-")
    by_digit = "-" in code or "/" in code
    said = _FIGURES.sub(lambda m: _figure_of_code(m.group(), by_digit), code)
    return letters_said(said.replace("-", "杠").replace("/", "斜杠")).replace(".", "点")


def _figure_of_code(figure: str, by_digit: bool) -> str:
    """Return a short figure as a number (S49), a long one and one of several digit by digit (G104)."""
    if "." in figure:
        return cardinal(figure)
    short = len(figure) <= 2 and not figure.startswith("0") and not by_digit
    return cardinal(figure) if short else digit_by_digit(figure)
