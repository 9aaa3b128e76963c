"""A follow-up on a text as a whole question: the one before with what is new in it.

规下的呢 after 规上企业A类取前百分之几 becomes 规下企业A类取前百分之几; 一家最多补多少, which says no
subject, takes that of the question before.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from knowledge.answers.asked_period import without_dates
from knowledge.answers.leaning.contrasts import Contrast, contrasts
from knowledge.answers.leaning.standing import cue
from knowledge.dates import find_dates
from knowledge.regions import find_regions

# 住房租赁补贴一次性的 names more than its counterpart did
_LONGEST_NAMED = 16
_SHORTEST_SUBJECT = 2
# （那）20亿以上的呢？
_MARKS = "，,。！!？?；;、 "
# 他之前是什么职务; not 其他, 他们
_HE = re.compile(r"(?<!其)[他她](?!们|人)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Restatement:
    """A whole question that a follow-up may mean; `contrast` where something new took a place in it."""

    text: str
    contrast: Contrast | None = None


def restatements(
    text: str, before: str, names: Collection[str] = (), said: str = ""
) -> Iterator[Restatement]:
    """Yield the whole questions that `text` may mean after the question `before`, best first.

    Args:
        text: the follow-up.
        before: the question before, whole.
        names: the persons that the documents cited last name.
        said: what was said to the question before, in short.
    """
    if (person := _person(text, before, names, said)) is not None:
        whole = _HE.sub(person, text, count=1)
        yield Restatement(text=whole, contrast=Contrast(text=whole, term=person, pattern=re.escape(person)))
        return
    if (grown := _growth(text, before)) is not None:
        yield Restatement(text=grown.text, contrast=grown)
        return
    if (dated := _same_time(text, before)) is not None:
        yield Restatement(text=dated.text, contrast=dated)
        return
    text = cue("goes_on").sub("", text.strip(_MARKS)).strip(_MARKS)
    named = _named(text)
    found = [Restatement(text=one.text, contrast=one) for one in contrasts(named, before, names)]
    if found or not _asks(text):
        yield from found
        return
    text, meant = _with_class(text, before)
    subject = _subject(before, text).replace(meant, "")
    if len(subject) >= _SHORTEST_SUBJECT and subject not in text:
        yield Restatement(text=f"{subject}{text}")
        if cue("quantity").search(text) and cue("quantity").search(before):
            yield Restatement(text=f"{before}，{text}")


def _named(text: str) -> str:
    """Return what a follow-up names without the words that only ask the same (…的呢, …是多少)."""
    left = cue("ends_on").sub("", text)
    return left if len(left) <= _LONGEST_NAMED else ""


def _asks(text: str) -> bool:
    return cue("asked_of").search(text) is not None


def _person(text: str, before: str, names: Collection[str], said: str) -> str | None:
    """Return the person meant by 他, if there is one."""
    if _HE.search(text) is None:
        return None
    return next((name for told in (before, said) for name in names if name in told), None)


def _with_class(text: str, before: str) -> tuple[str, str]:
    """Return a follow-up with the class meant by 这一级 in its place (C级 after C级怎么定), and the class."""
    match = cue("this_class").search(text)
    found = cue("classes").search(before) if match else None
    if match is None or found is None:
        return text, ""
    return text[: match.start()] + found[0] + text[match.end() :], found[0]


def _growth(text: str, before: str) -> Contrast | None:
    """Return the question for the growth of what the question before asked (比去年同期增长了吗)."""
    asked = cue("asked_of").search(before)
    if cue("growth").fullmatch(text.strip(_MARKS)) is None or asked is None:
        return None
    subject = cue("before_asking").sub("", before[: asked.start()])
    # the answer must be of the same thing: the growth of another is none
    return Contrast(text=f"{subject}同比增长多少", term=without_dates(subject)) if subject else None


def _same_time(text: str, before: str) -> Contrast | None:
    """Return the question before for the same months of another year (去年同期呢, 2018年同期呢)."""
    match = cue("same_time").search(text)
    year = re.search(r"(20\d\d)年", before)
    if match is None or year is None:
        return None
    other = int(match["year"]) if match["year"] else int(year[1]) - (2 if match["before_last"] else 1)
    return Contrast(text=f"{before[: year.start()]}{other}年{before[year.end() :]}", term=f"{other}年")


def _subject(before: str, text: str) -> str:
    """Return what a question is about: its words without those that ask and what `text` says anew."""
    left = before
    spans = [(m.start, m.end) for m in find_dates(left)] if find_dates(text) else []
    spans += [(m.start, m.end) for m in find_regions(left)] if find_regions(text) else []
    for start, end in sorted(spans, reverse=True):
        left = left[:start] + left[end:]
    cut = cue("asked_of").search(left)
    if cut and cut.start() >= _SHORTEST_SUBJECT:
        left = left[: cut.start()]
    elif cut:
        left = left[cut.end() :]
    return cue("before_asking").sub("", left.strip(_MARKS)).strip(_MARKS)
