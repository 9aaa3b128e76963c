"""Invented notices in the wordings of many cities, each with the records that a person reads in it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from knowledge.records import Bound, Measure, Standard
from tests.knowledge.issues import issue, notice, standards_of

NOTICES = [
    entry
    for path in sorted(Path(__file__).parent.glob("wordings_*.yml"))
    for entry in yaml.safe_load(path.read_text(encoding="utf-8"))
]


def described(standard: Standard) -> str:
    """A record on one line, in the words of the files."""
    amount = f"{'≥' if standard.bound is Bound.AT_LEAST else ''}{standard.amount or ''}{standard.unit}"
    subject = standard.subject if standard.measure is Measure.PROVISION else ""
    place = " ".join((*standard.regions, *(f"-{name}" for name in standard.excluded_regions)))
    dogs = standard.topic.value == "dogs"
    words = (
        standard.measure.value,
        subject,
        str(standard.position) if standard.name else "",
        standard.name or "",
        (amount if standard.amount is not None else standard.value),
        f"[{standard.tier}]" if standard.tier else "",
        f"原{standard.previous_amount}" if standard.previous_amount is not None else "",
        f"{standard.minimum_age}岁" if standard.minimum_age is not None else "",
        f"@{place}" if place else f"{'' if dogs else '@'}“{standard.region_text}”",
        str(standard.validity.effective_from),
        f"至{standard.validity.expires_on}" if standard.validity.expires_on else "",
    )
    return " ".join(word for word in words if word)


def records(entry: dict, text: list[str]) -> list[str]:
    page = notice(
        entry["title"],
        *text,
        number="温测〔2021〕1号",
        signed=entry["signed"],
        issuer=entry.get("issuer", "温州市人民政府"),
    )
    return [described(standard) for standard in standards_of(issue(page))]


@pytest.mark.parametrize("entry", NOTICES, ids=[entry["name"] for entry in NOTICES])
def test_a_notice_gives_these_records_and_no_other(entry: dict) -> None:
    assert records(entry, entry["text"]) == entry["standards"]


def blurred(text: list[str]) -> Iterator[list[str]]:
    """The text with one of its sums, every third, put so that nobody could read it."""
    sums = [(line, m.start()) for line in text for m in re.finditer(r"(?<![\d.])\d[\d.]*(?=元)", line)]
    for line, place in sums[::3]:
        yield [f"{line[:place]}左右浮动于{line[place:]}" if one is line else one for one in text]


@pytest.mark.parametrize("entry", NOTICES, ids=[entry["name"] for entry in NOTICES])
def test_a_list_with_a_sum_that_is_not_understood_gives_all_or_nothing_of_its_measure(entry: dict) -> None:
    measured = {record for record in entry["standards"] if not record.startswith("provision")}
    for text in blurred(entry["text"]):
        found = {record for record in records(entry, text) if not record.startswith("provision")}

        for measure in {record.split()[0] for record in found}:
            assert {one for one in found if one.startswith(f"{measure} ")} == {
                one for one in measured if one.startswith(f"{measure} ")
            }
