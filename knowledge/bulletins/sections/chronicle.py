"""The chronicle: each entry under its day."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

from knowledge.bulletins.paragraphs import close_up, join_lines
from knowledge.bulletins.sections.text import SectionText
from knowledge.records import Article, Entry, Line

# △ and its like; fonts of signs are extracted as private characters
_MARK = r"[△▲●○◆◇■□◎★☆※•\ue000-\uf8ff]"
_DATE = (
    r"(?:(?P<year>(?:19|20)\d\d)年)?(?:(?P<month>1[0-2]|0?[1-9])月)?(?P<day>3[01]|[12]\d|0?[1-9])(?:[、至—－~～-]\d{1,2})?日"
    r"(?:[至到—－~～-]+(?:\d{1,2}月)?\d{1,2}日)?"
)
_WEEKDAY = r"(?:[（(]?(?:星期|周)[一二三四五六日天][)）]?)?"
# 8日   |   6月29日（星期一）   |   【1日】
_DAY = re.compile(rf"(?:[【〔\[]|{_MARK})?\s*{_DATE}{_WEEKDAY}[】〕\]]?[：:]?")
# 1日　市长某某参加…   |   ●6月3日，市政府召开…   |   6日至8日  …
_DAY_AND_TEXT = re.compile(rf"{_MARK}?\s*(?P<printed>{_DATE}{_WEEKDAY})(?P<gap>[\s，,：:、]+)(?=\S)")
# 6月   |   2019年6月   |   （6月份）
_MONTH = re.compile(r"[（(]?(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>1[0-2]|0?[1-9])月份?[)）]?")
_MARKED = re.compile(rf"^(?:{_MARK}\s*)+")
_SENTENCE_END = re.compile(r"[。！？；][”’）》]?$")
# 　　市长某某…: the first line of a paragraph
_INDENT = re.compile(r"^(?:\u3000{2}|\s{4})")


@dataclass(slots=True)
class _Reading:
    text: SectionText
    month: int | None
    year: int | None = None
    day: date | None = None
    trail: tuple[str, ...] = ()
    group: list[Line] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    entries: list[Entry] = field(default_factory=list)

    def read(self, line: Line) -> None:
        words = close_up(line.text.strip())
        month, day = _MONTH.fullmatch(words), _DAY.fullmatch(words)
        opens = self._opens_day(line)
        if month and self._rests():
            self.flush()
            self.month = int(month["month"])
            self.year = int(month["year"]) if month["year"] else None
            self.day, self.trail = None, ()
        elif day:
            self.flush()
            self._begin_day(day)
        elif opens:
            self.flush()
            self._begin_day(opens)
            self.group.append(line)
        elif _MARKED.match(words) or self._begins_paragraph(line):
            self.flush()
            self.group.append(line)
        elif self.group:
            self.group.append(line)

    def _rests(self) -> bool:
        """Return whether no sentence is open, so that a date on this line is no part of one."""
        return not self.group or bool(_SENTENCE_END.search(self.group[-1].text.strip()))

    def _opens_day(self, line: Line) -> re.Match[str] | None:
        match = _DAY_AND_TEXT.match(line.text.strip())
        return match if match and self._rests() and (self.day or match["month"] or self.month) else None

    def _begins_paragraph(self, line: Line) -> bool:
        """Return whether an entry without a mark begins: on an indented line after a whole sentence."""
        if not self.trail:
            return False
        marked = bool(self.articles) and bool(_MARKED.match(self.articles[-1].text))
        return not self.group or (not marked and bool(_INDENT.match(line.text)) and self._rests())

    def _begin_day(self, match: re.Match[str]) -> None:
        month = int(match["month"]) if match["month"] else self.month
        year = int(match["year"]) if match["year"] else self.year
        self.month = month
        self.day = self.text.day(month, int(match["day"]), year) if month else None
        self.trail = (f"{month}月{int(match['day'])}日" if month else f"{int(match['day'])}日",)

    def flush(self) -> None:
        if not self.group:
            return
        words = join_lines(self.group).text
        dated = _DAY_AND_TEXT.match(self.group[0].text.strip())
        printed = close_up(dated["printed"]) if dated else ""
        self.articles.append(self.text.article(self.group, self.trail))
        self.entries.append(
            Entry(
                title="",
                day=self.day,
                text=_MARKED.sub("", _MARKED.sub("", words).removeprefix(printed).lstrip("，,：:、 ")),
                page=self.articles[-1].page,
                lines=tuple(line.number for line in self.group),
            )
        )
        self.group = []


def chronicle_of(text: SectionText) -> tuple[list[Article], list[Entry]]:
    """Return one article and one record an entry; its day has the year of the issue or the one printed."""
    reading = _Reading(text=text, month=text.month)
    for line in text.lines:
        reading.read(line)
    reading.flush()
    return reading.articles, reading.entries
