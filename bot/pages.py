"""Finds the pages of the issues for the bulletin reader, in the index that the answers come from."""

from __future__ import annotations

from collections.abc import Callable

from bot.settings import Settings
from knowledge.live import live_knowledge
from knowledge.records import Page


def page_finder(settings: Settings) -> Callable[[str, int], Page | None]:
    """Return a function from issue key (`2019-12`) and page number to the page, None where there is none."""
    knowledge = settings.knowledge()

    def find_page(key: str, number: int) -> Page | None:
        return live_knowledge(knowledge).base.page(key, number)

    return find_page
