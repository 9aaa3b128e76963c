"""Appointments: one article an entry under its head, one record a person and post."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import date

from knowledge.bulletins.paragraphs import close_up, join_lines
from knowledge.bulletins.sections.posts import change_of, decisions_in, in_columns
from knowledge.bulletins.sections.text import SectionText, lines_between
from knowledge.dates import parse_date
from knowledge.records import Appointment, Article, Line, PostChange

# 任命：   |   市人民政府决定免去：   |   温州市人民政府2019年12月5日决定：   |   经研究，任免名单如下：
_HEAD = re.compile(
    r"(?!.*(?:成立|组长))[^。；]{0,80}(?:决定|任命|免去|任免|任职|免职|聘任|解聘)[^。；]{0,12}[:：]"
)
# 任命   |   （二）免去：
_BARE_HEAD = re.compile(
    r"(?:[一二三四]、|（[一二三四]）)?(?:决定)?(?:任命|免去|任职|免职|聘任|解聘)(?P<colon>[:：])?"
)
# 10月份成立或调整的临时性议事协调机构
_COMMITTEES = re.compile(
    r"[^，。；：]*(?:议事协调机构|成立或调整|(?:机构|小组|委员会)(?:的?(?:成立|设置|调整)|组成人员|成员名单))[^，。；：]*"
)
# 10月份…   (a heading of any other part)
_PART = re.compile(r"\d{1,2}月份[^，。；：]+")
# 2019年12月5日   (under the name of the office)
_SIGNED = re.compile(
    r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日|二[〇零○][〇零○一二三四五六七八九]{2}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日"
)
# 市政府2019年12月5日决定   |   12月5日，市人民政府决定
_DAY = re.compile(r"(?:(?P<year>(?:19|20)\d\d)年)?(?P<month>\d{1,2})月(?P<day>\d{1,2})日")
# 王某某、余某某兼任   |   沈某某的
_BEGINS_ENTRY = re.compile(r"(?:[一-鿿]{2,4}、)*[一-鿿]{2,4}?(?:同志)?(?:兼任|(?<![主责担现原])任|为|的)")
_STOPS = ("。", "；", ";")


@dataclass(slots=True)
class _Head:
    """What stands above entries: its words, whether it appoints or removes, and the day."""

    trail: tuple[str, ...] = ()
    change: PostChange | None = None
    committees: bool = False
    decided_on: date | None = None


@dataclass(slots=True)
class _Reading:
    text: SectionText
    has_stops: bool
    head: _Head = field(default_factory=_Head)
    group: list[Line] = field(default_factory=list)
    articles: list[Article] = field(default_factory=list)
    appointments: list[Appointment] = field(default_factory=list)

    def read(self, line: Line) -> None:
        words = close_up(line.text.strip())
        joined = join_lines([*self.group, line]).text if words.endswith(("：", ":")) else ""
        bare = _BARE_HEAD.fullmatch(words)
        if bare and (bare["colon"] or not self.group or self._is_complete_list()):
            self.flush()
            self._begin_head(words)
        elif _HEAD.fullmatch(joined):
            self._begin_head(joined)
        elif not self.group and (_COMMITTEES.fullmatch(words) or _PART.fullmatch(words)):
            self.head = _Head(trail=(words,), committees=bool(_COMMITTEES.fullmatch(words)))
        else:
            if self._is_complete(line, words):
                self.flush()
            self.group.append(line)
            if words.endswith(_STOPS) or (words.endswith("：") and not self.head.committees):
                self.flush()
            elif _SIGNED.fullmatch(words):
                self._sign(words)

    def _begin_head(self, words: str) -> None:
        self.head = _Head(
            trail=(words.rstrip(":："),),
            change=change_of(words),
            decided_on=_day_in(words, self.text) or self.head.decided_on,
        )
        self.group = []

    def _is_complete(self, line: Line, words: str) -> bool:
        """Return whether a list without stops goes on with another person on this line."""
        begins = bool(_BEGINS_ENTRY.match(words)) or in_columns(line.text) is not None
        return begins and self._is_complete_list()

    def _is_complete_list(self) -> bool:
        """Return whether the lines so far, of a list without stops, say who has which post."""
        if not self.group or self.has_stops:
            return False
        in_two = self.head.change is not None and in_columns(self.group[-1].text) is not None
        return in_two or bool(decisions_in(join_lines(self.group).text, self.head.change))

    def flush(self) -> None:
        if not self.group:
            return
        article = self.text.article(self.group, self.head.trail)
        self.articles.append(article)
        if not self.head.committees:
            self.appointments += self._records(article)
        self.group = []

    def _records(self, article: Article) -> list[Appointment]:
        (paragraph,) = article.paragraphs
        columns = in_columns(self.group[0].text) if len(self.group) == 1 and self.head.change else None
        if columns and self.head.change:
            person, post = columns
            return [self._record(person, post, self.head.change, lines_between(paragraph, 0, 1), None)]
        return [
            self._record(
                found.person,
                found.post,
                found.change,
                lines_between(paragraph, found.start, found.end),
                _day_in(paragraph.text[: found.end], self.text) if "决定" in paragraph.text else None,
            )
            for found in decisions_in(paragraph.text, self.head.change)
        ]

    def _record(
        self, person: str, post: str, change: PostChange, lines: tuple[int, ...], day: date | None
    ) -> Appointment:
        return Appointment(
            person=person,
            post=post,
            change=change,
            decided_on=day or self.head.decided_on,
            page=self.text.page_of_line[lines[0]],
            lines=lines,
        )

    def _sign(self, words: str) -> None:
        """Close a notice by its date line: it is the day of the entries above that have none."""
        self.flush()
        day = parse_date(words)
        self.appointments = [a if a.decided_on else replace(a, decided_on=day) for a in self.appointments]
        self.head = _Head()


def appointments_of(text: SectionText) -> tuple[list[Article], list[Appointment]]:
    """Return the articles of the section and its records; an entry may appoint and remove at once.

    Committees set up for a time (组长, 副组长, 成员) are articles alone: a place on one is no post.
    """
    reading = _Reading(text=text, has_stops=_has_stops(text))
    for line in text.lines:
        reading.read(line)
    reading.flush()
    return reading.articles, reading.appointments


def _has_stops(text: SectionText) -> bool:
    """Return whether the entries of a section end with stops, so that a line without one goes on."""
    words = [close_up(line.text.strip()) for line in text.lines]
    stops = sum(word.endswith(_STOPS) for word in words)
    return stops > 0 and 2 * stops >= sum(bool(_BEGINS_ENTRY.match(word)) for word in words)


def _day_in(words: str, text: SectionText) -> date | None:
    match = _DAY.search(words)
    if match is None:
        return None
    year = int(match["year"]) if match["year"] else None
    return text.day(int(match["month"]), int(match["day"]), year)
