"""Issuers: the offices in front of a title, above it or under a signature, told from one another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from knowledge.bulletins.line_text import closed

# 温州市教育局等六部门: the first of several, which the signature names
_AND_OTHERS = r"等[\d一二三四五六七八九十]{1,3}个?(?:部门|单位|局)"
# …人民政府, …办公室, …管委会, 温州海关, 国家税务总局温州市税务局, …银保监分局
_END = (
    r"(?:政府|政府办|办公室|办公厅|委员会|管委会|工委|常委会|领导小组|联席会议|指挥部|[局厅院署处部委]|中心|公司|集团"
    r"|海关|大学|学院|协会|联合会|联社|支行|分行|支队|总队|大队|调查队|总工会|红十字会|军分区|警备区|（经开|（开发"
    rf"|{_AND_OTHERS})"
)
_ENDS = re.compile(rf"{_END}$")
# 温州市…, 浙江省…, 中共温州市委, 国家税务总局…, 中国人民银行…
_PLACE = r"(?:中共|国家|国务院|中国|中华|浙江|国网|[\u4e00-\u9fff]{1,7}?[省市县区州])"
_STARTS = re.compile(_PLACE)
_CITY = re.compile(r"中共|国家|国务院|中国|中华|浙江|[\u4e00-\u9fff]州|[\u4e00-\u9fff]{2,3}[省市县]")
# a line of text may end with an office too: 由温州市财政局, 报送市政府, 有关单位和各区政府
_RUNNING = re.compile(
    r"[，。；：、！？《》“”0-9的]|^[各本该现为对在从按根至如及和与或以将经由向请报]|根据|按照|其他|[我全本][省市县区]|月.{1,3}日"
)
# 温州市人民政府 / 办公室: what only goes on with the name of an office
_CONTINUATION = re.compile(
    r"^(?:人民政府|政府)?(?:办公室|办公厅)?$|^(?:管理)?(?:委?员)?会$|^管委会$|^[局厅委]$|^.{0,2}[局厅]$"
)
_NEXT = re.compile(
    rf"(?<=[室厅会局院署处部委府心司])(?=(?:中共|[\u4e00-\u9fff]{{2,3}}[省市县])[\u4e00-\u9fff]+?{_END})"
)
_LONGEST = 80


def are_offices(text: str) -> bool:
    """Return whether a whole text names offices in full: 温州市商务局温州市财政局."""
    plain = closed(text)
    return bool(
        4 <= len(plain) <= _LONGEST
        and _STARTS.match(plain)
        and _ENDS.search(plain)
        and not _RUNNING.search(re.sub(rf"（[^（）]*）?|{_AND_OTHERS}$", "", plain))
        and plain.count("（") >= plain.count("）")
    )


def names_others(issuers: Sequence[str]) -> bool:
    """Return whether issuers are only the first of several: 温州市教育局等六部门."""
    return any(re.search(rf"{_AND_OTHERS}$", issuer) for issuer in issuers)


def begins_office(text: str) -> bool:
    """Return whether a text begins as the name of an office does: 温州浙南沿海先进装备, broken there."""
    return bool(_CITY.match(text)) and not _RUNNING.search(text)


def split_issuers(spaced: str, head: str) -> tuple[str, ...]:
    """Split joint issuers: at white space in the print, and where the name of a place begins anew.

    Args:
        spaced: the printed text with its white space; it may go on after the issuers.
        head: the issuers without white space; their text is returned whole.
    """
    issuers: list[str] = []
    current, rest = "", head
    for piece in spaced.split():
        taken = piece[: len(rest)]
        if not rest or not rest.startswith(taken):
            break
        rest = rest[len(taken) :]
        if current and _ENDS.search(current) and not _goes_on(current, taken):
            issuers.append(current)
            current = ""
        current += taken
    current += rest
    joined = [*issuers, current] if current else issuers
    return tuple(office for text in joined for office in _by_place(text))


def _goes_on(current: str, piece: str) -> bool:
    """Return whether a piece belongs to the office before it, as 办公室 (办 公 室) to its government."""
    return len(piece) == 1 or bool(_CONTINUATION.match(piece)) or current.count("（") > current.count("）")


def _by_place(text: str) -> list[str]:
    """Split 温州市公安局温州市农业农村局, but not 国家税务总局温州市税务局 nor what brackets hold."""
    if text.startswith(("国家", "中国", "中华")):
        return [text]
    cuts = [
        m.start()
        for m in _NEXT.finditer(text)
        if text[: m.start()].count("（") == text[: m.start()].count("）")
    ]
    bounds = [0, *cuts, len(text)]
    return [text[a:b] for a, b in pairwise(bounds)]
