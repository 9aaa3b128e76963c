"""Document and registration numbers that stand in lines of their own, however they are set and broken."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from knowledge.bulletins.issuers import split_issuers
from knowledge.bulletins.line_text import LineText, canonical

# 温政发〔2015〕58号 | 温浙集（开）管〔2019〕71号 | （甬政发〔2020〕5号） | 台政发(2018)13号
_NUMBER = re.compile(
    r"(?P<open>（)?(?P<prefix>[^\s，。；：、《》〔〕（）“”…\d]{2,14}(?:（[^（）\d]{1,8}）[^\s，。；：、《》〔〕（）“”…\d]{0,8})?)"
    r"[〔（](?P<year>(?:19|20)\d\d)[〕）]第?(?P<count>\d{1,4})号(?(open)）)"
)
# 温州市人民政府令 / 第150号 | 温州市人民政府公告 / 2020年第3号 | 绍兴市人民政府通告〔2020〕5号
_HEADED = re.compile(
    r"(?P<header>(?:(?!关于|公告|通告)[\u4e00-\u9fff]){3,28}?(?:政府|局|厅|委员会|委|办公室)(?:令|公告|通告|公示))"
    r"（?(?P<count>(?:(?:19|20)\d\d年)?第[\d一二三四五六七八九十百零〇]{1,5}号|〔(?:19|20)\d\d〕第?\d{1,4}号)）?"
)
# 第3号 | 〔2020〕5号: a number only beside a title
_BARE = re.compile(r"（?(?P<count>(?:(?:19|20)\d\d年)?第\d{1,4}号|〔(?:19|20)\d\d〕第?\d{1,4}号)）?")
# ZJCC01-2019-0007 | ZJCC01-2019 -0011 | 登记号：ZJBC11—2020—0003
_REGISTRATION = re.compile(
    r"(?:(?:统一编号|登记编?号|备案号|编号)：?)?(?P<number>[A-Z]{3,5}\d{2}[-—–－]\d{4}[-—–－]\d{4})"
)
# words that stand in front of a number which the text cites: 根据浙政发〔2015〕30号
_CITING = re.compile(
    r"^(?:根据|按照|依据|依照|详见|参照|经|由|和|与|及|见|原|按|以|即|《|关于)|的|精神|(?:通知|意见|通告|公告)."
)
# 关于修改 / 温政发〔2014〕5号 / 文件的通知: words in front of a number that a title names
_NAMING = ("修改", "废止", "调整", "撤销", "停止执行", "贯彻", "落实", "执行", "延长")
# the first line of a number holds its bracket or its header whole: no column is narrower
_BEGINS = re.compile(
    r"〔|（(?:19|20)\d\d）|（(?:19|20)?\d{0,2}$|.{4}[令告示](?:$|（?第|(?:19|20)\d\d)|^\D{0,6}[A-Z]{3,5}\d"
    r"|^（?(?:(?:19|20)\d\d年)?第[\d一二三四五六七八九十百零〇]{1,5}(?:号|$)"
)
_MOST_LINES = 4
_LONGEST = 44


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberSpan:
    """A number in the lines `first` to `last` (excluded); `header` is 温州市人民政府令 where it has one."""

    first: int
    last: int
    text: str
    header: str = ""
    bare: bool = False

    @property
    def issuers(self) -> tuple[str, ...]:
        """Return who issues what is headed so: 温州市人民政府令 → 温州市人民政府."""
        office = re.sub(r"(?:令|公告|通告|公示)$", "", self.header)
        return split_issuers(office, office)

    @property
    def is_order(self) -> bool:
        """Return whether it is the number of an order (令), which promulgates a text by name."""
        return self.header.endswith("令")


def numbers_in(page: LineText) -> list[NumberSpan]:
    """Return the document numbers that fill lines of their own, in order."""
    return _spans(page, "号", _number)


def registrations_in(page: LineText) -> list[NumberSpan]:
    """Return the registration numbers that fill lines of their own, in order."""
    return _spans(page, "", _registration)


def _spans(page: LineText, last: str, read: Callable[[str], NumberSpan | None]) -> list[NumberSpan]:
    found: list[NumberSpan] = []
    first = 0
    while first < len(page):
        span = _at(page, first, last, read)
        if span:
            found.append(span)
        first = span.last if span else first + 1
    return found


def _at(page: LineText, first: int, mark: str, read: Callable[[str], NumberSpan | None]) -> NumberSpan | None:
    """Return the number that begins in the line `first` and ends where one of the next lines ends."""
    if not _BEGINS.search(canonical(page.pieces[first])):
        return None
    for last in range(first + 1, min(first + _MOST_LINES, len(page)) + 1):
        text = page.plain[page.starts[first] : page.starts[last]]
        if len(text) > _LONGEST:
            return None
        found = read(text) if mark in text else None
        if found and not _cited(page, first, last):
            return replace(found, first=first, last=last)
    return None


def _cited(page: LineText, first: int, last: int) -> bool:
    """Return whether the lines around show that the text cites the number.

    （ / 国发〔2014〕43号 / ）影响   |   关于修改 / 温政发〔2014〕5号 / 文件的通知
    """
    before = canonical(page.pieces[first - 1]) if first else ""
    after = canonical(page.pieces[last]) if last < len(page) else ""
    if before.endswith(("（", "《")) or after.startswith(("）", "》", "，", "。", "；", "、")):
        return True
    return after.startswith("文件") and before.endswith(_NAMING)


def _number(text: str) -> NumberSpan | None:
    headed = _HEADED.fullmatch(text)
    if headed:
        count = headed["count"]
        return NumberSpan(first=0, last=0, text=headed["header"] + count, header=headed["header"])
    match = _NUMBER.fullmatch(text)
    if match and not _CITING.search(match["prefix"]):
        number = f"{match['prefix']}〔{match['year']}〕{int(match['count'])}号"
        return NumberSpan(first=0, last=0, text=number)
    bare = _BARE.fullmatch(text)
    return NumberSpan(first=0, last=0, text=bare["count"], bare=True) if bare else None


def _registration(text: str) -> NumberSpan | None:
    match = _REGISTRATION.fullmatch(text)
    return NumberSpan(first=0, last=0, text=re.sub(r"[—–－]", "-", match["number"])) if match else None
