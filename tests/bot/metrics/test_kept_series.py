"""What was looked for among what is kept is told by kind, from when a server began to tell it."""

from prometheus_client import Counter

from actions.replies import Memory
from bot.metrics import labels, series
from bot.metrics.exposition import Exposition, Rows
from bot.nlu.kept_parses import KeptParses
from knowledge.kept import Kept, kept_counts


def counted(counter: Counter, kind: str) -> float:
    return counter.labels(kind)._value.get()


def test_each_look_counts_once_and_none_from_before():
    kept: Kept[str, str] = Kept(3, name="parses")
    kept.of("before", lambda: "it was there")
    exposition = Exposition(Rows)
    asked, found = (counted(one, "parses") for one in (series.KEPT_ASKED, series.KEPT_FOUND))
    for text in ("瑞安", "乐清", "瑞安"):
        kept.of(text, lambda: "parsed")
    for _ in range(2):
        exposition.refresh()
    assert counted(series.KEPT_ASKED, "parses") == asked + 3
    assert counted(series.KEPT_FOUND, "parses") == found + 1
    # another index or model goes on in the same count
    Kept[str, str](3, name="parses").of("瑞安", lambda: "parsed")
    assert 'ouwen_kept_asked_total{kind="parses"}' in exposition.text("")[0].decode()
    assert counted(series.KEPT_ASKED, "parses") == asked + 4


def test_every_kind_that_is_kept_has_its_label():
    memory, parses = Memory(), KeptParses(lambda *given: {})
    assert [len(memory.replies), len(memory.answers), len(parses._kept)] == [0, 0, 0]
    assert set(kept_counts()) >= labels.KEPT
