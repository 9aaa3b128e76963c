"""The title block of a document: numbers, issuers and title, wherever on its first page they float."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.bulletins.layout import DOCUMENT_NUMBER_LINE
from knowledge.records import Line

# ZJCC01-2019-0007   |   ZJCC01-2019 -0011
REGISTRATION_LINE = re.compile(r"^\s*(ZJCC\d{2}\s*-\s*\d{4}\s*-\s*\d{4})\s*$")
# 温州市人民政府办公室关于支持社会力量提供…医疗服务的实施意见   |   关于公布限养区禁养烈性犬、大型犬的通告
_TITLE = re.compile(
    r"^(?P<issuer>[^，。；：]{0,60}?)(?P<rest>(?:关于|印发).{4,120}?(?:通知|意见|通告|公告|决定|通报|批复|办法|规定|方案|细则|要点)"
    r"(?:（试行）)?)$"
)
# 温州市人民政府办公室   |   温州市公安局  温州市农业农村局   |   温州浙南沿海先进装备产业集聚区（经开
_ISSUER_PART = re.compile(r"(?:政府|办公室|局|委员会|管委会|厅|院|署|中心|公司|部|（经开|室）)$")
_LONGEST_TITLE_LINES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class TitleBlock:
    """What a title block says, and the source lines that it takes out of the body."""

    title: str
    document_number: str
    registration_number: str | None
    issuers: tuple[str, ...]
    lines: frozenset[int]


def find_title_block(lines: Sequence[Line]) -> TitleBlock | None:
    """Find the title block among the lines of a page, or None when the page begins no document."""
    numbered = ((i, DOCUMENT_NUMBER_LINE.match(line.text)) for i, line in enumerate(lines))
    position, number = next(((i, match[1]) for i, match in numbered if match), (0, None))
    if number is None:
        return None
    span = _title_span(lines, position)
    if span is None:
        return None
    first, last = span
    issuer, title = _issuer_and_title([line.text for line in lines[first:last]])
    taken = {lines[position].number, *(line.number for line in lines[first:last])}
    registration = None
    for line in lines:
        match = REGISTRATION_LINE.match(line.text)
        if match:
            registration = re.sub(r"\s", "", match[1])
            taken.add(line.number)
    return TitleBlock(
        title=title,
        document_number=re.sub(r"\s", "", number),
        registration_number=registration,
        issuers=issuer,
        lines=frozenset(taken),
    )


def _title_span(lines: Sequence[Line], position: int) -> tuple[int, int] | None:
    """Look after the number, before it, at the foot and at the head of the page, in this order."""
    after = _longest(lines, position + 1, forward=True)
    if after:
        return after
    before_end = position
    while before_end > 0 and REGISTRATION_LINE.match(lines[before_end - 1].text):
        before_end -= 1
    return (
        _longest(lines, before_end, forward=False)
        or _longest(lines, len(lines), forward=False)
        or (_longest(lines, 0, forward=True))
    )


def _longest(lines: Sequence[Line], edge: int, *, forward: bool) -> tuple[int, int] | None:
    """Return the span of at most six lines at `edge` that reads as a title, widest issuer included."""
    if forward:
        while edge < len(lines) and REGISTRATION_LINE.match(lines[edge].text):
            edge += 1
        spans = [(edge, edge + n) for n in range(1, _LONGEST_TITLE_LINES + 1) if edge + n <= len(lines)]
        return next((s for s in spans if _is_title(lines[s[0] : s[1]])), None)
    for n in range(1, _LONGEST_TITLE_LINES + 1):
        if edge - n < 0:
            return None
        if _is_title(lines[edge - n : edge]):
            return _with_issuers(lines, edge - n, edge)
    return None


def _with_issuers(lines: Sequence[Line], first: int, last: int) -> tuple[int, int]:
    """Take in the issuer lines that stand above a title."""
    while first > 0 and last - first < _LONGEST_TITLE_LINES and _is_issuer(lines[first - 1]):
        first -= 1
    return first, last


def _is_issuer(line: Line) -> bool:
    parts = line.text.split()
    indented = len(line.text) - len(line.text.lstrip()) > 4
    return not indented and bool(parts) and all(_ISSUER_PART.search(part) for part in parts)


def _is_title(lines: Sequence[Line]) -> bool:
    text = "".join(re.sub(r"\s", "", line.text) for line in lines)
    if "印发" in text and not text.endswith("通知"):
        return False
    return bool(_TITLE.match(text)) and text.count("《") == text.count("》")


def _issuer_and_title(lines: Sequence[str]) -> tuple[tuple[str, ...], str]:
    text = "".join(re.sub(r"\s", "", line) for line in lines)
    match = _TITLE.match(text)
    spaced = " ".join(line.strip() for line in lines)
    head = match["issuer"] if match else ""
    return split_issuers(spaced, head), text


def split_issuers(spaced: str, head: str) -> tuple[str, ...]:
    """Split the issuers in front of a title: white space in the print parts joint issuers.

    Args:
        spaced: the printed text with its white space.
        head: the issuers' part without white space.
    """
    if not head:
        return ()
    issuers: list[str] = []
    rest = head
    current = ""
    for piece in spaced.split():
        if not rest:
            break
        piece = piece[: len(rest)]
        if not rest.startswith(piece):
            break
        if issuers and piece.startswith("办公室"):
            current = issuers.pop()  # 温州市人民政府 / 办公室关于…, broken over two lines
        current, rest = current + piece, rest[len(piece) :]
        if re.search(r"(?:政府|办公室|局|委员会|管委会|厅|院|中心|公司|部)$", current):
            issuers.append(current)
            current = ""
    if current:
        issuers.append(current)
    return tuple(issuers)
