from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from knowledge.records import Standard
from tests.knowledge.issues import issue, notice, provisions_of, standards_of

HERE = Path(__file__).parent


def read(name: str) -> Any:
    return yaml.safe_load((HERE / f"{name}.yml").read_text(encoding="utf-8"))


CLAUSES = {**read("provision_clauses"), **read("provision_clauses_services")}
SILENCES = read("provision_silences")


def drawn(*clauses: str) -> list[Standard]:
    page = notice("关于支持产业发展的若干意见", *clauses, number="温政发〔2021〕1号", signed="2021年1月5日")
    return provisions_of(issue(page))


def told(standard: Standard) -> str:
    amount = "-" if standard.amount is None else str(standard.amount)
    words = (
        standard.subject, amount, standard.unit, standard.bound.value, standard.value, standard.condition,
    )  # fmt: skip
    return " | ".join(words).strip()


@pytest.mark.parametrize("clause", CLAUSES)
def test_what_a_clause_gives_asks_or_limits(clause: str) -> None:
    found = drawn(clause)

    assert [told(standard) for standard in found] == CLAUSES[clause]
    assert all(standard.value in standard.citation.quote for standard in found)


@pytest.mark.parametrize("clause", SILENCES)
def test_no_record_of_targets_reports_and_numbers(clause: str) -> None:
    assert drawn(clause) == []


def test_each_clause_of_a_text_has_its_own_records() -> None:
    clauses = [clause for clause in list(CLAUSES)[:12] if len(CLAUSES[clause]) == 1]

    assert [told(one) for one in drawn(*clauses)] == [CLAUSES[clause][0] for clause in clauses]


def test_what_the_core_topics_read_is_no_general_record() -> None:
    page = notice(
        "关于调整全市最低工资标准的通知",
        "决定从2021年8月1日起，调整全市最低工资标准。调整后的最低月工资标准分别为：鹿城区2280元/月；乐清市2070元/月。",
        number="温政发〔2021〕12号",
        signed="2021年7月20日",
    )

    assert provisions_of(issue(page)) == []
    assert [str(s.amount) for s in standards_of(issue(page))] == ["2280", "2070"]
