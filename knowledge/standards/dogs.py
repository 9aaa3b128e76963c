"""Dogs that a notice bans: the breeds of its list and the height above which a dog counts as large."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from knowledge.numerals import read_number
from knowledge.records import Bound, Measure, Standard, Topic
from knowledge.standards.breed_lists import breed_list
from knowledge.standards.drawing import draw
from knowledge.standards.homes import home_of
from knowledge.standards.masks import plain
from knowledge.standards.scope import Scope, scope_of
from knowledge.standards.source import SourceText

# 关于公布限养区禁养烈性犬、大型犬的通告   |   关于加强限养区养犬管理的通告
_TITLE = re.compile(r"禁养|禁止饲养|限养|养犬|烈性犬|大型犬|危险犬|犬类管理")
# 限养区   |   重点管理区   |   严格管理区
_AREA = re.compile(r"限养区|禁养区|(?:重点|严格)(?:管理|限养)区")
# 体高（身高）超过…厘米（站立时…）   |   体高不低于…公分   |   肩高…厘米以上   |   超过…厘米（含…厘米）
_HEIGHT = re.compile(
    r"(?P<words>(?:体|肩|身)高(?:（身高）)?)(?:（[^（）]*）)*"
    r"(?P<over>不?超过|不高于|不大于|高于|大于|达到|达|不低于|大于等于|在)?"
    r"(?P<amount>\d+(?:\.\d+)?)(?P<unit>厘米|公分|[cC][mM]|㎝|米)(?P<from>（含[^（）]*）|（含）以上|及?以上)?[^。；]*"
)
_FLOOR = {"达到", "达", "不低于", "大于等于"}
# 只准饲养肩高不超过…厘米的小型犬: what is kept; a dog that is taller is not
_ONLY = re.compile(r"(?:只准|只能|只可|仅限|仅准|方可)[^。；]*$")
# 肩高超过…厘米的犬只应当佩戴嘴套
_LED = re.compile(r"嘴套|佩戴|犬绳|犬链|牵引|装入")
_CENTIMETRES = 100
# 每户限养一只   |   每一户籍且每一固定居住场所限养两只   |   每户居民只准饲养一条
_HOUSEHOLD = re.compile(
    r"每一?户(?:籍|居民|家庭)?(?:[且和]每一?(?:固定)?(?:居住)?(?:场所|住所|居所))?"
    r"(?:居民)?(?:限养|只准饲?养|只能饲?养|最多饲?养|饲养(?:犬只)?不得超过)(?:犬只)?(?P<count>[一二两三]|\d)(?P<unit>只|条)"
)
# 遛犬时间为19时至次日7时   |   携犬出户时间为二十时至次日七时
_HOURS = re.compile(
    r"(?P<subject>(?:遛犬|溜犬|(?:携|携带)[^。；，]{0,4}犬(?:出户|外出))(?:的)?时间)(?:限定|规定)?(?:为|是|：)"
    r"(?P<value>(?:每[日天])?[^。；，]{1,8}?[时点分][^。；，]{0,3}?[至到\-—～][^。；，]{1,8}?[时点分])(?=[。；，])"
)
# 限养区范围为：鹿城区、龙湾区、瓯海区的街道辖区
_LIMITS = re.compile(
    r"(?P<subject>(?:限养区|重点(?:管理|限养)区)的?(?:具体)?(?:范围|区域))(?:为|是|包括|：)+(?P<value>[^。；]+)"
)


def dog_rules(source: SourceText) -> Iterator[Standard]:
    """Yield one record a banned breed, the height limit, and the rules beside them that are printed."""
    title = source.document.title
    if "犬" not in title or not _TITLE.search(title):
        return
    text = plain(source.text)
    scope = _scope(source, text)
    if re.search(r"禁养|禁止|不得饲养|烈性犬|大型犬|危险犬|只[准能]", title + text):
        yield from _breeds(source, text, scope)
        yield from _heights(source, text, scope)
    yield from _rules(source, text, scope)


def _scope(source: SourceText, text: str) -> Scope:
    """Return the area that the rules hold in: that of the title, else of the text, else the whole place."""
    area = _AREA.search(source.document.title) or _AREA.search(text)
    home = home_of(source.bulletin, source.document)
    return Scope(regions=(), excluded=(), text=area[0] if area else home.name)


def _breeds(source: SourceText, text: str, scope: Scope) -> Iterator[Standard]:
    for breed in breed_list(text, source.document.title):
        standard = draw(
            source,
            (breed.start, breed.end),
            scope,
            topic=Topic.DOGS,
            measure=Measure.BANNED_BREED,
            subject=f"禁养烈性犬：{breed.name}",
        )
        bound = Bound.AT_LEAST if breed.open else Bound.EXACT
        yield replace(standard, name=breed.name, position=breed.position, bound=bound)


def _heights(source: SourceText, text: str, scope: Scope) -> Iterator[Standard]:
    """Yield the one height from which a dog may not be kept; none where the text names several."""
    found = [match for match in _HEIGHT.finditer(text) if _is_limit(text, match)]
    if len({match["amount"] for match in found}) != 1:
        return
    match = found[0]
    floor = match["over"] in _FLOOR or match["from"] is not None
    standard = draw(
        source,
        match.span(),
        scope,
        topic=Topic.DOGS,
        measure=Measure.HEIGHT_LIMIT,
        subject=f"禁养大型犬：{match['words']}{'不低于' if floor else '超过'}",
        amount=match["amount"],
        unit=match["unit"],
    )
    if match["unit"] == "米" and standard.amount is not None:
        whole = (standard.amount * _CENTIMETRES).normalize()
        standard = replace(standard, amount=Decimal(f"{whole:f}"), unit="厘米")
    yield replace(standard, bound=Bound.AT_LEAST if floor else Bound.EXACT)


def _is_limit(text: str, match: re.Match[str]) -> bool:
    """Tell whether a height parts the dogs that may be kept from those that may not."""
    if _LED.search(match[0]):
        return False
    if (match["over"] or "").startswith("不") and match["over"] != "不低于":
        return _ONLY.search(text[: match.start()]) is not None and match["from"] is None
    return match["over"] not in (None, "在") or match["from"] is not None


def _rules(source: SourceText, text: str, scope: Scope) -> Iterator[Standard]:
    """Yield how many dogs a household may keep, when dogs may be out, and what the area is."""
    count = _HOUSEHOLD.search(text)
    if count:
        number = read_number(count["count"]) or Decimal(0)
        standard = _rule(source, count, scope, "限养数量", f"{count['count']}{count['unit']}")
        yield replace(standard, amount=number, unit=f"{count['unit']}/户")
    hours = _HOURS.search(text)
    if hours:
        yield _rule(source, hours, scope, hours["subject"], hours["value"])
    limits = _LIMITS.search(text)
    home = home_of(source.bulletin, source.document)
    if limits:
        named = scope_of(limits["value"], home)
        yield _rule(source, limits, named, limits["subject"], limits["value"])


def _rule(source: SourceText, match: re.Match[str], scope: Scope, subject: str, value: str) -> Standard:
    standard = draw(source, match.span(), scope, topic=Topic.DOGS, measure=Measure.PROVISION, subject=subject)
    return replace(standard, value=value)
