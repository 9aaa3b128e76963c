"""A table as a voice says it: its rows where they are few, places with one amount together."""

from __future__ import annotations

import re
from collections.abc import Sequence

from actions.spoken_sentences import Said, joined, without_workings
from knowledge.answers.wording import say, wording
from knowledge.records import Answer

_ROWS_AT_ONCE = 3
# 市区（鹿城区、龙湾区）：2元/月: the places that a name sums up
_PLACES_SUMMED_UP = re.compile(r"^(市区)（[^（）除不]*）(?=：)")
# 甲 某局副局长, 2元/月／1元/小时
_BETWEEN_CELLS = re.compile(r"／|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
# 甲县：2元/月／1元/小时, but not 甲县：2元／人
_SECOND_CELL = re.compile(r"(?<=元/月)／.+$")
# 甲县：2元/月（调整前1元/月）
_BEFORE = re.compile(r"（调整前[^（）]*）$")
# 某某标准按地区分3档（2020年1月1日起）：
_TIERS = re.compile(r"按地区分\d+档")


def rows_said(answer: Answer) -> Said:
    """Return the head of a table and its rows, of a long one the first; ask for the place that decides."""
    head, rows = joined(answer.sentences[0]), [_row(row) for row in answer.sentences[1:]]
    whole = tuple(f"{row}。" for row in rows)
    if len(rows) <= _ROWS_AT_ONCE:
        worked = [one.expression for one in answer.calculations]
        short = _together([_short(without_workings(row, worked), head) for row in answer.sentences[1:]])
        head = _TIERS.sub("", head) if len(short) == 1 else head
        head = head if head.endswith("：") else f"{head.rstrip('。')}；"
        return Said(now=f"{head}{'；'.join(short)}", later=() if short == rows else whole)
    if answer.choices:
        return Said(now=say("speech.ask_place", head=head.rstrip("：:")), later=whole)
    more = say("speech.more_rows", count=str(len(rows) - _ROWS_AT_ONCE))
    shown = [_PLACES_SUMMED_UP.sub(r"\1", row) for row in rows[:_ROWS_AT_ONCE]]
    return Said(now=f"{head}{'；'.join(shown)}；{more}", later=whole[_ROWS_AT_ONCE:])


def _row(printed: str) -> str:
    """Return a row with a pause between its cells: 某政发〔2020〕1号 某通知, 2元/月／1元/小时."""
    return _BETWEEN_CELLS.sub("，", printed).rstrip("。")


def _short(printed: str, head: str) -> str:
    """Return a row without its second measure, and without the amount before where that is not asked for."""
    row = _PLACES_SUMMED_UP.sub(r"\1", _SECOND_CELL.sub("", printed))
    if wording()["speech"]["before"] not in head:
        row = _BEFORE.sub("", row)
    return _row(row)


def _together(rows: Sequence[str]) -> list[str]:
    """Return the rows, the places of those with the same amount in one: 甲县、乙县：2元/月."""
    places: dict[str, list[str]] = {}
    for row in rows:
        place, _, amount = row.partition("：")
        places.setdefault(amount, []).append(place)
    return [_of_places(named, amount) for amount, named in places.items()]


def _of_places(places: Sequence[str], amount: str) -> str:
    name = "speech.row" if len(places) == 1 else "speech.row_of_several"
    return say(name, places="、".join(places), amount=amount)
