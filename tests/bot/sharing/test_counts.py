"""Counts that end, in one process and in several that were forked from it."""

import os

from bot.sharing.counts import ROWS, Counts


class Clock:
    """Seconds that go on when they are told to."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_count_begins_anew_when_its_span_is_over():
    clock = Clock()
    counts = Counts(clock=clock)
    assert [counts.count("a", 60) for _ in range(3)] == [1, 2, 3]
    clock.now += 59
    assert counts.count("a", 60) == 4
    assert counts.count("b", 60) == 1
    clock.now += 1
    assert [counts.count("a", 60), counts.count("b", 60)] == [1, 2]


def test_what_ends_first_gives_way_where_there_is_no_room():
    clock = Clock()
    counts = Counts(clock=clock, groups=1)
    for number in range(ROWS):
        clock.now += 1
        counts.count(str(number), 60)
    assert counts.count("one more", 60) == 1
    # "0" was to end first: it lost its row, and takes that of "1" now
    assert [counts.count(name, 60) for name in ("2", "0", "one more", "1", "3")] == [2, 1, 2, 1, 2]


def test_processes_count_together_and_none_gets_the_number_of_another():
    counts = Counts(is_shared=True)
    reading, writing = os.pipe()
    children = []
    for _ in range(3):
        if not (child := os.fork()):
            # one write is one line, also of several processes
            os.write(writing, b"".join(b"%d " % counts.count("a", 600) for _ in range(200)))
            os._exit(0)
        children.append(child)
    os.close(writing)
    for child in children:
        assert os.waitpid(child, 0)[1] == 0
    with os.fdopen(reading) as said:
        numbers = [int(number) for number in said.read().split()]
    assert sorted(numbers) == list(range(1, 601))
    assert counts.count("a", 600) == 601
