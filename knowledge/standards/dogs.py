"""Dogs that a notice bans: the breeds of its list and the height above which a dog counts as large."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.records import Measure, Standard, Topic
from knowledge.standards.drawing import draw
from knowledge.standards.scope import Scope
from knowledge.standards.source import SourceText

# 1.藏獒、2.拳师犬、3.爱尔兰猎狼犬、…25.西班牙加纳利犬。
_ENTRY = re.compile(r"(?<!\d)(?P<position>\d{1,3})[.．、](?P<name>[一-鿿（）()·]{2,12}?)(?=[、，。；]|\d|$)")
# 体高（身高）超过…厘米（站立时从地面到肩胛骨最高点的距离）的犬只
_HEIGHT = re.compile(
    r"体高(?:（[^）]*）)?(?:超过|高于|大于)(?P<amount>\d+(?:\.\d+)?)(?P<unit>厘米|公分)[^。]*"
)
# 限养区禁养烈性犬、大型犬
_AREA = re.compile(r"(?P<area>[一-鿿]{1,4}区)(?:禁养|禁止饲养)")
_FIRST = re.compile(r"1[.．、][一-鿿]")


def dog_rules(source: SourceText) -> Iterator[Standard]:
    """Yield one record a banned breed, and the height limit."""
    title = source.document.title
    if "犬" not in title or "禁养" not in title:
        return
    area = _AREA.search(title)
    area_text = re.sub(r"^.*?(?=限养区|禁养区)", "", area["area"]) if area else ""
    begin = _FIRST.search(source.text)
    entries = list(_ENTRY.finditer(source.text, begin.start())) if begin else []
    for match in entries:
        yield Standard(
            topic=Topic.DOGS,
            measure=Measure.BANNED_BREED,
            subject=f"禁养烈性犬：{match['name']}",
            regions=(),
            region_text=area_text,
            name=match["name"],
            position=int(match["position"]),
            validity=source.document.validity,
            citation=source.cite(match.start(), match.end()),
        )
    height = _HEIGHT.search(source.text)
    if height:
        yield draw(
            source,
            height,
            Scope(regions=(), excluded=(), text=area_text),
            topic=Topic.DOGS,
            measure=Measure.HEIGHT_LIMIT,
            subject="禁养大型犬：体高（身高）超过",
            amount=height["amount"],
            unit=height["unit"],
        )
