from __future__ import annotations

import logging
from pathlib import Path

import pytest

from knowledge.encoder import Encoder
from knowledge.records import DocumentKind
from knowledge.search import PassageFilter, Searcher, SearchResult, searcher as module
from knowledge.search.texts import index_passages
from knowledge.settings import KnowledgeSettings
from tests.knowledge.index.fakes import BrokenEncoder, CharacterEncoder, bulletin, document, passage

ISSUES = [
    bulletin("2015-10", document("2015-10/01", "温政发〔2015〕58号")),
    bulletin("2019-12", document("2019-12/01", "温政发〔2019〕16号"), document("2019-12/02", None)),
]
PASSAGES = [
    passage(
        0,
        "决定从2015年11月1日起，调整全市最低工资标准。",
        title="关于调整全市最低工资标准的通知",
        document="2015-10/01",
    ),
    passage(
        1,
        "瑞安市、乐清市最低月工资标准按第二档执行。",
        title="关于调整全市最低工资标准的通知",
        document="2015-10/01",
    ),
    passage(2, "乐清市最低生活保障标准由每人每月甲元调整为乙元。", title="关于调整最低生活保障标准的通知"),
    passage(3, "市长会见外宾。", title="政务简讯", document="2019-12/02", kind=DocumentKind.NEWS),
    passage(4, "本通知自发布之日起施行。", title="关于调整最低生活保障标准的通知", trail=("附则",)),
]


def searcher(encoder: Encoder | None = None, **more: float) -> Searcher:
    values = {"evidence_threshold": 0.0, **more}
    settings = KnowledgeSettings(bulletins_dir=Path("none"), index_dir=Path("none"), **values)  # type: ignore[arg-type]
    return Searcher(index_passages(PASSAGES, encoder, settings, ISSUES), encoder, settings)


@pytest.fixture(scope="module")
def both() -> Searcher:
    return searcher(CharacterEncoder(), dense_weight=0.3)


def ids(result: SearchResult) -> list[str]:
    return [hit.passage.id for hit in result.hits]


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("瑞安最低工资是多少", "p1"),
        ("最低工资从哪天起调整", "p0"),
        ("乐清的低保标准", "p2"),
        ("乐 清 的 低 保 標 準", "p2"),
        ("市长会见了谁", "p3"),
    ],
)
def test_the_passage_that_answers_comes_first(both: Searcher, text: str, first: str) -> None:
    assert ids(both.search(text))[0] == first


def test_hits_are_in_order_with_scores_of_both_arms(both: Searcher) -> None:
    hits = both.search("瑞安最低工资是多少").hits
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)
    for hit in hits:
        assert hit.fused_score == pytest.approx(0.7 * hit.lexical_score + 0.3 * hit.dense_score)
        assert 0 <= hit.score <= 1
        assert hit.reason is None


def test_a_passage_asked_for_by_its_own_text_is_near_one_in_the_dense_arm(both: Searcher) -> None:
    own = " ".join((PASSAGES[2].title, PASSAGES[2].text))
    assert both.search(own).hits[0].dense_score == pytest.approx(1.0, abs=0.02)


def test_titles_and_headings_are_searched(both: Searcher) -> None:
    assert ids(both.search("政务简讯"))[0] == "p3"
    assert ids(searcher().search("附则"))[0] == "p4"


def test_what_is_not_there_scores_less_than_what_is(both: Searcher) -> None:
    def best(text: str) -> float:
        return both.search(text).hits[0].score

    assert best("瑞安最低月工资标准") > 2 * best("怎样训练猫用马桶")


def test_k_cuts_and_the_rest_is_kept_with_a_reason(both: Searcher) -> None:
    result = both.search("最低标准", k=1)
    assert len(result.hits) == 1
    assert {hit.reason for hit in result.rejected} == {"not among the first 1"}
    assert result.rejected[0].score <= result.hits[0].score
    assert both.search("最低标准", k=0).hits == ()


def test_under_the_threshold_a_hit_is_rejected() -> None:
    result = searcher(CharacterEncoder(), evidence_threshold=1.0).search("瑞安最低工资")
    assert result.hits == ()
    assert result.rejected[0].passage.id == "p1"
    assert {hit.reason for hit in result.rejected} == {"score is below 1.0"}


@pytest.mark.parametrize(
    ("where", "expected", "reason"),
    [
        (
            PassageFilter(document_number="温政发[2019]16号"),
            {"p2", "p4"},
            "document number is 温政发〔2015〕58号",
        ),
        (PassageFilter(bulletin="2015-10"), {"p0", "p1"}, "bulletin is 2019-12"),
        (PassageFilter(kind=DocumentKind.NEWS), {"p3"}, "kind is document"),
        (PassageFilter(kind=DocumentKind.NEWS, bulletin="2015-10"), set(), "kind is document"),
    ],
)
def test_filters(both: Searcher, where: PassageFilter, expected: set[str], reason: str) -> None:
    result = both.search("调整最低工资标准的通知", where=where)
    assert set(ids(result)) <= expected
    assert bool(result.hits) == bool(expected)
    assert reason in {hit.reason for hit in result.rejected}


def test_synonyms_bring_the_official_word(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "expand", lambda text: ("最低生活保障",) if "吃不上饭" in text else ())
    assert ids(searcher().search("吃不上饭了"))[0] in {"p2", "p4"}
    assert searcher(synonym_weight=0.0).search("吃不上饭了").hits == ()


def test_every_stage_is_timed(both: Searcher) -> None:
    timings = both.search("低保").timings_ms
    assert list(timings) == ["normalise_ms", "lexical_ms", "dense_ms", "fusion_ms", "rerank_ms"]
    assert all(value >= 0 for value in timings.values())


def test_a_failing_encoder_leaves_lexical_search(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        hits = searcher(BrokenEncoder()).search("瑞安最低工资").hits
    assert hits[0].passage.id == "p1"
    assert hits[0].fused_score == hits[0].lexical_score
    assert [record.getMessage() for record in caplog.records] == [
        "encoder characters fails, answers go on without it: out of memory"
    ]


def test_without_an_encoder_or_weight_only_words_count() -> None:
    for one in (searcher(None), searcher(CharacterEncoder(), dense_weight=0.0)):
        assert [hit.dense_score for hit in one.search("瑞安最低工资").hits if hit.dense_score] == []


@pytest.mark.parametrize("text", ["", "   ", "？！", "\u200b", "😀", "\x00", "瑞安最低工资" * 2000])
def test_any_text_is_searched_without_an_error(both: Searcher, text: str) -> None:
    hits = both.search(text).hits
    assert all(0 <= hit.score <= 1 for hit in hits)


def test_hits_of_a_question_are_remembered_whatever_their_number(monkeypatch: pytest.MonkeyPatch) -> None:
    found, calls = searcher(CharacterEncoder()), []
    fuse = module.fuse
    monkeypatch.setattr(module, "fuse", lambda *given: calls.append(given) or fuse(*given))
    first, more = found.hits("最低工资标准", 1), found.hits("最低工资标准", 3)
    assert len(calls) == 1
    assert [hit.passage.id for hit in first] == [hit.passage.id for hit in more[:1]]
    assert more == found.search("最低工资标准", 3).hits
    number = PassageFilter(document_number="温政发〔2019〕16号")
    assert found.hits("最低工资标准", 3, number) == found.search("最低工资标准", 3, number).hits
