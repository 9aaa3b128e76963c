"""What kind of words a question asks for, and the signs by which a span has them: vocabulary/wants.yml."""

from __future__ import annotations

import functools
import re
from enum import Enum

from knowledge.vocabulary import load_yaml


class Want(Enum):
    """The kinds of answers."""

    DURATION = "duration"
    SHARE = "share"
    MONEY = "money"
    COUNT = "count"
    DATE = "date"
    BODY = "body"
    PERSON = "person"
    COLOUR = "colour"
    PLACE = "place"
    REASON = "reason"
    MEANS = "means"
    MEANING = "meaning"
    PERMISSION = "permission"
    LIST = "list"
    NUMBER = "number"
    BASIS = "basis"
    BEGINNING = "beginning"
    END = "end"
    CONSEQUENCE = "consequence"
    NOTHING = "nothing"


NUMERIC = frozenset({Want.DURATION, Want.SHARE, Want.MONEY, Want.COUNT, Want.NUMBER})
# the signs of these are plain: a span without one does not answer
PLAIN = NUMERIC | {Want.DATE, Want.BEGINNING, Want.END, Want.BASIS, Want.PERSON, Want.COLOUR}
# 五大工程   |   是哪五块   |   哪两个单位
_COUNT = re.compile(
    r"(?<![第\d])(?P<n>十[一二三四五]|[两二三四五六七八九十]|\d{1,2})(?:大|个|块|种|类|项|方面|步|条|章|点|件)"
)
_DIGITS = {"两": 2, **{digit: n for n, digit in enumerate("一二三四五六七八九十", 1)}}


def want_of(text: str) -> Want:
    """Return what a question asks for."""
    return next((want for want, pattern in _patterns("asks").items() if pattern.search(text)), Want.NOTHING)


def sign_of(want: Want) -> re.Pattern[str] | None:
    """Return the sign that a span with such an answer has; None for `NOTHING`."""
    return _patterns("has").get(want)


def wants_list(text: str) -> bool:
    """Return whether a question asks for several things, whatever else it asks for."""
    return bool(_pattern("several").search(text))


def wants_parts(text: str) -> bool:
    """Return whether a question asks what a document consists of."""
    return bool(_pattern("parts").search(text))


def count_asked(text: str) -> int | None:
    """Return how many things a question for a list says that there are (五大工程是哪些 → 5)."""
    found = _COUNT.search(text) if wants_list(text) else None
    if found is None:
        return None
    digits = found["n"]
    if digits.isdigit():
        return int(digits)
    return 10 + _DIGITS[digits[1]] if len(digits) == 2 else _DIGITS[digits]


@functools.lru_cache(maxsize=256)
def unit_asked(text: str) -> re.Pattern[str] | None:
    """Return the pattern of a number with the unit that the question names (多少户), if it names one."""
    asked = _asked_unit().search(text)
    if asked is None:
        return None
    words = load_yaml("wants.yml")
    unit = words["same_units"].get(asked["unit"]) or re.escape(asked["unit"])
    return re.compile(rf"{words['number']}\s*(?:{unit})")


@functools.cache
def _patterns(side: str) -> dict[Want, re.Pattern[str]]:
    """Return the patterns of one side, what a question `asks` or a sentence `has`, in the order of trial."""
    return {Want(name): _compiled(entry[side]) for name, entry in load_yaml("wants.yml")["wants"].items()}


@functools.cache
def _pattern(name: str) -> re.Pattern[str]:
    return _compiled(load_yaml("wants.yml")[name])


@functools.cache
def _asked_unit() -> re.Pattern[str]:
    # 要装多少个探头 → 个   |   几公里 → 公里   |   几个月 → 个月
    return _compiled(r"(?:多少|几)\s*(?P<unit>个?(?:月|工作日|小时|钟头)|{unit}|[万亿]?元|天|年|百分点)")


def _compiled(pattern: str) -> re.Pattern[str]:
    words = load_yaml("wants.yml")
    return re.compile(pattern.replace("{unit}", words["unit"]).replace("{number}", words["number"]))
