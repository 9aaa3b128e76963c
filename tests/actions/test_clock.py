"""A clock that was never set, or is far ahead: figures stay, and that what holds is not known is said."""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions import clock, runtime
from actions.rendering import payload_of, screen_text
from knowledge.kinds import AnswerStatus
from knowledge.records import Answer, Citation
from knowledge.validity import Validity

NEWEST = date(2020, 6, 29)
CITED = Citation(
    title="通知", document_number=None, issuers=(), signed_date=None, bulletin="2015年第10期",
    bulletin_key="2015-10", page=2, quote="1660元/月", passage_id="2015-10/01#1", lines=(1,), validity=Validity(),
)  # fmt: skip
ANSWER = Answer(status=AnswerStatus.ANSWERED, sentences=("1660元/月",), citations=(CITED,))


def tracker(metadata: dict[str, Any] | None = None) -> Tracker:
    message = {"text": "瑞安最低工资", "metadata": metadata}
    return Tracker("somebody", {}, message, [], False, None, {}, "action_listen")


def marked(answer: Answer, asked: Tracker) -> Answer:
    """The answer as the action gives it."""
    is_set = runtime.named_day(asked) is not None
    return clock.with_clock_caveat(answer, runtime.today(asked), NEWEST, is_set=is_set)


def on(day: date, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the clock show the day."""
    monkeypatch.delenv("OUWEN_TODAY", raising=False)
    monkeypatch.setattr(runtime, "date", SimpleNamespace(today=lambda: day, fromisoformat=date.fromisoformat))
    clock._complain.cache_clear()


@pytest.mark.parametrize("day", [date(1970, 1, 1), date(2020, 6, 28), date(2099, 1, 1)])
def test_a_day_that_cannot_be_today_is_said_beside_the_figure_and_logged_once(day, monkeypatch, caplog):
    on(day, monkeypatch)
    said = [marked(ANSWER, tracker()) for _ in range(2)][1]
    assert said.sentences == ANSWER.sentences
    assert f"{day.year}年{day.month}月{day.day}日" in payload_of(said)["caveats"][0]
    assert "12345" in screen_text(said)
    assert [str(day) in line for line in caplog.messages] == [True]


def test_each_message_looks_at_the_clock_of_its_own_moment(monkeypatch):
    marks = []
    for day in (date(2026, 11, 21), date(1970, 1, 1), date(2026, 11, 21), NEWEST, date(2070, 1, 1)):
        on(day, monkeypatch)
        marks.append(marked(ANSWER, tracker()) != ANSWER)
    assert marks == [False, True, False, False, False]


def test_the_last_of_several_answers_carries_it(monkeypatch):
    on(date(1970, 1, 1), monkeypatch)
    both = replace(ANSWER, parts=(ANSWER, ANSWER))
    assert screen_text(marked(both, tracker())).count("系统日期") == 1


def test_a_day_that_was_asked_for_is_taken_as_it_is(monkeypatch):
    on(date(1970, 1, 1), monkeypatch)
    assert marked(ANSWER, tracker({"today": "2018-08-01"})) is ANSWER
    monkeypatch.setenv("OUWEN_TODAY", "2018-08-01")
    assert marked(ANSWER, tracker()) is ANSWER


def test_what_tells_nothing_of_the_bulletins_needs_no_day(monkeypatch):
    on(date(1970, 1, 1), monkeypatch)
    hello = Answer(status=AnswerStatus.SMALLTALK, sentences=("您好！",))
    assert marked(hello, tracker()) is hello
