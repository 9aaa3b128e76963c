"""What is there when the bot is ready is looked through no more; what is made later is."""

import gc
import weakref

import pytest

from bot.garbage import NEW_OBJECTS, look_among_the_new, look_seldom


class Knot:
    """Refers to itself, so that only a collection frees it."""

    def __init__(self):
        self.itself = self


@pytest.fixture(autouse=True)
def restored():
    thresholds = gc.get_threshold()
    yield
    gc.unfreeze()
    gc.set_threshold(*thresholds)


def test_garbage_is_looked_for_seldom_while_the_bot_loads():
    look_seldom()
    assert gc.isenabled()
    assert gc.get_threshold()[0] == NEW_OBJECTS


def test_what_was_made_before_is_frozen_and_garbage_of_it_is_gone():
    look_seldom()
    before = weakref.ref(Knot())
    look_among_the_new()
    assert before() is None
    assert gc.get_freeze_count() > 1000
    assert gc.isenabled()
    assert gc.get_threshold()[0] == NEW_OBJECTS


def test_what_is_made_later_is_collected():
    look_among_the_new()
    later = weakref.ref(Knot())
    gc.collect()
    assert later() is None
