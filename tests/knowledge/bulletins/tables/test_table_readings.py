"""Tables printed in the ways that extraction prints them are read as they are, or not at all."""

from __future__ import annotations

import random
from collections.abc import Callable

from hypothesis import HealthCheck, given, settings, strategies as st

from knowledge.bulletins.tables import tables_in
from knowledge.bulletins.tables.examples import only_reading
from knowledge.records import Line

MANY = settings(max_examples=400, deadline=None, suppress_health_check=list(HealthCheck))
CHARACTERS = (
    "建设道路桥梁学校医院推进工作落实责任加强管理服务提升改造环境治理保障资金项目产业创新企业发展农村城市"
)
PROSE = ["各县（市、区）人民政府，市政府直属各单位要", "按照本通知的要求认真组织实施，并及时报送。"] * 3
AFTER = ["二、各地各单位要加强组织领导，落实工作责任，", "确保各项工作任务按期完成。"]


def word(chance: random.Random, shortest: int, longest: int) -> str:
    return "".join(chance.choice(CHARACTERS) for _ in range(chance.randint(shortest, longest)))


CELLS: dict[str, Callable[[random.Random], str]] = {
    "工作内容": lambda c: word(c, 8, 40) + "。",
    "项目名称": lambda c: word(c, 2, 14),
    "责任单位": lambda c: " ".join(f"市{word(c, 2, 4)}局" for _ in range(c.randint(1, 3))),
    "收费标准": lambda c: c.choice(
        [f"{c.randint(1, 9999)}元", str(c.randint(1, 99999)), f"{c.randint(1, 99)}%"]
    ),
    "完成时限": lambda c: f"20{c.randint(10, 25)}年{c.randint(1, 12)}月",
    "文号": lambda c: f"某政发〔20{c.randint(10, 25)}〕{c.randint(1, 120)}号",
    "地区": lambda c: word(c, 2, 4) + "县",
}


def table_of(chance: random.Random) -> tuple[list[str], list[list[str]]]:
    """A head and rows, numbered or not; in some tables a cell is empty.

    Beside two offices on two lines an empty cell cannot be told: one of them would stand in its place.
    """
    columns = chance.sample(list(CELLS), chance.randint(2, 5))
    rows = [[CELLS[column](chance) for column in columns] for _ in range(chance.randint(2, 8))]
    if chance.random() < 0.3 and "责任单位" not in columns:
        chance.choice(rows)[chance.randrange(len(columns))] = ""
    if chance.random() < 0.7:
        return ["序号", *columns], [[str(i), *row] for i, row in enumerate(rows, 1)]
    return columns, rows


def wrapped(cell: str, width: int) -> list[str]:
    return [part[i : i + width] for part in cell.split() for i in range(0, len(part), width)]


def flattened(head: list[str], rows: list[list[str]], chance: random.Random) -> list[str]:
    """The table as lines: a row a line, a cell a line, short cells on a line, or line by line of its row."""
    widths = [chance.randint(4, 18) for _ in head]
    way = chance.choice(["row", "cell", "short", "line"])
    out = [" ".join(head)] if chance.random() < 0.8 else list(head)
    for row in rows:
        cells = [wrapped(cell, width) for cell, width in zip(row, widths, strict=True)]
        if way == "row":
            out.append(" ".join(cell for cell in row if cell))
        elif way == "line":
            tallest = max(map(len, cells))
            out += [" ".join(cell[i] for cell in cells if i < len(cell)) for i in range(tallest)]
        else:
            out += _by_cell(cells, join=way == "short")
    return out


def _by_cell(cells: list[list[str]], *, join: bool) -> list[str]:
    out: list[str] = []
    together = False
    for cell in cells:
        if join and together and len(cell) == 1:
            out[-1] += f" {cell[0]}"
        else:
            out += cell
        together = len(cell) == 1
    return out


def closed(rows: list[list[str]]) -> list[tuple[str, ...]]:
    return [tuple("".join(cell.split()) for cell in row) for row in rows]


@MANY
@given(seed=st.integers(0, 2**32))
def test_a_row_is_read_as_it_is_or_not_at_all(seed: int) -> None:
    chance = random.Random(seed)
    head, rows = table_of(chance)
    lines = [*PROSE, "附件", "某市任务分解表", *flattened(head, rows, chance), *AFTER]
    numbered = [Line(number=i, text=text) for i, text in enumerate(lines, 1)]

    found = tables_in(numbered, dict.fromkeys(range(1, len(lines) + 1), 2))

    for table in found.tables:
        if table.readable:
            assert (list(table.columns), closed([list(row) for row in table.rows])) == (head, closed(rows))
            assert [line.text for line in found.prose] == [*PROSE, "附件", *AFTER]
    taken = [number for table in found.tables for number in table.lines]
    assert sorted([*taken, *(line.number for line in found.prose)]) == list(range(1, len(lines) + 1))


def test_a_long_row_without_a_reading_is_given_up() -> None:
    columns = ("序号", "甲", "乙", "丙", "丁", "戊", "规模（亿元）")
    known = [
        (("1",), ("新建",), ("扩建",), ("改建",), ("加固",), ("拆除",), ("5亿元",)),
        (("2",), ("修建",), ("重建",), ("迁建",), ("清淤",), ("绿化",), ("7亿元",)),
    ]
    assert only_reading(columns, known, ("3", *["工程"] * 58)) is None
    assert only_reading(columns, known, ("3", "甲", "乙", "丙", "丁", "戊", "9亿元")) == (
        ("3",),
        ("甲",),
        ("乙",),
        ("丙",),
        ("丁",),
        ("戊",),
        ("9亿元",),
    )
