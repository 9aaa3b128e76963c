"""The training examples: enough of every intent, none twice, none of two intents, no figure of the bulletins."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
import yaml

from knowledge.text import normalise

ROOT = Path(__file__).parents[3]
FEWEST = 150
# what the shipped notices set, and set before: a classifier must not learn it
FIGURES = [
    "1860",
    "1660",
    "1530",
    "1650",
    "1470",
    "1350",
    "15.2",
    "13.8",
    "804",
    "685",
    "805",
    "535",
    "190",
    "170",
    "120750",
    "一千八百六",
    "一千六百六",
    "一千五百三",
    "八百零四",
    "一百九",
    "一百七",
]
EXAMPLES = [
    (line.removeprefix("- "), block["intent"])
    for path in sorted((ROOT / "data/nlu").glob("*.yml"))
    for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    for line in block["examples"].splitlines()
]
INTENTS = sorted({intent for _, intent in EXAMPLES})


def written_alike(text: str) -> str:
    """Return `text` without marks and white space, as a hasty hand may write it."""
    return re.sub(r"[\W_]+", "", normalise(text).lower()) or text


def test_the_intents_of_the_domain_have_examples():
    domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    assert set(INTENTS) <= set(domain["intents"])
    assert set(domain["intents"]) - set(INTENTS) <= {"nlu_fallback"}


@pytest.mark.parametrize("intent", INTENTS)
def test_every_intent_has_many_different_examples(intent):
    assert len({written_alike(text) for text, of in EXAMPLES if of == intent}) >= FEWEST


def test_no_example_is_written_twice():
    assert [text for text, count in Counter(text for text, _ in EXAMPLES).items() if count > 1] == []


def test_no_example_belongs_to_two_intents():
    of: dict[str, set[str]] = {}
    for text, intent in EXAMPLES:
        of.setdefault(written_alike(text), set()).add(intent)
    assert {text: intents for text, intents in of.items() if len(intents) > 1} == {}


def test_no_example_holds_a_figure_of_the_notices():
    found = re.compile(rf"(?<![\d.〔])(?:{'|'.join(map(re.escape, FIGURES))})(?![\d.〕号期])")
    assert [text for text, _ in EXAMPLES if found.search(text)] == []
