"""What a fuzz run takes for memory that goes on growing."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from benchmarks.fuzzing.memory import GROWTH, RESIDENT_MIB, Memory


def told(*taken: float) -> Memory:
    """Return the memory of a run in which a server took so many MiB, after 1,000 messages more each time."""
    values: Iterator[float] = iter(taken)
    memory = Memory(lambda: next(values))
    memory.begin()
    for number in range(len(taken) - 1):
        memory.note(1000 * number)
    return memory


def test_what_fills_and_stays_is_no_leak() -> None:
    memory = told(700, *(min(700 + 40 * step, 900) for step in range(31)))
    row = memory.row()
    assert (row["before MiB"], row["after a third MiB"], row["end MiB"]) == (700, 900, 900)
    assert row["growth over the last third %"] == pytest.approx(0, abs=1e-6)
    assert all(demand.reached for demand in memory.demands())


def test_what_goes_on_growing_is_one() -> None:
    memory = told(700, *(700 + 10 * step for step in range(31)))
    growing, whole = memory.demands()
    assert growing.found == pytest.approx(100 * (1000 / 900 - 1), abs=0.1)
    assert (growing.limit, growing.reached) == (GROWTH, False)
    assert (whole.found, whole.limit, whole.reached) == (1000, RESIDENT_MIB, True)


def test_what_takes_too_much_is_told_however_steady() -> None:
    assert [demand.reached for demand in told(700, *[1300.0] * 30).demands()] == [True, False]


def test_a_run_without_samples_reached_nothing() -> None:
    assert [demand.found for demand in told(700).demands()] == [None, None]
