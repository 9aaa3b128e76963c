"""One message too many, by sender and by address."""

from __future__ import annotations

import asyncio
from collections import Counter

from bot.limits.rates import Overrun, Rates
from bot.operation import Operation


class Counts:
    def __init__(self) -> None:
        self.counted: Counter[str] = Counter()

    async def __call__(self, key: str, seconds: float) -> int:
        assert seconds == 60
        self.counted[key] += 1
        return self.counted[key]


def over(rates: Rates, times: int, text: str = "你好", **who: str) -> list[Overrun | None]:
    async def all_of_them() -> list[Overrun | None]:
        return [await rates.overrun(text, **who) for _ in range(times)]

    return asyncio.run(all_of_them())


def test_a_sender_has_its_messages_a_minute() -> None:
    rates = Rates(Operation(sender_rate=3, address_rate=0), Counts())
    found = over(rates, 4, sender="rest a", address="203.0.113.9")
    assert found[:3] == [None] * 3
    assert found[3] is not None
    assert "12345" in found[3].text
    assert "110" in found[3].text
    assert (found[3].wait, found[3].headers) == (60, {"Retry-After": "60"})
    assert over(rates, 3, sender="rest b") == [None] * 3


def test_an_address_is_counted_whatever_the_senders_are_called() -> None:
    rates = Rates(Operation(sender_rate=0, address_rate=3), Counts())
    found = [over(rates, 1, sender=f"rest {n}", address=f"2001:db8::{n}")[0] for n in range(1, 5)]
    assert found[:3] == [None] * 3
    assert found[3] is not None
    assert "网络" in found[3].text


def test_no_rate_is_no_limit_and_counts_nothing() -> None:
    counts = Counts()
    rates = Rates(Operation(sender_rate=0, address_rate=0), counts)
    assert over(rates, 100, sender="a", address="203.0.113.9") == [None] * 100
    assert not counts.counted


def test_danger_is_told_where_to_turn_even_then() -> None:
    rates = Rates(Operation(sender_rate=1), Counts())
    _, said = over(rates, 2, "救命，有人拿刀砍人", sender="a")
    assert said is not None
    assert said.is_urgent
    assert "110" in said.text
    assert "太快" not in said.text
    assert said.reply["custom"]["status"] == "handoff"


def test_no_key_tells_who_was_counted() -> None:
    counts = Counts()
    over(Rates(Operation(), counts), 1, sender="wechat oAbc", address="203.0.113.9")
    assert len(counts.counted) == 2
    assert not [key for key in counts.counted if "oAbc" in key or "203" in key]
