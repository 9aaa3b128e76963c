"""The signature of a document: which offices signed, and on which day."""

from __future__ import annotations

import enum
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from knowledge.bulletins.issuers import begins_office
from knowledge.bulletins.validity.days import plain
from knowledge.dates import parse_date
from knowledge.records import Line

_C = "〇零一二三四五六七八九十"
# 2015年10月23日   |   2019年 12月18日   |   二○一五年十月二十三日
_DATE = rf"(?:(?:19|20)\d\d|[一二][〇零一二三四五六七八九]{{3}})年[\d{_C}]{{1,2}}月[\d{_C}]{{1,3}}日"
_DATE_LINE = re.compile(rf"^(?P<offices>\D{{0,80}}?)(?P<day>{_DATE})$")
# （此件公开发布）   |   （盖章）   |   （公章）
_NOTE = re.compile(r"^[（(][^（）()]{2,30}[）)]$")
_OFFICE = re.compile(
    r"(?:政府|办公[室厅]|[局委厅院署部处会办]|中心|公司|集聚区|开发区|新区|度假区|产业园|(?:[总支大]|调查)队|银行|[支分]行"
    r"|军分区|指挥部|小组|大学|学院|集团|总工会)(?:（[^（）]{1,20}）)?$"
)
# 市  长  姚高员   |   代市长：…
_HEAD = re.compile(r"^代?(?:省|市|州|县|区|乡|镇)长[：:]?[\u4e00-\u9fff·]{2,6}$")
_SENTENCE = re.compile(r"[，。；：、？！]")
_LONGEST_OFFICE = 40
_FEW_OFFICES = 4
_LONGEST_JOINT = 160
# the last words of a body:  特此通知。   |   （附件略…）   |   分解表
_NEXT_HEADING = re.compile(r"^(?:附件|附[：:]|[（(]此件|[（(]附件|抄送)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Signature:
    """The signed day, the offices as printed, and the source lines of both; empty where there is none."""

    signed: date | None = None
    issuers: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()


class _Shape(enum.IntEnum):
    """How a signature stands in the text, the surest first."""

    KNOWN_OFFICE = 0
    OFFICE_ABOVE = 1
    OFFICE_BELOW = 2
    DATE_ALONE = 3


def signature_of(lines: Sequence[Line], issuers: Sequence[str] = ()) -> Signature:
    """Find the signature among the lines of a document: the surest, and of these the first.

    Args:
        lines: the body in reading order.
        issuers: the offices that the title names; a signature by them is surer than any other.
    """
    found: tuple[_Shape, Signature] | None = None
    for position, line in enumerate(lines):
        match = _DATE_LINE.match(plain(line.text.strip()))
        day = parse_date(match["day"]) if match else None
        if match is None or day is None:
            continue
        candidate = _candidate(lines, position, match["offices"], day, issuers)
        if candidate is not None and (found is None or candidate[0] < found[0]):
            found = candidate
    return found[1] if found else Signature()


def _candidate(
    lines: Sequence[Line], position: int, beside: str, day: date, issuers: Sequence[str]
) -> tuple[_Shape, Signature] | None:
    dated = lines[position]
    if beside:
        printed = _printed(dated.text.strip(), len(beside))
        if not _is_office(printed, issuers):
            return None
        above = _offices(lines, position, -1, issuers)
        names = _names([*(line.text for line in above), printed])
        shape = _known(names, issuers)
        # …根据某市人民政府2018年6月13日 / 印发的…: a line of text may end with a day
        apart = printed != printed.rstrip() or above or _ends_a_sentence(lines, position)
        if shape is not _Shape.KNOWN_OFFICE and not apart:
            return None
        return shape, Signature(signed=day, issuers=names, lines=(*above, dated))
    above = _offices(lines, position, -1, issuers)
    if above:
        names = _names([line.text for line in above])
        return _known(names, issuers), Signature(signed=day, issuers=names, lines=(*above, dated))
    below = _offices(lines, position, 1, issuers)
    if below:
        names = _names([line.text for line in below])
        return _Shape.OFFICE_BELOW, Signature(signed=day, issuers=names, lines=(dated, *below))
    if _ends_a_text(lines, position):
        return _Shape.DATE_ALONE, Signature(signed=day, lines=(dated,))
    return None


def _printed(text: str, length: int) -> str:
    """Return the first `length` characters of a line that are no white space, with the space after them."""
    place = 0
    while length or text[place : place + 1].isspace():
        length -= not text[place].isspace()
        place += 1
    return text[:place]


def _offices(lines: Sequence[Line], position: int, step: int, issuers: Sequence[str]) -> list[Line]:
    """Return the office lines next to the date in the order of the text, passing over notes in brackets."""
    found: list[Line] = []
    place = position + step
    while 0 <= place < len(lines):
        text = lines[place].text
        if _is_office(text, issuers):
            found.append(lines[place])
        elif not _NOTE.match(plain(text.strip())) or found:
            break
        place += step
    return found[::-1] if step < 0 else found


def _is_office(text: str, issuers: Sequence[str]) -> bool:
    """Return whether a line is all offices: 温州市公安局  温州市农业农村局, or the head of a government."""
    closed = plain(text.strip())
    longest = _LONGEST_OFFICE if len(_parts(text)) <= _FEW_OFFICES else _LONGEST_JOINT
    if _HEAD.match(closed):
        return True
    if not closed or len(closed) > longest or _SENTENCE.search(re.sub(r"（[^（）]*）", "", closed)):
        return False
    if len(closed) >= 4 and any(closed in issuer for issuer in issuers):
        return True
    parts = _parts(text)
    # a row of a table names offices too, but none in full with the place in front
    in_full = len(parts) <= _FEW_OFFICES or all(begins_office(part) for part in parts)
    return in_full and all(len(part) >= 3 and _OFFICE.search(part) for part in parts)


def _parts(text: str) -> list[str]:
    """Split joint offices at white space; an office that is spaced out (温 州 市 …) is one."""
    parts = text.split()
    if all(len(part) <= 2 for part in parts):
        return ["".join(parts)]
    return parts


def _names(texts: Sequence[str]) -> tuple[str, ...]:
    """Return the offices; one that goes on on the next line (… / （经开区）管委会, … / 办公室) is one."""
    names: list[str] = []
    for text in texts:
        if _HEAD.match(plain(text.strip())):
            continue
        for part in _parts(text):
            goes_on = names and (part.startswith(("（", "(")) or part in ("办公室", "办公厅"))
            if goes_on:
                names[-1] += part
            else:
                names.append(part)
    return tuple(names)


def _known(names: Sequence[str], issuers: Sequence[str]) -> _Shape:
    known = set(issuers) & set(names) or "".join(issuers) == "".join(names) != ""
    return _Shape.KNOWN_OFFICE if known else _Shape.OFFICE_ABOVE


def _ends_a_text(lines: Sequence[Line], position: int) -> bool:
    """Return whether a date without an office stands after a finished sentence, at the end of a text."""
    after = lines[position + 1].text.strip() if position + 1 < len(lines) else ""
    return _ends_a_sentence(lines, position) and (not after or bool(_NEXT_HEADING.match(after)))


def _ends_a_sentence(lines: Sequence[Line], position: int) -> bool:
    """Return whether the line before `position` is the last of a sentence."""
    return position > 0 and lines[position - 1].text.strip().endswith(("。", "）", "！"))
