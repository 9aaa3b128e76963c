"""What a notice says of each sum: its subject, places, tier and day; nothing where that is unsure."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from knowledge.dates import parse_date
from knowledge.standards.figures import LABEL, NUMBER, PER, Statement, statements
from knowledge.standards.homes import Home
from knowledge.standards.places import Phrase, phrases

_DAY = r"(?:19|20)\d\d年\d{1,2}月(?:份|\d{1,2}日)?"
# 从2018年7月1日起   |   自2019年7月份起; not 自2014年5月1日起施行的《社会救助暂行办法》
FROM_DAY = re.compile(
    rf"(?:[自从于]|决定)(?P<day>{_DAY})(?:起|开始)(?!(?:正式)?(?:施行|实施|执行)?(?:的|以来|后))"
)
# 的标准统一提高到   |   标准分别调整为   |   从2018年4月1日起调整为   |   每人每月增加…元，提高至
_JOINING = re.compile(
    rf"(?:(?:[自从于]{_DAY}(?:起|开始))|{PER}?(?:增加|提高|上调){NUMBER}元|{PER}|{NUMBER}[元种个]?[档类]"
    r"|（元/[^（）]{1,4}）|（[一二三四五六七八九十]）|[一二三四五六七八九十]、|职工|企业|居民|人员|老年人|老人|人均"
    r"|最低标准|标准|发放|给予|待遇|享受|水平|的|月|年|金|费|补助|统一|分别|均|相应|对应|上述|其中|同时|再|将|对|把|调整后"
    r"|调整|提高|上调|提标|增加|确定|执行|实行|适用|为|到|至|按|是|如下|以下|分成?|[两三四五]档|共|和|及|并"
    r"|不得?低于|不少于|达到|最低|金额|数额|每档|年度|人民币|[：:，；。、\s])*"
)
_INCREASE = re.compile(rf"{PER}?(?:增加|提高|上调|增长|调增|下调)了?{PER}?$")
# 《浙江省最低生活保障办法》   |   （浙政发〔2015〕30号）
# 我市现行最低月工资标准为…, 原最低生活保障标准…
_OLD = re.compile(r"(?:现行|原来?|原有|目前|调整前|此前|上一?年度?|去年)[^，。；、]{0,12}$")
# 某某新区城乡居民最低生活保障标准
_UNKNOWN = re.compile(r"(?:[市县区镇乡]|街道)(?:的|范围内|辖区内?)?$")
_TITLES = re.compile(r"《[^》]*》|（[^（）]*号）")
# 2285元/月（适用于鹿城区、龙湾区）
_BEHIND = re.compile(r"（(?:适用(?:于|范围|地区|区域)?|包括|：)*(?P<places>[^（）]*)）")
_BRACKETS = re.compile(r"（[^（）]*）")


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
    start, subject = 0, None  # type: int, tuple[str, str] | None
    for statement in statements(blank):
        gap = blank[start : statement.start]
        if _INCREASE.search(gap):
            continue
        found = _last_subject(gap, subjects)
        known = found[:2] if found else subject
        places = phrases(gap, home)
        label = _last_label(gap)
        understood = known is not None and _is_understood(gap, found, places, label)
        start, behind = statement.end, _place_behind(blank, statement.end, home)
        if behind:
            start = behind.end
        goes_on = subject is not None and "。" not in gap and any(not place.whole for place in places)
        subject = known if understood else None
        if known is not None and (understood or goes_on):
            yield Reading(
                statement=statement,
                subject=known[0],
                words=known[1],
                place=behind or (places[-1] if places else None),
                label=label.group() if label else None,
                day=_day(blank, statement.start),
                understood=understood,
                gap=gap,
            )


def plain(text: str) -> str:
    """Return `text` with half-width marks as full-width ones and spaces kept: each character in its place."""
    return text.translate(_MARKS)


def masked(text: str) -> str:
    """Return the text with the titles and numbers of other documents blanked, each character in its place."""
    return _TITLES.sub(lambda match: "　" * len(match[0]), plain(text))


def single_day(text: str) -> date | None:
    """Return the day from which a text says that it holds, where it names one day alone."""
    days = {day for match in FROM_DAY.finditer(masked(text)) if (day := _parsed(match["day"])) is not None}
    return days.pop() if len(days) == 1 else None


_MARKS = str.maketrans(
    {"(": "（", ")": "）", ";": "；", ":": "：", "／": "/", "，": "，", "　": " "}
    | {chr(0xFF10 + digit): str(digit) for digit in range(10)}
    | {"．": "."}
)


def _last_subject(gap: str, subjects: Mapping[str, re.Pattern[str]]) -> tuple[str, str, int, int] | None:
    """Return key, words, start and end of the subject that ends last; the longer one where two end alike."""
    outside = _outside(gap)
    found = [
        (match.end(), -match.start(), key, match[0])
        for key, pattern in subjects.items()
        for match in pattern.finditer(outside)
    ]
    if not found:
        return None
    end, start, key, words = max(found)
    return key, words, -start, end


def _last_label(gap: str) -> re.Match[str] | None:
    """Return the last tier or age that stands outside parentheses."""
    return next(reversed(list(re.finditer(LABEL, _outside(gap)))), None)


def _is_understood(
    gap: str,
    subject: tuple[str, str, int, int] | None,
    places: list[Phrase],
    label: re.Match[str] | None,
) -> bool:
    """Tell whether only joining words are left of the words since the subject, or of all without one."""
    spans = [(place.start, place.end) for place in places]
    if label:
        spans.append(label.span())
    first, known = (subject[3], subject[2]) if subject else (0, 0)
    if _OLD.search(gap[:known]) or _is_unknown_place(_outside(_cut(gap[:known], 0, spans))):
        return False
    rest = _BRACKETS.sub("", _cut(gap, first, spans))
    return _JOINING.fullmatch(rest) is not None


def _is_unknown_place(words: str) -> bool:
    """Tell whether the words right before a subject are those of a place that is not known."""
    return _UNKNOWN.search(re.split(r"[，。；：\s]", words)[-1]) is not None


def _cut(text: str, first: int, spans: list[tuple[int, int]]) -> str:
    """Return `text` from `first` without the spans."""
    kept = list(text)
    for start, end in spans:
        kept[start:end] = [""] * (min(end, len(text)) - start)
    return "".join(kept[first:])


def _place_behind(text: str, end: int, home: Home) -> Phrase | None:
    """Return the places in parentheses right behind a sum: 2285元/月（鹿城区、龙湾区）."""
    match = _BEHIND.match(text, end)
    found = phrases(match["places"], home) if match else []
    if match is None or not found or found[0].start != 0:
        return None
    return Phrase(start=end, end=match.end(), text=match["places"], whole=False)


def _outside(text: str) -> str:
    """Return the text with what stands in parentheses blanked."""
    return _BRACKETS.sub(lambda match: "　" * len(match[0]), text)


def _day(text: str, place: int) -> date | None:
    """Return the day named last in the sentence before `place`."""
    sentence = text[text.rfind("。", 0, place) + 1 : place]
    found = list(FROM_DAY.finditer(sentence))
    return _parsed(found[-1]["day"]) if found else None


def _parsed(words: str) -> date | None:
    """Return the day; the first of the month where only that is printed."""
    whole = words.removesuffix("份")
    return parse_date(whole if whole.endswith("日") else f"{whole}1日")
