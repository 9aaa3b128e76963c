"""General records of the shipped issues, measured against what a person read in their documents."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from knowledge.records import Bound, Measure, Standard
from tests.knowledge.issues import printed, shipped_standards

HALVES = ("dev", "held")
_AMOUNTLESS = ("日期", "时间", "禁止", "比例")
_SHARES = {"2/3": "三分之二", "1/3": "三分之一", "1/2": "半"}
# The base of a unit and how much of it one is; 年 and 个月 are one family, 日 and 工作日 are not.
_UNITS = {
    "元": ("元", 1), "万元": ("元", 10**4), "万": ("元", 10**4), "亿元": ("元", 10**8), "亿": ("元", 10**8),
    "%": ("%", 1), "％": ("%", 1), "百分点": ("%", 1), "个百分点": ("%", 1), "‰": ("%", Decimal("0.1")),
    "年": ("月", 12), "周年": ("月", 12), "个月": ("月", 1), "月": ("月", 1), "天": ("日", 1), "日": ("日", 1),
    "个工作日": ("工作日", 1), "平方米": ("平方米", 1), "万平方米": ("平方米", 10**4), "公顷": ("平方米", 10**4),
    "平方公里": ("平方米", 10**6), "米": ("米", 1), "m": ("米", 1), "厘米": ("米", Decimal("0.01")),
    "公里": ("米", 1000), "千米": ("米", 1000), "立方米": ("立方米", 1), "万立方米": ("立方米", 10**4),
    "人": ("个", 1), "名": ("个", 1), "位": ("个", 1), "名额": ("个", 1), "个名额": ("个", 1), "个": ("个", 1),
    "周岁": ("岁", 1), "个房间": ("个", 1), "张床": ("张", 1), "张床位": ("张", 1), "床": ("张", 1),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Label:
    """One entry of the label files; `amounts` are empty where only the words are printed."""

    issue: str
    first: int
    last: int
    amounts: tuple[Decimal, ...]
    share: str
    unit: str
    bound: Bound
    keys: str
    printed: str
    disputed: bool
    conditional: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Measured:
    """What was found of one half: labels and records that matched, and those that did not."""

    found: tuple[Label, ...]
    missed: tuple[Label, ...]
    right: tuple[tuple[Standard, Label], ...]
    wrong: tuple[Standard, ...]

    @property
    def recall(self) -> float:
        return len(self.found) / (len(self.found) + len(self.missed))

    @property
    def precision(self) -> float:
        return len(self.right) / max(1, len(self.right) + len(self.wrong))


def _label(issue: str, entry: str) -> Label:
    lines, amount, unit, bound, keys, words = entry.split(" | ")
    first, last = map(int, lines.split("-"))
    share = amount if "/" in amount else ""
    base, factor = _unit(unit)
    return Label(
        issue=issue, first=first, last=last, share=share, unit=base, bound=Bound(bound), keys=keys,
        amounts=() if share or amount == "-" else tuple(Decimal(end) * factor for end in amount.split("~")),
        printed=words, disputed=words.endswith("?"), conditional="（条件）" in words,
    )  # fmt: skip


@functools.lru_cache(maxsize=2)
def _documents(half: str) -> dict[tuple[str, int, int], tuple[Label, ...]]:
    text = (Path(__file__).parent / f"provision_labels_{half}.yml").read_text(encoding="utf-8")
    documents = {}
    for key, entries in yaml.safe_load(text).items():
        issue, lines = key.split()[:2]
        first, last = map(int, lines.split("-"))
        documents[issue, first, last] = tuple(_label(issue, entry) for entry in entries)
    return documents


def _unit(unit: str) -> tuple[str, Decimal]:
    base, factor = _UNITS.get(unit.split("/")[0], (unit.split("/")[0], 1))
    return base, Decimal(factor)


def _records() -> list[Standard]:
    return [s for s in shipped_standards() if s.measure is Measure.PROVISION]


def _of_half(half: str) -> list[Standard]:
    ranges = list(_documents(half))
    return [r for r in _records() if any(_inside(r, *lines) for lines in ranges)]


def _inside(record: Standard, issue: str, first: int, last: int) -> bool:
    lines = record.citation.lines
    return record.citation.bulletin_key == issue and first <= lines[0] and lines[-1] <= last


def _here(record: Standard, label: Label) -> bool:
    lines = record.citation.lines
    overlapping = any(label.first <= line <= label.last for line in lines)
    return overlapping and record.citation.bulletin_key == label.issue


def _is_about(record: Standard, keys: str) -> bool:
    """Tell whether the record names what the figure is said of; its quote does not count, it names the neighbours."""
    wanted, *others = keys.split(" !")
    text = record.subject + record.condition + record.value
    named = any(all(word in text for word in both.split("+")) for both in wanted.split(";"))
    return named and not any(other in record.subject for other in others)


def _says(record: Standard, label: Label) -> bool:
    """Tell whether the record gives the amount of the label, or its day, ban or share."""
    if label.amounts:
        base, factor = _unit(record.unit)
        if len(label.amounts) > 1 and record.amount is None:
            return base == label.unit and len(_numbers(record.value) & _numbers(label.printed)) > 1
        return record.amount is not None and base == label.unit and record.amount * factor in label.amounts
    if label.share:
        return _SHARES[label.share] in record.value
    if label.unit == "日期":
        days = _numbers(record.value)
        return record.amount is None and bool(days) and days <= _numbers(label.printed)
    return record.amount is None or record.unit in _AMOUNTLESS


def _numbers(text: str) -> set[str]:
    return set(re.findall(r"\d+", text))


def _fits(record: Standard, label: Label) -> bool:
    about = label.disputed or _is_about(record, label.keys)
    return about and _here(record, label) and _says(record, label)


def _pairs(records: list[Standard], labels: list[Label]) -> dict[int, Label]:
    """Give each record a label of its own, of its bound first; then a range a second one, for its other end."""
    places = labels + [label for label in labels if len(label.amounts) > 1]
    fitting = [[i for i, label in enumerate(places) if _fits(record, label)] for record in records]
    holder: dict[int, int] = {}

    def seat(record: int, tried: set[int], room: int, strict: bool) -> bool:
        for place in fitting[record]:
            same = records[record].bound is places[place].bound
            if place < room and place not in tried and (same or not strict):
                tried.add(place)
                if place not in holder or seat(holder[place], tried, room, strict):
                    holder[place] = record
                    return True
        return False

    for room, strict in ((len(labels), True), (len(labels), False), (len(places), False)):
        for record in sorted(set(range(len(records))) - set(holder.values())):
            seat(record, set(), room, strict)
    return {record: places[place] for place, record in holder.items()}


def _named(label: Label, records: list[Standard]) -> bool:
    """Tell whether a record of the same lines names this figure in its condition."""
    figures = [number + unit for number, unit in re.findall(r"([\d.]+)(\D[元个]?)", label.printed)]
    return label.conditional and any(
        _here(record, label)
        and _is_about(record, label.keys)
        and any(figure in record.condition for figure in figures)
        for record in records
    )


@functools.lru_cache(maxsize=2)
def measured(half: str) -> Measured:
    records = _of_half(half)
    labels = [label for document in _documents(half).values() for label in document]
    firm = [label for label in labels if not label.disputed]
    pairs = _pairs(records, firm)
    taken = {id(label) for label in pairs.values()}
    found = [label for label in firm if id(label) in taken or _named(label, records)]
    disputed = [label for label in labels if label.disputed]
    rest = [record for i, record in enumerate(records) if i not in pairs]
    return Measured(
        found=tuple(found),
        missed=tuple(label for label in firm if label not in found),
        right=tuple((records[i], label) for i, label in sorted(pairs.items())),
        wrong=tuple(r for r in rest if not any(_fits(r, label) for label in disputed)),
    )


def test_every_record_stands_in_a_document_that_was_read() -> None:
    read = {id(record) for half in HALVES for record in _of_half(half)}

    assert [
        (r.citation.bulletin_key, r.citation.lines, r.value) for r in _records() if id(r) not in read
    ] == []


@pytest.mark.parametrize("half", HALVES)
def test_four_of_five_are_found(half: str) -> None:
    missed = measured(half).missed

    assert measured(half).recall >= 0.80, _told(half, [(x.issue, x.first, x.printed) for x in missed])


@pytest.mark.parametrize("half", HALVES)
def test_nine_of_ten_are_right(half: str) -> None:
    wrong = [(r.citation.bulletin_key, r.citation.lines, r.subject, r.value) for r in measured(half).wrong]

    assert measured(half).precision >= 0.90, _told(half, wrong)


@pytest.mark.parametrize("half", HALVES)
def test_the_bound_is_read_with_the_amount(half: str) -> None:
    """30万元 and 最高30万元 are not the same answer; a range has no bound of its own."""
    of_one = [(r, label) for r, label in measured(half).right if len(label.amounts) == 1]
    other = [(r.value, r.bound, label.bound) for r, label in of_one if r.bound is not label.bound]

    assert len(other) <= 0.10 * len(of_one), _told(half, other)


def test_every_value_is_printed_in_the_lines_of_its_record() -> None:
    made_up = [(r.citation.lines, r.value) for r in _records() if _closed_up(r.value) not in _source(r)]

    assert made_up == []


def _source(record: Standard) -> str:
    lines = printed(record.citation.bulletin_key)
    return _closed_up("".join(lines[number - 1].text for number in record.citation.lines))


def _closed_up(text: str) -> str:
    return "".join(text.split())


def _told(half: str, cases: Sequence[object]) -> str:
    """Name the cases of the dev half only: rules written for those of the other would measure nothing."""
    return "\n".join(map(str, cases)) if half == "dev" else f"{len(cases)} cases"
