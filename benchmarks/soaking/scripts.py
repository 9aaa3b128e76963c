"""What the users of a soak ask: each of its own places, so that a reply meant for another is seen at once."""

from __future__ import annotations

import re
from itertools import permutations

import aiohttp

# The counties, cities and districts whose minimum wage and subsistence are in the bulletins.
PLACES = ("瑞安", "乐清", "永嘉", "平阳", "苍南", "文成", "泰顺", "洞头", "龙港", "瓯海", "龙湾", "鹿城")
PAIRS = tuple(permutations(PLACES, 2))
PAGES_A_READER = 8


def conversation(user: int) -> tuple[str, ...]:
    """Return the turns of the user with this number; no two of 132 have the same."""
    here, there = PAIRS[user * 5 % len(PAIRS)]
    return (
        f"{here}最低工资是多少",
        "小时工呢",
        f"{there}呢",
        "出处在哪",
        f"{there}低保标准是多少",
        f"那{here}呢",
        f"{here}能养藏獒吗",
        f"{here}和{there}的最低工资差多少",
    )


async def pages(session: aiohttp.ClientSession, address: str) -> list[str]:
    """Return the paths of all pages of the bulletins, by the links of the reader."""
    found: list[str] = []
    # <a href="2019-12/">
    for issue in sorted(
        set(re.findall(r'href="(\d{4}-\d{2})/', await page(session, f"{address}/bulletins/")))
    ):
        contents = await page(session, f"{address}/bulletins/{issue}/")
        # <a href="pages/3?lines=1-27#L1">
        numbers = sorted(set(map(int, re.findall(r'href="pages/(\d+)', contents))))
        found += [f"/bulletins/{issue}/pages/{number}" for number in numbers]
    return found


async def page(session: aiohttp.ClientSession, address: str) -> str:
    """Return the text of a page."""
    async with session.get(address) as response:
        return await response.text()


def reading(user: int, listed: list[str]) -> tuple[str, ...]:
    """Return the pages that the user with this number reads; the list of issues where there is none."""
    if not listed:
        return ("/bulletins/",)
    first = user * PAGES_A_READER
    return tuple(listed[(first + each) % len(listed)] for each in range(PAGES_A_READER))
