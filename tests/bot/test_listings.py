"""`ouwen bulletins`, `documents` and `standards` as JSON, on an index of their own."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from typer.testing import CliRunner

from bot.commands import app
from bot.listings import iso, number

Listing = Callable[..., list[dict[str, Any]]]


@pytest.fixture(scope="module")
def listing(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Listing]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUWEN_VAR", str(tmp_path_factory.mktemp("var")))
        patch.setenv("OUWEN_TODAY", "")
        runner = CliRunner()
        yield lambda *arguments: json.loads(runner.invoke(app, [*arguments, "--json"]).stdout)


def test_documents_as_json_have_the_fields_of_the_contract(listing: Listing):
    rows = listing("documents")
    assert list(rows[0]) == [
        "bulletin", "kind", "title", "document_number", "issuer", "signed_date", "effective_from", "expires_on", "pages",
        "key", "registration_number", "enclosed_title", "addressee", "repeals", "overrides", "attachments", "tables",
        "validity", "superseded_by",
    ]  # fmt: skip
    [notice] = [row for row in rows if row["document_number"] == "温政发〔2015〕58号"]
    assert notice["issuer"] == ["温州市人民政府"]
    assert (notice["bulletin"], notice["signed_date"]) == ("2015年第10期", "2015-10-23")


def test_standards_as_json_have_the_fields_of_the_contract(listing: Listing):
    rows = listing("standards")
    assert list(rows[0]) == [
        "topic", "subject", "region", "amount", "unit", "previous_amount", "effective_from", "expires_on",
        "document_number", "bulletin", "page", "quote", "value", "bound", "condition", "validity", "superseded_by",
    ]  # fmt: skip
    [yueqing] = [row for row in rows if row["topic"] == "low_income" and "乐清市" in row["region"]]
    assert (yueqing["amount"], yueqing["previous_amount"]) == (804, 737)
    assert {type(row["amount"]) for row in rows} <= {int, float, type(None)}


def test_bulletins_as_json_are_in_order(listing: Listing):
    rows = listing("bulletins")
    assert [row["key"] for row in rows] == ["2015-10", "2018-06", "2019-07", "2019-12", "2020-06"]


def test_amounts_are_json_numbers_and_days_are_iso():
    assert [number(value) for value in (Decimal("804.00"), Decimal("13.80"), None)] == [804, 13.8, None]
    assert (iso(date(2019, 10, 1)), iso(None)) == ("2019-10-01", None)


def test_one_issue_one_topic_and_how_they_stand_on_a_day(listing: Listing):
    def stands(day: str) -> list[str]:
        rows = listing("standards", "--issue", "2019-12", "--topic", "low_income", "--today", day)
        assert {row["bulletin"] for row in rows} == {"2019年第12期"}
        return [row["validity"] for row in rows]

    assert set(stands("2019-09-30")) == {"not_yet"}
    assert set(stands("2019-10-01")) == {"in_force"}
    [notice] = [
        row
        for row in listing("documents", "--issue", "2019-12", "--today", "2023-01-01")
        if row["document_number"] == "温政办〔2019〕72号"
    ]
    assert notice["validity"] == "expired"
