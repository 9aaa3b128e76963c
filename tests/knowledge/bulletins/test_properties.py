"""White space that extraction may leave differently changes nothing that is read from an issue."""

from __future__ import annotations

import random

import pytest
from hypothesis import HealthCheck, given, settings, strategies as st

from knowledge.bulletins.documents import documents_of
from knowledge.bulletins.layout import split_pages
from knowledge.records import Line
from tests.knowledge.issues import KEYS, labels, printed

FEW = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
LINE_ENDS = ("", " ", "    ", "\u3000", "\u3000\u3000", " \u3000 ", "\t")


def read(texts: list[str], key: str) -> list[tuple[object, ...]]:
    """What a citation names of each document of an issue with these lines."""
    pages = split_pages([Line(number=i, text=text) for i, text in enumerate(texts, 1)])
    return [
        (
            d.kind,
            d.title,
            d.document_number,
            d.registration_number,
            d.issuers,
            d.signed_date,
            d.validity,
            d.pages,
        )
        for d in documents_of(key, int(key[-2:]), pages)
    ]


def as_printed(key: str) -> list[str]:
    return [line.text for line in printed(key)]


def may_take_a_blank(texts: list[str], key: str) -> list[int]:
    """Positions where one more blank line makes no page break: next to a lone blank, within a page."""
    starts = set(labels()[key]["pages"].values())
    return [
        i
        for i in range(1, len(texts) - 1)
        if not texts[i].strip()
        and texts[i - 1].strip()
        and texts[i + 1].strip()
        and not {i + 1, i + 2, i + 3} & starts
    ]


@pytest.fixture(scope="module")
def expected() -> dict[str, list[tuple[object, ...]]]:
    return {key: read(as_printed(key), key) for key in KEYS}


@FEW
@given(key=st.sampled_from(KEYS), seed=st.integers(0, 2**32), share=st.floats(0.01, 1.0))
def test_blank_lines_within_a_page_change_nothing(
    expected: dict[str, list[tuple[object, ...]]], key: str, seed: int, share: float
) -> None:
    texts, chance = as_printed(key), random.Random(seed)
    for position in reversed(may_take_a_blank(texts, key)):
        if chance.random() < share:
            texts.insert(position, "")

    assert read(texts, key) == expected[key]


@FEW
@given(key=st.sampled_from(KEYS), seed=st.integers(0, 2**32), share=st.floats(0.01, 1.0))
def test_white_space_at_line_ends_changes_nothing(
    expected: dict[str, list[tuple[object, ...]]], key: str, seed: int, share: float
) -> None:
    chance = random.Random(seed)
    texts = [text + chance.choice(LINE_ENDS) if chance.random() < share else text for text in as_printed(key)]

    assert read(texts, key) == expected[key]


@FEW
@given(key=st.sampled_from(KEYS), end=st.sampled_from(LINE_ENDS[1:]))
def test_white_space_in_blank_lines_changes_nothing(
    expected: dict[str, list[tuple[object, ...]]], key: str, end: str
) -> None:
    assert read([text or end for text in as_printed(key)], key) == expected[key]


@FEW
@given(key=st.sampled_from(KEYS), front=st.integers(0, 3), back=st.integers(0, 9))
def test_blank_lines_around_an_issue_change_nothing(
    expected: dict[str, list[tuple[object, ...]]], key: str, front: int, back: int
) -> None:
    assert read([""] * front + as_printed(key) + [""] * back, key) == expected[key]
