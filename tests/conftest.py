"""What holds for tests of every folder."""

from __future__ import annotations

import pytest

# A browser or a server on a machine with other work is sometimes late: once more, and the run names the test.
WITH_PROCESSES = ("browser", "servers")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give the tests that drive a browser or a server a second try."""
    for item in items:
        if any(item.get_closest_marker(name) for name in WITH_PROCESSES):
            item.add_marker(pytest.mark.flaky(reruns=1))
