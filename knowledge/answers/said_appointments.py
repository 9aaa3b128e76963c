"""Decisions on personnel in words: one sentence a post or person, or the list of a month."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.page_citations import cited_by_page
from knowledge.answers.wording import say, spoken_date, wording
from knowledge.records import Answer, Appointment, Bulletin, Document, Passage, PostChange, Question, Topic

# 12月份人事任免
_MONTH = re.compile(r"(?<!\d)(\d{1,2})月")
_CERTAIN = 0.9


def month_of(document: Document, bulletin: Bulletin) -> tuple[int, int]:
    """Return year and month of a section: of its title (12月份人事任免), else of the issue."""
    titled = _MONTH.search(document.title)
    return bulletin.year, int(titled[1]) if titled else bulletin.number


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """An appointment or removal with the section and the passage that print it."""

    bulletin: Bulletin
    document: Document
    appointment: Appointment
    passage: Passage

    @property
    def month(self) -> tuple[int, int]:
        """Return year and month: of the day decided, else that of the section's title or of the issue."""
        day = self.appointment.decided_on
        if day:
            return day.year, day.month
        return month_of(self.document, self.bulletin)

    @property
    def when(self) -> str:
        """Return the day where one is printed, else the month."""
        day = self.appointment.decided_on
        year, month = self.month
        return spoken_date(day) if day else f"{year}年{month}月"


def said_decisions(
    question: Question, sources: Sources, decisions: Sequence[Decision], *, by_person: bool
) -> Answer:
    """Return a sentence for each decision, those on one post or one person together."""
    groups: dict[tuple[str, PostChange, str], list[Decision]] = {}
    for decision in decisions:
        one = decision.appointment
        key = one.person if by_person else one.post
        groups.setdefault((decision.when, one.change, key), []).append(decision)
    sentences = [_sentence(group, by_person=by_person) for group in groups.values()]
    citations = cited_by_page((d.passage for d in decisions), sources)
    answer = quoted(question, sources, sentences, citations, _CERTAIN, Topic.BULLETIN)
    return replace(answer, caveats=()) if question.as_of else replace(answer, caveats=(_caveat(decisions),))


def _sentence(group: Sequence[Decision], *, by_person: bool) -> str:
    people = "、".join(dict.fromkeys(d.appointment.person for d in group))
    posts = "、".join(dict.fromkeys(d.appointment.post for d in group))
    people, posts = (people, f"**{posts}**") if by_person else (f"**{people}**", posts)
    return say(
        f"appointments.{group[0].appointment.change.value}", when=group[0].when, people=people, posts=posts
    )


def _caveat(decisions: Sequence[Decision]) -> str:
    return say("office.since", period=max(decisions, key=lambda d: d.month).when)


def said_list(question: Question, sources: Sources, decisions: Sequence[Decision]) -> Answer:
    """Return the list of a month: a row a person and change, the changes apart."""
    rows: dict[tuple[PostChange, str], list[str]] = {}
    for decision in decisions:
        rows.setdefault((decision.appointment.change, decision.appointment.person), []).append(
            decision.appointment.post
        )
    words: dict[str, str] = wording()["appointments"]
    changes = dict.fromkeys(change for change, _ in rows)
    key = "list_of_one" if len(changes) == 1 else "list"
    sentences = [
        say(
            f"appointments.{key}",
            when=decisions[0].when,
            change=words[f"{next(iter(changes)).value}_name"],
            count=str(len(rows)),
        )
    ]
    for (change, person), posts in rows.items():
        named = say("appointments.person", person=person, posts="、".join(posts))
        sentences.append(say("appointments.row", change=words[f"{change.value}_name"], people=named))
    table = [(words["column_change"], words["column_person"], words["column_post"])]
    table += [
        (words[f"{change.value}_name"], person, "、".join(posts)) for (change, person), posts in rows.items()
    ]
    citations = cited_by_page((d.passage for d in decisions), sources)
    answer = quoted(question, sources, sentences, citations, _CERTAIN, Topic.BULLETIN)
    return replace(answer, table=tuple(table), caveats=())
