"""Heights in centimetres: 62公分, 一米二, 半米, 身高62, 55~60公分."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from bot.nlu.mentions import Mention
from bot.nlu.quantities.said import (
    BEGINS,
    NUMBER,
    NUMERALS,
    mention,
    nearness,
    quantity,
    read_figure,
    said,
)
from knowledge.numerals import figure

# 60厘米宽, 三米外: a width or a distance
_NO_HEIGHT = r"(?!宽|长(?!到)|厚|深|远|外|以外|直径|见方|口径|间距|粗|阳光|菜园|天地)"
# 肩高…公分, 六十多厘米, 55cm, 七八十公分
_CENTIMETRES = quantity(rf"个?(?:厘米|公分|cm|㎝|釐米){_NO_HEIGHT}")
# 狗有0.7米高, 一米二, 一米六五, 1米; not 1.5米宽, 100米外, 2米线
_METRES = re.compile(
    rf"{BEGINS}(?P<n>{NUMBER})米(?P<tenths>[一二三四五六七八九]{{1,2}}|\d{{1,2}})?(?P<vague>多|出头|左右|上下)?"
    rf"(?![{NUMERALS}\d]){_NO_HEIGHT}(?P<after>以上|以下|左右|上下)?"
)
# 半米高
_HALF_METRE = re.compile(r"半米")
# 两尺高, 一尺八的狗: a 尺 is a third of a metre
_FEET = re.compile(
    rf"{BEGINS}(?P<n>{NUMBER})尺(?P<tenths>[一二三四五六七八九]|\d)?(?P<vague>多|左右)?(?=高|的狗|的犬|[，,。吗？?]|$)"
)
# 身高62的狗, 肩高大概五十九, 站起来70; the unit is left out
_HEIGHT_OF = re.compile(
    r"(?:身高|肩高|体高|个头|个子|高度|[站立]起来|长到|肩膀高)了?(?:的话|是|有|为|在|超过?了?|大概|大约|约|差不多|刚好|正好|才|只有|快|不到|就){0,4}"
    rf"(?:(?P<low>{NUMBER})(?:[~～—\-]|到|至))?(?P<n>{NUMBER})(?P<vague>多|几|来|左右|上下|出头)?"
    rf"(?![\d.{NUMERALS}个元块岁米斤公kK%月年天]|个?厘米|cm)(?P<after>以上|以下|左右|上下)?"
)
_TALLEST_METRES = 3
_MOST_FEET = 6
_HEIGHTS_OF_DOGS = range(10, 131)


def find_heights(text: str) -> Iterator[Mention]:
    """Yield heights in centimetres; 六十多 is 60+, 55~60 is 55..60."""
    for match in _CENTIMETRES.finditer(text):
        yield from _mention(match, said(match, text))
    for match in _METRES.finditer(text):
        yield from _mention(match, _in_metres(match, text))
    for match in _HALF_METRE.finditer(text):
        yield from _mention(match, "50")
    for match in _FEET.finditer(text):
        yield from _mention(match, _in_feet(match, text))
    for match in _HEIGHT_OF.finditer(text):
        read = read_figure(match["n"])
        if read and int(read[1]) in _HEIGHTS_OF_DOGS:
            yield from _mention(match, said(match, text))


def _in_metres(match: re.Match[str], text: str) -> str | None:
    read = read_figure(match["n"])
    if read is None or read[1] >= _TALLEST_METRES or read[1] == 0:
        return None
    height = (read[1] + _fraction(match["tenths"])) * 100
    return figure(height) + nearness(match.groupdict(), text[: match.start("n")])


def _in_feet(match: re.Match[str], text: str) -> str | None:
    read = read_figure(match["n"])
    if read is None or not 0 < read[1] <= _MOST_FEET:
        return None
    height = ((read[1] + _fraction(match["tenths"])) * 100 / 3).quantize(Decimal("0.1"))
    return figure(height) + nearness(match.groupdict(), text[: match.start("n")])


def _fraction(tenths: str | None) -> Decimal:
    """Return what stands behind 米 as a part of one: 二 is 0.2, 65 and 六五 are 0.65."""
    read = read_figure(tenths) if tenths else None
    if not tenths or read is None:
        return Decimal(0)
    digits = "".join(str(int(one[1])) for c in tenths if (one := read_figure(c)))
    return Decimal(f"0.{digits}")


def _mention(match: re.Match[str], value: str | None) -> Iterator[Mention]:
    if value is not None:
        yield mention("height", value, match)
