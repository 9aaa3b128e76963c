import logging

import pytest

from bot.metrics import series
from bot.metrics.labels import PLACES
from bot.metrics.logged_errors import AREAS, ErrorCounter, area_of, count_errors, count_structured


def errors(where: str) -> float:
    return series.REGISTRY.get_sample_value("ouwen_errors_total", {"where": where}) or 0.0


@pytest.fixture
def counted():
    root = logging.getLogger()
    handlers = list(root.handlers)
    count_errors()
    count_errors()
    yield
    root.handlers[:] = handlers


def test_an_error_counts_once_where_it_was_logged(counted):
    before = errors("store"), errors("message")
    logging.getLogger("bot.store.database").error("x")
    logging.getLogger("bot.store.database").warning("x")
    logging.getLogger("bot.agent").exception("x")
    assert (errors("store"), errors("message")) == (before[0] + 1, before[1] + 1)
    assert sum(isinstance(handler, ErrorCounter) for handler in logging.getLogger().handlers) == 1


def test_the_longest_name_comes_first():
    assert area_of("bot.store.database") == "store"
    assert area_of("bot.storekeeper") == "bot"
    assert area_of("rasa.core.tracker_store") == "tracker"
    assert area_of("rasa.core.processor") == "rasa"
    assert area_of("faiss") == "library"
    assert {*AREAS.values(), "library"} <= PLACES


def test_an_error_of_structlog_counts_for_rasa():
    before = errors("rasa")
    for level in ("error", "info", "exception"):
        assert count_structured(None, level, {"event": "e"}) == {"event": "e"}
    assert errors("rasa") == before + 2
