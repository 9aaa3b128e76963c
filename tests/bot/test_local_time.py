"""Moments as staff writes them."""

from __future__ import annotations

from datetime import datetime, timezone

import pytest

from bot.local_time import LOCAL, local_moment


def test_a_moment_without_a_zone_is_in_wenzhou():
    assert local_moment("2026-11-22T18:00") == datetime(2026, 11, 22, 18, tzinfo=LOCAL)
    assert local_moment("2026-11-22T18:00") == datetime(2026, 11, 22, 10, tzinfo=timezone.utc)


def test_a_moment_with_a_zone_keeps_it():
    assert local_moment("2026-11-22T18:00+00:00") == datetime(2026, 11, 22, 18, tzinfo=timezone.utc)


@pytest.mark.parametrize("value", ["", "明天", "2026-13-01T00:00", "9999-12-31T23:59", "0001-01-01T00:00"])
def test_anything_else_is_no_moment(value):
    assert local_moment(value) is None
