"""A span shortened to what was asked: the run of clauses that answers, with the conditions that change it."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.wants import Want

# longer ones are cut; a cut one is as short as this where it can be
_LONGEST = 150
_PER_CHARACTER = 0.002
# … the clause before is a condition: 对新评为国家级的，   |   到2022年，   |   符合下列条件的
_BEFORE = re.compile(r"的，$|^(?:对|对于|凡|如|若|符合|经|在|到|至|自|从|截至|除|按照?|以|\d{4}年|其中)")
# … and the clause behind limits it: 但…   |   最高不超过…   |   其中…   |   除…外
_BEHIND = re.compile(
    r"^(?:但|且|最高|最多|最低|不超过|不得|不低于|不少于|上限|其中|除|不含|不包括|否则|逾期|并|含|以上|以下|每|单[个户项])"
)
# 为进一步加强…，有效预防…，改善…，根据《…》   |   鉴于…，经研究…
_AIM = re.compile(
    r"(?:^|(?<=[，。；：]))(?:为(?!主|期|准|止|本)|因(?!地|此)|由于|鉴于).{8,}?(?=，(?:根据|按照?|依据|依照|结合|经|特|现|决定|制定)|[。；]|$)"
)
_CUT = "……"


def shortened(asked: Asked, text: str) -> str:
    """Return `text`, or where it is long the clauses that answer; cuts are shown as ……."""
    if len(text) <= _LONGEST:
        return text
    aim = _AIM.search(text) if asked.want is Want.REASON else None
    if aim is not None and len(aim[0]) <= 2 * _LONGEST:
        return f"{_CUT if aim.start() else ''}{aim[0]}{_CUT}"
    clauses = clauses_of(text)
    if len(clauses) < 2:
        return text
    first, last = _best(asked, clauses)
    first, last = _widened(clauses, first, last)
    if clauses[last - 1].endswith("：") and last < len(clauses):
        last = _with_announced(clauses, last)
    head = _CUT if first else ""
    tail = _CUT if last < len(clauses) else ""
    return f"{head}{''.join(clauses[first:last]).rstrip('，；：')}{tail}"


def clauses_of(text: str) -> list[str]:
    """Return the clauses of a sentence with their marks; none is cut within brackets or quotes."""
    clauses, depth, start = [], 0, 0
    for position, sign in enumerate(text):
        depth += (sign in "（(“《") - (sign in "）)”》")
        if sign in "，；：。" and depth <= 0:
            clauses.append(text[start : position + 1])
            start = position + 1
    return clauses + ([text[start:]] if start < len(text) else [])


def _best(asked: Asked, clauses: Sequence[str]) -> tuple[int, int]:
    """Return the first clause and the one behind the last of the run that answers best."""
    runs = [
        (first, last)
        for first in range(len(clauses))
        for last in range(first + 1, len(clauses) + 1)
        if last == first + 1 or sum(map(len, clauses[first:last])) <= _LONGEST
    ]
    return max(runs, key=lambda run: _worth(asked, "".join(clauses[run[0] : run[1]])))


def _worth(asked: Asked, text: str) -> float:
    worth = asked.coverage(text) - _PER_CHARACTER * len(text)
    if asked.sign is not None and asked.sign.search(text):
        worth += 0.25
    if asked.unit is not None and asked.unit.search(text):
        worth += 0.2
    return worth + (0.2 if asked.attribute and asked.attribute in text else 0.0)


def _with_announced(clauses: Sequence[str], last: int) -> int:
    """Return the end with what a head (…为：) announces: a head alone says nothing."""
    end = next((i for i in range(last, len(clauses)) if clauses[i].endswith(("；", "。"))), len(clauses) - 1)
    return end + 1


def _widened(clauses: Sequence[str], first: int, last: int) -> tuple[int, int]:
    """Take in the condition in front and the limits behind, of one sentence."""
    room = 2 * _LONGEST - sum(map(len, clauses[first:last]))
    while last < len(clauses) and _BEHIND.match(clauses[last]) and not clauses[last - 1].endswith("。"):
        room -= len(clauses[last])
        if room < 0:
            break
        last += 1
    while first and _BEFORE.search(clauses[first - 1]) and not clauses[first - 1].endswith(("。", "；")):
        room -= len(clauses[first - 1])
        if room < 0:
            break
        first -= 1
    return first, last
