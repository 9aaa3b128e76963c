from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from knowledge import soft_matching
from knowledge.errors import EncoderError
from knowledge.soft_matching import SoftMatcher, SoftMatches, soft_matcher

LABOUR = "用人单位应当按月支付劳动报酬"
DOGS = "个人养犬应当办理登记"


@pytest.fixture(scope="module")
def matcher() -> SoftMatcher:
    found = soft_matcher()
    assert found is not None
    return found


def matches_of(matcher: SoftMatcher, question: str, *texts: str) -> SoftMatches:
    asked, *tokens = matcher.tokens([question, *texts])
    return matcher.matches(asked, tokens)


@pytest.mark.parametrize(("question", "nearer"), [("工钱", 0), ("遛狗", 1)])
def test_a_text_of_other_words_on_the_same_is_nearer(
    question: str, nearer: int, matcher: SoftMatcher
) -> None:
    found = matches_of(matcher, question, LABOUR, DOGS)
    assert int(np.argmax(found.cover())) == nearer
    assert found.uncovered() == pytest.approx(found.cover())
    assert found.cover().min() >= 0.0


def test_what_stands_there_is_covered_whole_and_nothing_of_it_uncovered(matcher: SoftMatcher) -> None:
    found = matches_of(matcher, LABOUR, LABOUR)
    assert found.cover() == pytest.approx([1.0], abs=1e-5)
    assert found.uncovered().tolist() == [0.0]


def test_words_asked_twice_count_once(matcher: SoftMatcher) -> None:
    once, twice = (matches_of(matcher, text, LABOUR).cover() for text in ("遛狗罚款", "遛狗罚款遛狗罚款"))
    assert once == pytest.approx(twice)


def test_texts_without_words_cover_nothing(matcher: SoftMatcher) -> None:
    assert matches_of(matcher, "工钱", "", "。！", LABOUR).cover()[:2].tolist() == [0.0, 0.0]
    assert matches_of(matcher, "？", LABOUR, "").cover().tolist() == [0.0, 0.0]
    assert matches_of(matcher, "工钱").cover().tolist() == []


def test_each_text_is_matched_as_if_alone(matcher: SoftMatcher) -> None:
    together = matches_of(matcher, "老板拖欠工钱", LABOUR, "", DOGS).cover()
    alone = [matches_of(matcher, "老板拖欠工钱", text).cover()[0] for text in (LABOUR, "", DOGS)]
    assert together == pytest.approx(alone, abs=1e-6)


def test_a_missing_table_is_told_and_leaves_no_matcher(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    def fails() -> None:
        raise EncoderError(f"{tmp_path} is no encoder")

    monkeypatch.setattr(soft_matching, "load_encoder", fails)
    assert soft_matcher.__wrapped__() is None
    assert "no soft matching" in caplog.text
