"""Appointments that a bulletin prints as notices of their own: …关于王某某等同志职务任免的通知."""

from __future__ import annotations

import re
from collections.abc import Mapping

from knowledge.bulletins.sections.posts import decisions_in
from knowledge.bulletins.sections.text import lines_between
from knowledge.records import Appointment, Document

_ABOUT_POSTS = re.compile(
    r"(?:任免|任职|免职|任命|免去|聘任|解聘|职务)[^，。]{0,8}(?:通知|决定|通告|命令|令)$"
)


def appointments_in(document: Document, page_of_line: Mapping[int, int]) -> tuple[Appointment, ...]:
    """Return the appointments of a notice on posts, decided on the day that it is signed; none of others."""
    if not _ABOUT_POSTS.search(document.title):
        return ()
    found: list[Appointment] = []
    for paragraph in (paragraph for article in document.articles for paragraph in article.paragraphs):
        for decision in decisions_in(paragraph.text, None):
            lines = lines_between(paragraph, decision.start, decision.end)
            found.append(
                Appointment(
                    person=decision.person,
                    post=decision.post,
                    change=decision.change,
                    decided_on=document.signed_date,
                    page=page_of_line[lines[0]],
                    lines=lines,
                )
            )
    return tuple(found)
