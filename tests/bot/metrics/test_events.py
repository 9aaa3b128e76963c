from types import SimpleNamespace

import pytest
from prometheus_client.parser import text_string_to_metric_families

from bot.channels.hotline.requests import EndReason
from bot.metrics import events, labels, series, turn_clock
from bot.metrics.exposition import Exposition, Rows
from bot.store.feedback import Verdict
from knowledge.answers import Answerer


def value(name: str, **told: str) -> float:
    return series.REGISTRY.get_sample_value(name, told) or 0.0


def turn(**given):
    return SimpleNamespace(
        **{"channel": "widget", "status": "answered", "topic": "dogs", "latency_ms": 8.0} | given
    )


def test_a_turn_is_counted_under_its_door_status_and_topic():
    told = {"channel": "widget", "status": "answered", "topic": "dogs"}
    before, slow = value("ouwen_messages_total", **told), value("ouwen_message_seconds_sum", channel="widget")
    events.turn_done(turn())
    assert value("ouwen_messages_total", **told) == before + 1
    assert value("ouwen_message_seconds_sum", channel="widget") == pytest.approx(slow + 0.008)


def test_what_is_in_no_list_never_becomes_a_label():
    events.turn_done(turn(channel="我叫张三", status="13800138000", topic="我的狗"))
    events.turn_done(turn(topic=None))
    events.stage("养狗", 0.1)
    events.refused("13800138000")
    events.failed("张三")
    events.voted("x")
    events.call_ended("y")
    events.searched({"某一步_ms": 1.0})
    content = Exposition(Rows).text("")[0].decode()
    assert not any(text in content for text in ("张三", "13800", "狗", "养", "某"))
    assert value("ouwen_messages_total", channel="other", status="other", topic="other") >= 1
    assert value("ouwen_messages_total", channel="widget", status="answered", topic="none") >= 1


def test_the_guard_is_what_waiting_and_the_dialogue_did_not_take():
    before = value("ouwen_stage_seconds_sum", stage="guard")
    spent = turn_clock.start_clock()
    events.stage("dialogue", 0.006)
    events.stage("waiting", 0.020)
    events.turn_done(turn(latency_ms=28.0))
    assert value("ouwen_stage_seconds_sum", stage="guard") == pytest.approx(before + 0.002)
    assert spent == {"dialogue": 0.006, "waiting": 0.020, "guard": pytest.approx(0.002)}


def test_a_block_is_timed_whether_it_fails_or_not():
    before = value("ouwen_stage_seconds_count", stage="nlu")
    with events.timed("nlu"):
        pass
    with pytest.raises(KeyError), events.timed("nlu"):
        raise KeyError("x")
    assert value("ouwen_stage_seconds_count", stage="nlu") == before + 2


def test_the_lists_hold_what_the_bot_says():
    assert frozenset(reason.value for reason in EndReason) == labels.ENDS
    assert frozenset(verdict.value for verdict in Verdict) == labels.VERDICTS
    answerer = Answerer.__new__(Answerer)
    answerer._sources = SimpleNamespace()
    answerer._weights = SimpleNamespace(terms=None, words=None)
    answerer._text = SimpleNamespace(answer=None)
    assert frozenset(name.removesuffix("_ms") for name, _ in answerer._in_order()) == labels.STEPS


def test_rows_that_are_lost_add_up():
    lost, before = [3], value("ouwen_store_lost_rows_total")
    exposition = Exposition(lambda: Rows(lost=lost[0]))
    exposition.refresh()
    exposition.refresh()
    lost[0] = 5
    exposition.refresh()
    assert value("ouwen_store_lost_rows_total") == before + 5


def test_the_text_is_what_prometheus_reads():
    events.turn_done(turn())
    content, kind = Exposition(lambda: Rows(waiting=7)).text("")
    families = {family.name: family for family in text_string_to_metric_families(content.decode())}
    assert kind.startswith("text/plain")
    assert families["ouwen_messages"].type == "counter"
    assert families["ouwen_message_seconds"].type == "histogram"
    assert families["ouwen_store_waiting_rows"].samples[0].value == 7
    assert families["ouwen_build_info"].samples[0].labels["rasa"] == "3.6.21"
    assert families["process_resident_memory_bytes"].samples[0].value > 0
