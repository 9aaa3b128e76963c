"""Finds the pages of the shipped issues for the bulletin reader."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

from bot.settings import Settings
from knowledge.bulletins import read_bulletin
from knowledge.records import Page

ISSUES_KEPT = 64


def page_finder(settings: Settings) -> Callable[[str, int], Page | None]:
    """Return a function from issue key (`2019-12`) and page number to the page, None where there is none."""

    def find_page(key: str, number: int) -> Page | None:
        return _pages(settings.bulletins_dir / f"{key}.txt").get(number)

    return find_page


@lru_cache(maxsize=ISSUES_KEPT)
def _pages(path: Path) -> dict[int, Page]:
    """Return the pages of one issue by number, none where there is no such file."""
    if not path.is_file():
        return {}
    return {page.number: page for page in read_bulletin(path).pages}
