"""Where a notice names places: runs such as 乐清市、瑞安市、洞头区（灵昆街道除外） and 其他各县（市）."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.regions import RegionMention, find_regions
from knowledge.standards.homes import Home

# 全市   |   我市   |   各县（市、区）   |   全县
WHOLE = re.compile(
    r"全市范围内?|(?<!其他)(?<!其余)(?<!其它)各(?:县（市、?区）|县、?市、?区|区、?县（市）|县（市）区)"
    r"|全市|[我本]市(?!区|级)|全县|我县|本县|全区|我区|本区"
)
# 其他县（市）   |   其余各县（市、区）   |   其他地区   |   各县（市）
OTHER = re.compile(
    r"(?:(?:其他|其它|其余|其)(?:各|的)*|各(?=县（市）(?!区)|县市(?!区)))"
    r"(?P<kinds>县（市、?区）|县（市）|区、?县（市）|县、?市、?区|县、?市|市、?县|县区|县|地区|各地|区域)"
)
_LETTER = r"[^\W\d_将我全把对按在于为由从的各起其市县区调整提]"
# 临海市   |   市本级   |   丽水经济技术开发区   |   景宁畲族自治县   |   我市市区
_NAME = re.compile(
    r"[我本]市市区|市本级|市区"
    rf"|(?![和及与]){_LETTER}{{1,5}}?(?:(?:经济|高新)技术(?:产业)?开发区|经济开发区|产业集聚区|自治县"
    r"|新区|城区|市区|市|县|区)(?!域|别|分)"
)
# a name begins behind a mark or one of these words, not inside another word
_LEADING = re.compile(r"(?:^|[^\w]|[将把对为在于从起中和及与元月日其整高定市县区）])$")
# 城市居民, 一类地区, 重点管理区: no places
_WORDS = re.compile(
    r"^(?:[城都上超股][市区]|[各本]?[市县区])$|(?:地|社|辖|小|园|库|灾|管理|限养|禁养|控制)区$|^山区$|城市$"
)
_PARENTHESIS = re.compile(r"（[^（）]*）")
# a comma, 、 or 和 between two places; not the 。 of another sentence
_JOINT = re.compile(r"[、，和及与]?")
# 各区人力资源和社会保障局, 乐清市人民政府: an office, not the place
_OFFICE = re.compile(
    r"人民政府|政府|(?!最低|城乡|农村|城镇)[一-鿿]{0,10}(?:局|委员会|管委会|办公室|法院)(?!关于)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A run of places at `text[start:end]`; `whole` when it only says the whole area of the issuer."""

    start: int
    end: int
    text: str
    whole: bool


def phrases(text: str, home: Home) -> list[Phrase]:
    """Return the runs of places in `text`, with the parentheses behind their names."""
    runs: list[list[tuple[int, int, bool]]] = []
    for start, end, whole in _mentions(text, home):
        joint = text[runs[-1][-1][1] : start] if runs else None
        if joint is not None and _JOINT.fullmatch(joint):
            runs[-1].append((start, end, whole))
        else:
            runs.append([(start, end, whole)])
    return [_phrase(text, run) for run in runs if not _OFFICE.match(text, run[-1][1])]


def known_regions(text: str) -> list[RegionMention]:
    """Return the divisions that `text` names; 温州 at the head of a zone that is not known is none."""
    return [
        mention
        for mention in find_regions(text)
        if mention.text != "温州" or not re.match(r"(?!全市|各)[一-鿿]", text[mention.end :])
    ]


def groups(phrase: Phrase, count: int) -> list[str]:
    """Split a run into `count` groups: at its commas, else at each 、; no group where neither fits."""
    for mark in ("，", "、"):
        parts = split_outside(phrase.text, mark)
        if len(parts) == count:
            return parts
    return []


def _phrase(text: str, run: list[tuple[int, int, bool]]) -> Phrase:
    start, end = run[0][0], run[-1][1]
    return Phrase(start=start, end=end, text=text[start:end], whole=all(whole for _, _, whole in run))


def _mentions(text: str, home: Home) -> Iterator[tuple[int, int, bool]]:
    """Yield the places of `text` from left to right; names inside parentheses belong to the one before."""
    found = [(m.start(), m.end(), True) for m in WHOLE.finditer(text)]
    found += [(m.start(), m.end(), False) for m in OTHER.finditer(text)]
    found += [(start, end, False) for start, end in _names(text, home)]
    position = 0
    for start, end, whole in sorted(found, key=lambda one: (one[0], -one[1])):
        if start < position or _inside(text, start):
            continue
        bracket = _PARENTHESIS.match(text, end)
        position = bracket.end() if bracket else end
        yield start, position, whole


def _names(text: str, home: Home) -> Iterator[tuple[int, int]]:
    if home.local:
        yield from ((m.start, m.end) for m in known_regions(text))
    else:
        yield from (
            match.span()
            for match in _NAME.finditer(text)
            if not _WORDS.search(match[0]) and _LEADING.search(text[: match.start()][-1:])
        )


def _inside(text: str, place: int) -> bool:
    """Tell whether a place stands in parentheses that opened before it."""
    return text.rfind("（", 0, place) > text.rfind("）", 0, place)


def split_outside(text: str, mark: str) -> list[str]:
    """Split at `mark` outside parentheses."""
    kept = _PARENTHESIS.sub(lambda match: "　" * len(match[0]), text)
    cuts = [-1, *(m.start() for m in re.finditer(mark, kept)), len(text)]
    return [text[first + 1 : last] for first, last in itertools.pairwise(cuts)]
