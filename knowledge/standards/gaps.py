"""The words between two sums of a notice: subject, places and tiers; whether nothing else stands there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from knowledge.standards.days import DAY
from knowledge.standards.figures import LABEL, NUMBER, PER
from knowledge.standards.homes import Home
from knowledge.standards.places import Phrase, phrases

# 第一档、第二档分别由…调整为…   |   城镇和农村居民最低生活保障标准分别由…
_GROUP = rf"(?:{LABEL}|城镇|农村|城市)"
_AHEAD = re.compile(rf"(?P<labels>{_GROUP}(?:[、和与及]{_GROUP})+)[^，。；：\d]*分别[^，。；：\d]*$")
# 按照不低于上年度最低生活保障标准的…倍确定
_BASIS = re.compile(
    r"(?:按照?|参照|依据)[^，。；：]{0,30}?\d(?:倍|[%％])(?:的?比例|左右|以上)?(?:确定|执行|计算|核定|测算)?，?"
)
# Each word keeps what it took ((?=(…))\1), for a text may be cut into them in more ways than can be tried.
# 的标准统一提高到   |   标准分别调整为   |   从2018年4月1日起调整为   |   每人每月增加…元，提高至
_JOINING = re.compile(
    rf"(?:(?=(?P<word>(?:[自从于]?{DAY}(?:起|开始))|{PER}?(?:增加|提高|上调){NUMBER}元|{PER}|{NUMBER}[元种个]?[档类]"
    r"|（元/[^（）]{1,4}）|（[一二三四五六七八九十]）|[一二三四五六七八九十]、|(?<!\d)\d{1,2}[.、]|职工|企业|居民|人员|老年人|老人|人均"
    r"|最低标准|标准|发放|给予|待遇|享受|水平|的|月|年度?|金额?|费|补助|统一|分别|均|相应|对应|上述|其中|同时|再|将|对|把|调整后"
    r"|调整|提高|上调|提标|增加|确定|执行|实行|适用|为|到|至|按|是|如下|以下|分成?|[两三四五]个?档次?|共|和|及|并"
    r"|由(?:当地|各地|各县（市）)(?:人民)?政府(?:自行|具体)?|但|不得?低于|不少于|达到|公布|发布|规定|最低|数额|每档|人民币|[：:，；。、\s]))(?P=word))*"
)
_INCREASE = re.compile(rf"{PER}?(?:增加|提高|上调|增长|调增|下调)了?{PER}?$")
# 我市现行最低月工资标准为…, 原最低生活保障标准…
_OLD = re.compile(r"(?:现行|原来?|原有|目前|调整前|此前|上一?年度?|去年)[^，。；、]{0,12}$")
# 省政府决定将全省最低月工资标准调整为
_WIDER = re.compile(r"(?:全省|我省|全国)[^，。；、]{0,12}$")
# 某某新区城乡居民最低生活保障标准
_UNKNOWN = re.compile(r"(?:[市县区镇乡]|街道)(?:的|范围内|辖区内?)?$")
# 给予一次性补助…元, 每人每月加发…元: sums that are no standard
_OTHER_SUM = re.compile(r"给予|补贴|补助|奖励|罚|救助|补差|差额|工资|收入|支出|加发|增发|另|慰问|[倍%％]")
# 乐清市每人每月提高…元；其他县（市）
_LEFT = re.compile(rf"(?:增加|提高|上调|增长|调增)了?{PER}?{NUMBER}元[；。]")
# 最低生活保障标准统一调整为左右浮动于…元
_SET = re.compile(r"^(?:的?标准)?(?:统一|分别)?[为是：]|(?:调整|提高|上调|提标|确定)[为到至][^，。；]*$")
# 城镇标准由…元、农村标准由…元统一调整为…元: a sum before without its sum after
_FROM = re.compile(rf"[由从]{PER}?$")
_BRACKETS = re.compile(r"（[^（）]*）")
# …元。适用于鹿城区、龙湾区。   |   …元，适用范围为乐清市；
_APPLIES = re.compile(r"[，。；]?(?:该|本|此)?(?:档|类|标准)?适用(?:于|(?:范围|地区|区域)(?:为|是|包括|：)?)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """What sums are about: the key of the subject, its words, where they stand."""

    key: str
    words: str
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """The words before a sum, since the sum before it; `behind` are the places that the one before is for."""

    text: str
    subject: Subject | None
    places: tuple[Phrase, ...]
    behind: Phrase | None
    label: re.Match[str] | None
    ahead: re.Match[str] | None
    provincial: bool

    @classmethod
    def of(cls, text: str, subjects: Mapping[str, re.Pattern[str]], home: Home) -> Gap:
        """Read the subject that ends last, the places, and the last tier or age outside parentheses."""
        kept = _BASIS.sub(lambda match: "　" * len(match[0]), text)
        outside = _outside(kept)
        named = phrases(kept, home)
        behind = next((place for place in named[:1] if _is_behind(kept, place)), None)
        labels = list(re.finditer(LABEL, outside))
        return cls(
            text=kept,
            subject=subject_in(outside, subjects),
            places=tuple(named[1:] if behind else named),
            behind=behind,
            label=labels[-1] if labels else None,
            ahead=_AHEAD.search(outside),
            provincial=home.name.endswith("省"),
        )

    @property
    def has_places(self) -> bool:
        """Tell whether it names places, not only the whole area."""
        return any(not place.whole for place in self.places)

    @property
    def labels(self) -> list[str]:
        """Return the tiers that are listed one for one: 一档、二档、三档分别."""
        return re.findall(_GROUP, self.ahead["labels"]) if self.ahead else []

    @property
    def adds(self) -> bool:
        """Tell whether the sum behind it is only added to one that is not said: 每人每月增加."""
        return _INCREASE.search(self.text) is not None

    @property
    def is_another(self) -> bool:
        """Tell whether the sum is the one until now (我市现行最低生活保障标准为) or that of the province."""
        before = self.text[: self.subject.start] if self.subject else ""
        wider = not self.provincial and _WIDER.search(before) is not None
        return wider or _OLD.search(before) is not None

    def understood(self, since: int = 0) -> bool:
        """Tell whether only joining words are left since the subject, without a subject since `since`."""
        rest = _BRACKETS.sub("", self._words(self.subject.end if self.subject else since, None))
        return not (self.is_another or self.adds or self._loses_places() or self._is_unknown_place()) and (
            _JOINING.fullmatch(rest) is not None
        )

    def breaks_off(self, named: Subject | None, last: object, listed: object, tiered: bool) -> bool:
        """Tell whether the sum, not understood, is one of the list that it stands in or begins.

        Args:
            named: its own subject, before it or right behind it.
            last: the sum right before it, where that was understood.
            listed: the last one in the sentence that was.
            tiered: both that one and the sum have a tier or an age.
        """
        goes_on = listed is not None and "。" not in self.text
        if self.is_another or not (named is not None or goes_on):
            return False
        words = self._words(self.subject.end if self.subject else 0, None)
        if _OTHER_SUM.search(re.split("[。；]", words)[-1]):
            return False
        if goes_on and last is not None and self.text.startswith(("、", "和", "及")):
            return True
        if _FROM.search(self.text) or _SET.search(words) or self.has_places or self._is_unknown_place():
            return True
        return not self.adds and (tiered or (self.subject is not None and self.label is not None))

    def _is_unknown_place(self) -> bool:
        """Tell whether the words right before a subject are those of a place that is not known."""
        before = _outside(self._words(0, self.subject.start if self.subject else 0))
        return _UNKNOWN.search(re.split(r"[，。；：\s]", before)[-1]) is not None

    def _loses_places(self) -> bool:
        """Tell whether places stand before a sum that was only added, or in several runs of one clause."""
        left = _LEFT.search(self.text)
        since = max(self.text.rfind(mark) for mark in "。；：")
        runs = [place for place in self.places if place.start > since and not place.whole]
        return len(runs) > 1 or (left is not None and any(p.start < left.start() for p in self.places))

    def _words(self, start: int, end: int | None) -> str:
        """Return the words from `start` to `end` without places and tiers."""
        kept = list(self.text)
        spans = [(place.start, place.end) for place in self.places]
        spans += [(0, self.behind.end)] if self.behind else []
        spans += [self.label.span()] if self.label else []
        spans += [self.ahead.span("labels")] if self.ahead else []
        for first, last in spans:
            kept[first:last] = [""] * (last - first)
        return "".join(kept[start:end])


def subject_in(text: str, subjects: Mapping[str, re.Pattern[str]]) -> Subject | None:
    """Return the subject that ends last in `text`; the longer one where two end alike."""
    found = [
        (match.end(), -match.start(), key, match[0])
        for key, pattern in subjects.items()
        for match in pattern.finditer(text)
    ]
    if not found:
        return None
    end, start, key, words = max(found)
    return Subject(key=key, words=words, start=-start, end=end)


def _is_behind(text: str, place: Phrase) -> bool:
    """Tell whether words right behind a sum say the places that it is for, and end there."""
    return _APPLIES.fullmatch(text, 0, place.start) is not None and text[place.end : place.end + 1] in (
        *"。；",
        "",
    )


def _outside(text: str) -> str:
    """Return the text with what stands in parentheses blanked."""
    return _BRACKETS.sub(lambda match: "　" * len(match[0]), text)
