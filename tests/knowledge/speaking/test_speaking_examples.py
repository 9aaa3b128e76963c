"""The examples of docs/speech.md hold, its list of rules is whole, and every fixed text can be said."""

import re
from pathlib import Path

import pytest
import yaml

from knowledge.speaking import Rule, spoken, violations

ROOT = Path(__file__).parents[3]
DOCS = (ROOT / "docs" / "speech.md").read_text(encoding="utf-8")
# | printed | said |
ROWS = [
    tuple(cell.strip() for cell in row.split("|")[1:3]) for row in DOCS.splitlines() if row.startswith("| ")
]
EXAMPLES = [
    pair
    for printed, said in ROWS
    if re.search(r"\d|《", printed)
    for pair in zip(printed.split(", "), said.split(", "), strict=True)
]


@pytest.mark.parametrize(("printed", "said"), EXAMPLES)
def test_the_examples_of_the_document_hold(printed: str, said: str) -> None:
    assert spoken(printed) == said


def test_the_document_lists_every_rule() -> None:
    assert [name for name, _ in ROWS if name.isupper() and name.isascii()] == [rule.name for rule in Rule]


def test_every_greeting_can_be_said() -> None:
    responses = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))["responses"]
    texts = [text["text"] for texts in responses.values() for text in texts]
    assert len(texts) >= 6
    assert [found for text in texts for found in violations(spoken(text))] == []


def test_every_sentence_of_the_wording_can_be_said() -> None:
    wording = yaml.safe_load((ROOT / "knowledge" / "wording.yml").read_text(encoding="utf-8"))
    texts = [re.sub(r"\{\w+\}", "甲县", text) for text in _strings(wording) if re.search(r"[。？]$", text)]
    assert len(texts) > 100
    assert [found for text in texts for found in violations(spoken(text))] == []


def _strings(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for one in inner for text in _strings(one)]
