"""Labels that tell one case from its rivals: A类 and D类, 一档 and 二档, 省级 and 市级, 2019年 and 2020年."""

from __future__ import annotations

import functools
import re

# each family with the labels that exclude one another
_FAMILIES = (
    r"[A-E]\s*类",
    r"[A-E]\s*级",
    r"[一二三四五六]档",
    r"第[一二三四五六七八九十]+[类档批次]",
    r"国家级|省级|市级|县级|区级",
    r"[一二三]级",
    r"[一二三四五]星级?",
    r"规上|规下|规模以上|规模以下",
    r"本科|大专|专科|硕士|博士|高中|中专",
    r"(?:19|20)\d\d(?=年|[-—～至])",
    r"(?<!\d)(?:1[0-2]|[1-9])月(?!底前)",
    r"(?<!\d)(?:1[0-2]|[1-9])月\d{1,2}(?=[日号])",
    r"新建|改建|扩建|改造",
    r"[红黄绿蓝灰黑]色",
    r"城镇|农村",
    r"首次|首[贷笔]|头一[回次]|第一[回次](?!全)",
)
# those that are classes: A类, B级, 二档, 第三类
CLASSES = (0, 1, 2, 3)
FIRST_TIME = len(_FAMILIES) - 1
_SAME = {"规上": "规模以上", "规下": "规模以下", "专科": "大专"}
_SAME |= dict.fromkeys(("首贷", "首笔", "头一回", "头一次", "第一回", "第一次"), "首次")
_WIDE = str.maketrans("ＡＢＣＤＥ", "ABCDE")
# most families have none in a text: one empty set for all of them, of 200 bytes each
_NONE: frozenset[str] = frozenset()


@functools.cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(family) for family in _FAMILIES)


def labels_in(text: str) -> tuple[frozenset[str], ...]:
    """Return the labels that stand in `text`, a set for each family."""
    plain = text.translate(_WIDE)
    return tuple(
        frozenset(_SAME.get(label := match[0].replace(" ", ""), label) for match in pattern.finditer(plain))
        or _NONE
        for pattern in _patterns()
    )
