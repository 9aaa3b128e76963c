"""What a notice says of each sum: its subject, places, tier and day; nothing where that is unsure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from knowledge.standards.days import day_before
from knowledge.standards.figures import Statement, statements
from knowledge.standards.gaps import Gap, Subject, subject_in
from knowledge.standards.homes import Home
from knowledge.standards.masks import masked
from knowledge.standards.places import Phrase, phrases

# 2285元/月（适用于鹿城区、龙湾区）   |   2285元/月（文成县、泰顺县除外）
_BEHIND = re.compile(r"（(?:适用(?:于|范围|地区|区域)?|包括|：)*(?P<places>[^（）]*)）")
_LESS = re.compile(r"除外|不含|不包括|^除")
# …元/月（调整前约…元/月）
_WAS = re.compile(r"（(?:调整前|原)")
# 执行…元/月的最低月工资标准
_OF = re.compile(r"的(?:非全日制(?:工作|用工)?的?)?")


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One statement: `subject` is the key of what it is about, `words` how that is printed.

    `place` is None where no place is named. One that is not understood is there only where a list of
    places breaks off in it, so that a reader may leave the whole list.
    """

    statement: Statement
    subject: str
    words: str
    place: Phrase | None
    label: str | None
    day: date | None
    understood: bool
    gap: str = field(repr=False)

    @property
    def is_paired(self) -> bool:
        """Tell whether several sums are meant one for one with its places: 分别, and no tiers (档)."""
        return "分别" in self.gap and "档" not in self.gap


def readings(text: str, subjects: Mapping[str, re.Pattern[str]], home: Home) -> Iterator[Reading]:
    """Yield the sums of `text` that one of `subjects` introduces with words that are all known.

    Args:
        text: the normalised text of a document.
        subjects: a key with the pattern of its words; the one that ends last before a sum counts.
        home: whose text it is.
    """
    blank = masked(text)
    found: list[Reading] = []
    start, last, listed = 0, None, None  # type: int, Reading | None, Reading | None
    for statement in statements(blank):
        gap = Gap.of(blank[start : statement.start], subjects, home)
        found = _applied(found, gap, start)
        if gap.adds and not (gap.has_places and blank[statement.end : statement.end + 1] in ("；", "。", "")):
            continue
        named, start = _subject_behind(blank, statement.end, gap, subjects)
        listed = None if "。" in gap.text else listed
        subject = named or _subject_of(last or listed)
        behind = _place_behind(blank, start, gap, home)
        start = behind.end if behind else start
        if subject is None:
            continue
        known = gap.understood(since=_clause(gap, named)) and _is_whole(blank, statement, gap)
        reading = Reading(
            statement=_labelled(statement, gap),
            subject=subject.key,
            words=subject.words,
            place=behind or (gap.places[-1] if gap.places else None),
            label=_label(gap, last),
            day=day_before(blank, statement.start),
            understood=known and bool(named or last),
            gap=gap.text,
        )
        tiered = _is_tiered(listed) and (gap.label is not None or _has_labels(statement))
        if reading.understood or gap.breaks_off(named, last, listed, tiered):
            found.append(reading)
        last = reading if reading.understood else None
        listed = last or listed
    yield from _applied(found, Gap.of(blank[start:], subjects, home), start)


def _applied(found: list[Reading], gap: Gap, start: int) -> list[Reading]:
    """Give the sums of the sentence before a gap the places that its first words say they are for."""
    if gap.behind is None:
        return found
    placed = list(found)
    for position in reversed(range(len(found))):
        reading = found[position]
        if reading.place is not None and not reading.place.whole:
            break
        statement = replace(reading.statement, end=start + gap.behind.end)
        placed[position] = replace(reading, place=gap.behind, statement=statement)
        if re.search("[。；]", reading.gap):
            break
    return placed


def _subject_of(reading: Reading | None) -> Subject | None:
    return Subject(key=reading.subject, words=reading.words) if reading else None


def _subject_behind(
    text: str, end: int, gap: Gap, subjects: Mapping[str, re.Pattern[str]]
) -> tuple[Subject | None, int]:
    """Return the subject before a sum, else the one right behind it, and where the next gap begins."""
    of = None if gap.subject else _OF.match(text, end)
    named = [match for pattern in subjects.values() if of and (match := pattern.match(text, of.end()))]
    if not named:
        return gap.subject, end
    stop = max(match.end() for match in named)
    return subject_in(text[of.end() : stop] if of else "", subjects), stop


def _clause(gap: Gap, named: Subject | None) -> int:
    """Return where the words begin that must be known: at the clause, where the subject is behind the sum."""
    if gap.subject or named is None:
        return 0
    return max(gap.text.rfind(mark) for mark in "。；：") + 1


def _place_behind(text: str, end: int, gap: Gap, home: Home) -> Phrase | None:
    """Return the places in parentheses right behind a sum, or those before it less what these take out."""
    match = _BEHIND.match(text, end)
    found = phrases(match["places"], home) if match else []
    if match is None or not found:
        return None
    if _LESS.search(match["places"]):
        whole = gap.places[-1].text if gap.places else "全市"
        return Phrase(start=end, end=match.end(), text=whole + match[0], whole=False)
    if found[0].start != 0:
        return None
    return Phrase(start=end, end=match.end(), text=match["places"], whole=False)


def _is_whole(text: str, statement: Statement, gap: Gap) -> bool:
    """Tell whether there are sums, as many as the tiers listed before them, and none before left unread."""
    if not statement.sums or _WAS.match(text, statement.end):
        return False
    return _has_labels(statement) or len(gap.labels) in (0, len(statement.sums))


def _has_labels(statement: Statement) -> bool:
    return any(one.label for one in statement.sums)


def _labelled(statement: Statement, gap: Gap) -> Statement:
    """Give the sums the tiers that are listed before them one for one."""
    labels = gap.labels
    if len(labels) != len(statement.sums) or _has_labels(statement):
        return statement
    sums = (replace(one, label=label) for one, label in zip(statement.sums, labels, strict=True))
    return replace(statement, sums=tuple(sums))


def _label(gap: Gap, last: Reading | None) -> str | None:
    """Return the tier before a sum, or that of the sum before it: 一档缴费标准…元，享受标准…元."""
    if gap.label:
        return gap.label.group()
    same = last is not None and gap.subject is not None and gap.subject.key != last.subject
    if last is None or not same or gap.places or len(last.statement.sums) != 1:
        return None
    clause = gap.text.startswith("，") and not re.search("[。；]", gap.text)
    return last.label if clause else None


def _is_tiered(reading: Reading | None) -> bool:
    return reading is not None and (reading.label is not None or _has_labels(reading.statement))
