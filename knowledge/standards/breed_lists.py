"""Lists of dog breeds as notices print them: numbered, in brackets, or one after another in a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from knowledge.standards.places import split_outside
from knowledge.vocabulary.breeds import find_breeds

_RANKS = {word: rank for rank, word in enumerate("一二三四五六七八九十", 1)}
_ALIAS = r"(?:（[^（）]{1,40}）)?"
_NAME = rf"[一-鿿·]{{2,14}}?(?:[A-Za-z][A-Za-z .'-]*)?{_ALIAS}"
_RANK = "[一二三四五六七八九十]"
_END = rf"(?=[、，。；\s]|\d{{1,3}}[.．、]|{_RANK}、|（{_RANK}+）|及(?:其|以上|上述)|$)"
# 1.藏獒、2.拳师犬、…   |   1.藏獒；2.昆明狼犬（别名中国狼犬）   |   （一）藏獒；（二）杜宾犬
_MARK = re.compile(rf"(?<!\d)(?P<digits>\d{{1,3}})[.．、]\s*|（(?P<word>{_RANK}{{1,2}})）")
_NAMED = re.compile(_NAME + _END)
# 3.阿根廷杜高犬大型犬是指…: the next paragraph follows without a mark
_DOG = re.compile(rf"[一-鿿·]{{1,10}}?[犬獒梗㹴]{_ALIAS}")
# 藏獒、比特犬、高加索犬等   |   德国大丹犬、罗威纳犬、…阿富汗猎犬等4种   |   杜高犬；土佐犬；以及肩高…
_RUN = re.compile(
    rf"{_NAME}(?:(?:、{_NAME})+?|(?:；{_NAME})+)"
    rf"(?=等|；?以及|；?[及和](?:其|以上|上述|具有)|[，。；]|[一二三四五六七八九十]、|$)"
)
# 烈性犬包括藏獒   |   禁养犬名录如下：藏獒
_LEAD = re.compile(r"^.*(?:包括|名录|品种|饲养|分别为|如下|主要有|是指|[为如是指有])(?=[一-鿿])")
_BREED = re.compile(r"[犬獒梗狗㹴]$|獒类|[犬獒梗]类$")
_NO_BREED = re.compile(
    r"[的应须]|犬只$|养犬|狂犬|疑似|走失|无主|遗弃|捕杀"
    r"|^(?:其他|其它|上述|以上|大型|烈性|小型|中型|军|警|导盲|流浪|此类)(?:犬|性犬|型犬)?"
)
# 二、大型犬：1.圣伯纳犬
_BANNED = re.compile(r"烈性犬|大型犬|禁养|禁止|危险犬|攻击性")
# 所有獒类犬: an entry for several breeds
_KIND = re.compile(r"类|所有|杂交|各种")
# 高加索犬等。   |   阿富汗猎犬等4种
_MORE = re.compile(r"等(?:(?P<count>\d+)[个种])?")
# 三、可以饲养的犬类品种名录
_ALLOWED = re.compile(r"可以?饲养|准养|允许|准予|可养")
# 德国牧羊犬、史宾格犬等工作犬除外
_LEFT_OUT = re.compile(r"^[^，。；]{0,12}，?(?:除外|不受|不适用|不在此限)")
_HEADING = 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Breed:
    """One entry of a list: `name` as printed at `text[start:end]`; `open` when the list goes on (藏獒等)."""

    position: int
    name: str
    start: int
    end: int
    open: bool = False


def breed_list(text: str, title: str = "") -> list[Breed]:
    """Return the banned breeds of a normalised text: its numbered lists, else those in sentences.

    A numbered list stands in a text whose title or heading bans dogs; a sentence has to ban them itself.
    A numbered list beside which a sentence names others is open.
    """
    numbered = list(_numbered(text, _BANNED.search(title) is not None))
    runs = _told_once(breed for run in _runs(text) for breed in run)
    found = numbered if _are_breeds([breed.name for breed in numbered]) else runs
    listed = {breed.name for breed in found}
    if any(_KIND.search(breed.name) for breed in found) or any(breed.name not in listed for breed in runs):
        return [replace(breed, open=True) for breed in found]
    return found


def _numbered(text: str, banned: bool) -> Iterator[Breed]:
    """Yield the entries whose numbers go up by one from 1; a list of what may be kept ends it.

    The entries of a second list of banned dogs that begins with 1 again are counted on.
    """
    count, before, end = 0, 0, 0
    for mark in _MARK.finditer(text):
        position = int(mark["digits"]) if mark["digits"] else _RANKS.get(mark["word"], 0)
        name = _NAMED.match(text, mark.end()) or _DOG.match(text, mark.end())
        if name is None or _NO_BREED.search(name[0]):
            continue
        if position == 1 and _is_allowed(text, mark.start()):
            return
        if count == 0 and not (banned or _is_banned(text, mark.start(), name.end())):
            continue
        again = (
            position == 1
            and count > 0
            and _BANNED.search(text[end : mark.start()])
            and is_breed(name[0].strip())
        )
        if position != count + 1 - before and not again:
            continue
        before = count if again else before
        count, end = count + 1, name.end()
        yield Breed(position=count, name=name[0].strip(), start=mark.start(), end=end)


def _runs(text: str) -> Iterator[list[Breed]]:
    """Yield each list of a sentence in which every name is that of a breed."""
    for match in _RUN.finditer(text):
        if _is_allowed(text, match.start()) or not _is_banned(text, *match.span()):
            continue
        found = list(_entries(match))
        names = [breed.name for breed in found]
        if all(is_breed(name) for name in names) and _are_breeds(names):
            yield [replace(breed, open=_goes_on(text, match.end(), len(found))) for breed in found]


def _entries(match: re.Match[str]) -> Iterator[Breed]:
    start = match.start()
    for position, part in enumerate(split_outside(match[0], "[、；]"), 1):
        lead = _LEAD.match(re.sub(r"（.*", "", part)) if position == 1 else None
        skipped = lead.end() if lead else 0
        yield Breed(position=position, name=part[skipped:], start=start + skipped, end=start + len(part))
        start += len(part) + 1


def _goes_on(text: str, end: int, count: int) -> bool:
    """Tell whether 等 behind a list means more breeds than it names; 等4种 behind four does not."""
    more = _MORE.match(text, end)
    return more is not None and more["count"] != str(count)


def _told_once(breeds: Iterable[Breed]) -> list[Breed]:
    """Return the breeds of several lists, each once, counted on."""
    found: dict[str, Breed] = {}
    for breed in breeds:
        found.setdefault(breed.name, replace(breed, position=len(found) + 1))
    return list(found.values())


def is_breed(name: str) -> bool:
    """Tell whether a name is that of a breed: one that is known, or one that ends like one."""
    bare = re.sub(r"（.*|[A-Za-z].*", "", name)
    if _NO_BREED.search(bare) or not bare:
        return False
    return bool(_BREED.search(bare)) or any(m.start == 0 and m.end == len(bare) for m in find_breeds(bare))


def _are_breeds(names: list[str]) -> bool:
    """Tell whether most of the names are those of breeds, half of them at least of breeds that are known."""
    known = sum(bool(find_breeds(name)) for name in names)
    return 2 * known >= len(names) > 0 and 2 * sum(is_breed(name) for name in names) > len(names)


def _is_allowed(text: str, start: int) -> bool:
    """Tell whether the words right before a list say that its dogs may be kept."""
    before = text[max(0, start - _HEADING) : start]
    return _ALLOWED.search(re.split(r"[。；]", before)[-1]) is not None


def _is_banned(text: str, start: int, end: int) -> bool:
    """Tell whether the sentence of a list is one on banned dogs and does not take them out (…除外)."""
    begin = text.rfind("。", 0, start) + 1
    stop = text.find("。", end)
    if _LEFT_OUT.search(text[end : stop if stop >= 0 else len(text)].split("；")[0]):
        return False
    return _BANNED.search(text[begin:end]) is not None
