"""The day that counts as today: the message's own, else OUWEN_TODAY, else the clock."""

from datetime import date
from typing import Any

import pytest
from rasa_sdk import Tracker

from actions.runtime import asked_day, today


def tracker_of(metadata: object) -> Tracker:
    message: dict[str, Any] = {"text": "瑞安最低工资", "metadata": metadata}
    return Tracker("somebody", {}, message, [], False, None, {}, "action_listen")


def test_the_day_of_the_message_goes_before_the_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUWEN_TODAY", "2026-11-21")
    assert today(tracker_of({"today": "2018-08-01"})) == date(2018, 8, 1)
    assert today(tracker_of({"today": None})) == date(2026, 11, 21)
    assert today(tracker_of({})) == date(2026, 11, 21)
    assert today(tracker_of(None)) == date(2026, 11, 21)


def test_without_day_and_setting_it_is_the_clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OUWEN_TODAY", raising=False)
    assert today(tracker_of({"explain": True})) == date.today()
    assert today(Tracker("somebody", {}, None, [], False, None, {}, "action_listen")) == date.today()


@pytest.mark.parametrize(
    "value",
    ["2018-13-01", "2018-02-29", "昨天", "", "20180801x", "0001-01-01", "9999-12-31", 20180801, [], {}],
)
def test_what_is_no_day_is_passed_over(value: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUWEN_TODAY", "2026-11-21")
    assert asked_day(value) is None
    assert today(tracker_of({"today": value})) == date(2026, 11, 21)
