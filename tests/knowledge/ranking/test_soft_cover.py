from __future__ import annotations

import pytest

from knowledge.ranking import soft_cover
from knowledge.ranking.read import LONGEST_TEXT, ReadPassage
from knowledge.ranking.soft_cover import SoftCover
from knowledge.soft_matching import SoftMatcher, soft_matcher

PASSAGES = [
    ReadPassage.of(("养犬管理条例", "登记", "个人养犬应当登记。")),
    ReadPassage.of(("工资支付办法", "", "按月支付劳动报酬。")),
]


def test_title_headings_and_text_count() -> None:
    cover, uncovered = SoftCover().of("养犬 登记 劳动报酬", [0, 1], PASSAGES)
    assert cover[0] > cover[1] > 0.3
    assert (uncovered < cover).all()


def test_of_a_long_text_the_beginning_counts() -> None:
    far = ReadPassage.of(("", "", "规" * LONGEST_TEXT + "劳动报酬"))
    cover, _ = SoftCover().of("劳动报酬", [0, 1], [far, PASSAGES[1]])
    assert cover[0] < 0.9 < cover[1]


def test_a_passage_is_cut_into_tokens_once(monkeypatch: pytest.MonkeyPatch) -> None:
    matcher = soft_matcher()
    assert matcher is not None
    cut: list[list[str]] = []

    class Counting(SoftMatcher):
        def __init__(self) -> None:
            self.tokens = lambda texts: cut.append(list(texts)) or matcher.tokens(texts)  # type: ignore
            self.matches = matcher.matches  # type: ignore[method-assign]

    monkeypatch.setattr(soft_cover, "soft_matcher", Counting)
    cover = SoftCover()
    first = cover.of("养犬", [7, 3], PASSAGES)[0].tolist()
    again = cover.of("养犬", [3, 7], PASSAGES[::-1])[0].tolist()
    assert first == again[::-1]
    assert [len(texts) for texts in cut] == [3, 1]


def test_without_the_shipped_encoder_all_is_zero(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soft_cover, "soft_matcher", lambda: None)
    assert [column.tolist() for column in SoftCover().of("养犬", [0, 1], PASSAGES)] == [[0, 0], [0, 0]]
