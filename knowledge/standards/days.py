"""The days from which a notice says that its sums hold."""

from __future__ import annotations

import re
from datetime import date

from knowledge.dates import parse_date
from knowledge.standards.masks import masked

DAY = r"(?:19|20)\d\d年\d{1,2}月(?:份|\d{1,2}日)?"
# 从2018年7月1日起   |   2019年7月份起   |   执行时间：2018年7月1日; not that of another text:
# 自2014年5月1日起施行的《社会救助暂行办法》
FROM_DAY = re.compile(
    rf"(?:(?:[自从于]|决定|(?<![一-鿿\d]))"
    rf"(?={DAY}(?:起|开始)(?!(?:正式)?(?:施行|实施|执行)?(?:的|以来|后)))"
    rf"|(?:执行|实施|施行|生效)(?:时间|日期)(?:[：为是自从])+)(?P<day>{DAY})"
)


def single_day(text: str) -> date | None:
    """Return the day from which a text says that it holds, where it names one day alone."""
    days = {day for match in FROM_DAY.finditer(masked(text)) if (day := _parsed(match["day"])) is not None}
    return days.pop() if len(days) == 1 else None


def day_before(text: str, place: int) -> date | None:
    """Return the day named last in the sentence before `place`."""
    sentence = text[text.rfind("。", 0, place) + 1 : place]
    found = list(FROM_DAY.finditer(sentence))
    return _parsed(found[-1]["day"]) if found else None


def _parsed(words: str) -> date | None:
    """Return the day; the first of the month where only that is printed."""
    whole = words.removesuffix("份")
    return parse_date(whole if whole.endswith("日") else f"{whole}1日")
