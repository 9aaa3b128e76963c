"""Rows of a statistics table: lines read as a name, a unit and the values that follow."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from knowledge.bulletins.paragraphs import close_up
from knowledge.records import Line

# 12.34   |   -1.2   |   1,234.5   |   1.2%
_NUMBER = re.compile(r"[-－−–+]?\d{1,3}(?:,\d{3})+(?:\.\d+)?%?|[-－−–+]?\d+(?:\.\d+)?%?")
# ——   |   -   |   …
_MISSING = re.compile(r"[—–\-－─]+|…+|/|\*")
_UNIT = re.compile(
    r"上[年月](?:同期|同月)?=?100|[%％‰]|个?百分点"
    r"|[亿万千百]{0,2}(?:元|美元|欧元|吨|人|人次|人数|千瓦时|千瓦小时|度|(?:平方|立方)?(?:米|公里)|吨公里|人公里|公里|辆|件|户|标准?箱|TEU"
    r"|家|个|项|公顷|亩|头|只|套|台|艘|册|条|份|起|对|张|门|辆次|架次|元/\S{1,6}|吨标准煤)"
)
# 一、   |   （二）   |   #   |   其中：   |   1.
LABEL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}、|（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、](?!\d)|[#＃*]|其中[:：]?|[①-⑩]|[△▲●◆■·])+"
)


@dataclass(slots=True)
class Row:
    """The words of one row: what stands before its values, and the values as printed.

    `joined_after` is the length of the first line of a name printed on several, else 0; `each_line` counts
    the values of each line that prints some.
    """

    lines: list[Line] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    values: list[str] = field(default_factory=list)
    each_line: list[int] = field(default_factory=list)
    joined_after: int = 0

    @property
    def labelled(self) -> bool:
        """Return whether the row begins with 一、, # and the like."""
        return bool(self.words and LABEL.match(self.words[0]))

    @property
    def is_certain(self) -> bool:
        """Return whether all is understood, and the values stand side by side or one below the other."""
        in_order = len(self.each_line) == 1 or all(count == 1 for count in self.each_line)
        return in_order and all(is_value(value) for value in self.values)


def begins_row(line: Line) -> bool:
    """Return whether a line under the head is its first row: it has a label, or a name and values."""
    tokens = line.text.split()
    has_values = len(tokens) > 1 and bool(_NUMBER.fullmatch(tokens[-1]) or _MISSING.fullmatch(tokens[-1]))
    return bool(LABEL.match(close_up(line.text.strip()))) or (has_values and not is_value(tokens[0]))


def take_line(rows: list[Row], line: Line) -> None:
    """Add a line to the row that it goes on, or begin a row with it."""
    tokens = line.text.split()
    first_value = next((i for i, token in enumerate(tokens) if is_value(token)), len(tokens))
    words, values = tokens[:first_value], tokens[first_value:]
    goes_on = bool(rows) and not rows[-1].values and not LABEL.match(tokens[0])
    goes_on = goes_on or (bool(rows) and not words and bool(rows[-1].words))
    if not goes_on:
        rows.append(Row())
    row = rows[-1]
    joins_name = goes_on and bool(words) and not is_unit(words[0])
    if joins_name:
        row.joined_after = row.joined_after or len("".join(row.words))
    row.lines.append(line)
    row.words += words
    row.values += values
    row.each_line += [len(values)] if values else []


def is_unit(word: str) -> bool:
    """Return whether a word is a unit: 亿元, %, 上年同期=100."""
    return bool(_UNIT.fullmatch(word.strip("（）()")))


def is_value(token: str) -> bool:
    """Return whether a word is a number or stands for a missing one."""
    return bool(_NUMBER.fullmatch(token) or _MISSING.fullmatch(token))


def value_of(token: str) -> Decimal | None:
    """Return the number of a cell, exactly as printed; None where — stands."""
    if _MISSING.fullmatch(token):
        return None
    return Decimal(re.sub(r"[－−–]", "-", token).replace(",", "").rstrip("%"))
