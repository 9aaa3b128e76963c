"""Rows of tables whose columns are years."""

from datetime import date

import pytest

from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import asked_by
from knowledge.answers.quoting.columns import cells_said
from knowledge.answers.quoting.spans import Span, SpanKind
from knowledge.records import Question
from tests.knowledge.answers.quoting.passages import passage

HEADER = "序号、产业、2016年目标（亿元）、2017年目标（亿元）、年均增长率、成员单位（牵头、配合）"
ROW = "1 船舶 总量40亿元；其中游艇产值4亿元 总量60亿元；其中游艇产值7亿元 8% ★某局；某委"


def told(question: str, text: str = ROW, header: str = HEADER) -> str | None:
    held = passage(text, header)
    span = Span(
        kind=SpanKind.SENTENCE, passages=(held,), text="其中游艇产值4亿元 总量60亿元；", trail=(header,)
    )
    asked = asked_by(Question(text=question, today=date(2026, 11, 21)), Weights([held]))
    cells = cells_said(asked, span)
    return cells[0] if cells else None


def test_the_cell_of_the_year_with_the_name_of_its_column() -> None:
    assert told("2017年船舶目标") == "船舶，2017年目标（亿元）：总量60亿元；其中游艇产值7亿元。"


def test_of_a_cell_the_clause_that_is_asked_for() -> None:
    assert told("2017年船舶里游艇产值多少") == "船舶，2017年目标（亿元）：其中游艇产值7亿元。"


def test_without_a_year_every_figure_has_its_column() -> None:
    assert told("船舶的目标多少亿") == (
        "船舶，2016年目标（亿元）：总量40亿元；其中游艇产值4亿元；"
        "2017年目标（亿元）：总量60亿元；其中游艇产值7亿元；年均增长率：8%。"
    )


@pytest.mark.parametrize(
    ("question", "text", "header"),
    [
        ("2017年船舶目标", "1 船舶 总量40亿元 总量60亿元", HEADER),
        ("2017年船舶目标", "船舶 总量60亿元", "产业、2017年目标"),
        ("船舶归哪个部门管", ROW, HEADER),
    ],
    ids=["cells without columns", "one year", "no figure asked"],
)
def test_no_cell_is_told(question: str, text: str, header: str) -> None:
    assert told(question, text, header) is None
