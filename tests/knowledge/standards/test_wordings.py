"""Invented notices in the wordings of many cities, each with the records that a person reads in it."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from knowledge.records import Bound, Measure, Standard, Topic
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


@pytest.mark.parametrize("entry", NOTICES, ids=[entry["name"] for entry in NOTICES])
def test_a_notice_gives_these_records_and_no_other(entry: dict) -> None:
    page = notice(
        entry["title"],
        *entry["text"],
        number="温测〔2021〕1号",
        signed=entry["signed"],
        issuer=entry.get("issuer", "温州市人民政府"),
    )

    core = [s for s in standards_of(issue(page)) if s.topic is not Topic.BULLETIN]
    assert [described(s) for s in core] == entry["standards"]
