from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
import yaml

from knowledge.bulletins.validity import validity_of
from knowledge.records import Validity

SIGNED = date(2020, 6, 29)
WORDINGS = yaml.safe_load((Path(__file__).parent / "validity_wordings.yml").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    ("title", "effective", "expires", "text"), [*WORDINGS["effect"], *WORDINGS["expiry"]]
)
def test_a_clerk_reads_these_days(title: str, effective: date | str, expires: date | str, text: str) -> None:
    expected = Validity(
        effective_from={"signed": SIGNED, "none": None}.get(effective, effective),  # type: ignore[arg-type]
        expires_on=None if expires == "-" else expires,  # type: ignore[arg-type]
    )

    assert validity_of(text, title, SIGNED) == (expected, effective == "signed")
