"""The shipped reader: everyday questions that no cue speaks for, and near words of other matters."""

import logging

import pytest

from knowledge.encoder import load_encoder
from knowledge.facets import HEADS_FILE, read_facets, reading
from knowledge.facets.heads import load_heads
from knowledge.kinds import Aspect, Measure, Topic


@pytest.mark.parametrize(
    ("text", "topic", "measure"),
    [
        ("乐清企业月薪的红线现在参照哪个数", Topic.MINIMUM_WAGE, None),
        ("泰顺钟点工时薪底线是几块", Topic.MINIMUM_WAGE, Measure.HOURLY_WAGE),
        ("田没了办的失地保险，交的是中间那档，按月发几块", Topic.PENSION, Measure.LAND_LOST_BENEFIT),
        ("失地农民没参加保障、只拿生活补贴的，一个月几块", Topic.PENSION, Measure.LAND_LOST_PAYMENT),
        ("家里揭不开锅了，民政低保每人每月几块", Topic.LOW_INCOME, None),
        ("狗长到多高就不许养了", Topic.DOGS, Measure.HEIGHT_LIMIT),
    ],
)
def test_everyday_words_show_topic_and_measure(text: str, topic: Topic, measure: Measure | None) -> None:
    facets = read_facets(text)
    assert facets is not None
    assert facets.topic[0] is topic
    assert facets.topic[1] >= facets.thresholds["topic"]
    assert facets.measure(topic)[0] is measure


@pytest.mark.parametrize(
    "text",
    [
        "工资集体协商怎么搞",
        "养老院建设补贴多少一张床",
        "退休职工养老金今年涨多少",
        "狗粮哪个牌子好",
        "失业金领几个月",
    ],
)
def test_near_words_of_other_matters_are_elsewhere(text: str) -> None:
    facets = read_facets(text)
    assert facets is not None
    assert facets.topic[0] is None
    assert facets.elsewhere > 0.9


@pytest.mark.parametrize("text", ["那瑞安呢", "去年的呢", "涨了多少"])
def test_a_follow_up_leans_on_what_was_said(text: str) -> None:
    facets = read_facets(text)
    assert facets is not None
    assert facets.topic[0] is None
    assert facets.elsewhere < facets.thresholds["elsewhere"]


@pytest.mark.parametrize(
    ("text", "aspect"),
    [
        ("工资底线这回涨了几块", Aspect.INCREASE),
        ("低保新标准打哪天算起", Aspect.EFFECTIVE),
        ("每月只开1350，踩没踩红线", Aspect.COMPLIANCE),
        ("低保线每个区列一下", Aspect.LIST),
        ("居保去哪里办", Aspect.TEXT),
        ("低保线是多少", Aspect.VALUE),
    ],
)
def test_what_is_wanted_is_read(text: str, aspect: Aspect) -> None:
    facets = read_facets(text)
    assert facets is not None
    assert facets.aspect[0] is aspect


def test_the_shipped_weights_belong_to_the_shipped_encoder() -> None:
    assert load_heads(HEADS_FILE).encoder_digest == load_encoder(None).digest
    assert HEADS_FILE.stat().st_size < 2 << 20


def test_without_its_encoder_nothing_is_read_and_one_line_says_so(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    shipped = load_heads(HEADS_FILE)
    other = type(shipped)(
        heads=shipped.heads, rarity=shipped.rarity, encoder_digest="other", thresholds=shipped.thresholds
    )
    monkeypatch.setattr(reading, "load_heads", lambda _: other)
    try:
        reading._shipped.cache_clear()
        reading.READ.clear()
        with caplog.at_level(logging.WARNING):
            assert read_facets("低保多少") is None
        assert "run `ouwen train-facets`" in caplog.text
    finally:
        reading._shipped.cache_clear()
        reading.READ.clear()
