"""Decisions on personnel read from a sentence: which person is given or loses which post."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.records import PostChange

_NAME = r"(?:[一-鿿]{2,4}?|[一-鿿]{1,8}(?:·[一-鿿]{1,8})+)(?:（[^）]{1,8}）)?"
# 同意某某某任…
_NAMES = rf"(?:决定|同意|批准)*(?P<names>{_NAME}(?:(?:同志)?[、和及]{_NAME})*)(?:等?同志)?"
# what follows a verb is a post: 任市长, never 李有为任… read as 李有 + 为 + 任…
_POST = r"(?!任|为|兼任|命)(?P<post>.{2,}?)"
_REMOVED, _APPOINTED = PostChange.REMOVED, PostChange.APPOINTED
_CLAUSES: tuple[tuple[re.Pattern[str], PostChange], ...] = (
    # 免去其温州市公安局…局长职务
    (re.compile(rf"(?:同时|并)?免去[其他她](?:原任|兼任|担任|现任)?的?{_POST}(?:职务)?"), _REMOVED),
    # 其原任的…局长职务自然免除
    (re.compile(rf"其(?:原任|原|所任)?的?{_POST}职务(?:自然|自行|同时|随之|一并|相应)?免[除去]"), _REMOVED),
    # 市人民政府决定免去王某某的温州市民政局副局长职务
    (re.compile(rf".{{0,40}}?免去{_NAMES}的{_POST}(?:职务)?"), _REMOVED),
    # 免去张某某同志温州市民政局局长职务
    (re.compile(rf".{{0,40}}?免去(?P<names>{_NAME})同志{_POST}(?:职务)?"), _REMOVED),
    # 不再担任…   |   张某某同志不再兼任…职务
    (re.compile(rf"(?:{_NAMES})?不再(?:担任|兼任|任){_POST}(?:职务)?"), _REMOVED),
    # 王某某的温州市民政局副局长职务
    (re.compile(rf"{_NAMES}的{_POST}职务"), _REMOVED),
    # 任命张某某同志为…
    (re.compile(rf".{{0,40}}?(?:任命|聘任|聘请|委任){_NAMES}(?:为|任|担任|兼任){_POST}"), _APPOINTED),
    # 李某某任温州市财政局总会计师   |   邱某某兼任…   |   周某某为…
    (
        re.compile(
            rf"{_NAMES}(?:挂职担?任|挂任|续任|改任|转任|调任|兼任|担任|试任|任命为|聘为|任|为){_POST}"
        ),
        _APPOINTED,
    ),
    # 兼任…   (the person named before)
    (re.compile(rf"(?:同时|并)?(?:兼任|任){_POST}"), _APPOINTED),
)
# 陈某某的…副局长   (under 免去：, 职务 left out)
_BARE_REMOVAL = re.compile(rf"{_NAMES}的{_POST}")
# 王某某　　温州市…局局长   (under 任命：, in two columns)
_TWO_COLUMNS = re.compile(
    r"\s*(?P<names>[一-鿿][ \u3000]{0,2}[一-鿿]{1,2})(?:\t|[ \u3000]{1,12})"
    r"(?P<post>[^\s，。；：]{4,})[；。;]?\s*"
)
# a word of the office itself is no person: 副主任任…, 该同志任…
_NO_NAME = re.compile(
    r"[市县区局委会厅院府]$|政府|决定|主任|责任|现任|原任|担任|兼任|职务|同志|领导|小组|成员|副|免去|任命|挂职|挂任|退休"
)
_LAST_WORD = (
    r"(?:长|主任|员|师|书记|经理|主席|秘书|助理|监事|董事|代表|参事|顾问|总监|督学|政委|专员|指挥|馆员|理事|总裁"
    r"|委员|负责人|主编|编辑|官)"
)
# 管委会主任（副县长级）（试用期一年）
_BRACKETS = r"(?:（[^）]*）|\([^)]*\))*"
_IS_POST = re.compile(rf".*{_LAST_WORD}{_BRACKETS}")
# 组长   |   …领导小组副组长: a place on a committee is no post of the government
_ON_COMMITTEE = re.compile(
    r"(?:.*(?:领导小组|协调小组|工作小组|指挥部|委员会))?(?:常务|第一|执行)?副?(?:组长|召集人|总指挥|成员)"
)
# （试用期一年）   |   （副县长级，试用期一年）   |   （列张某某之后）
_NOTE = re.compile(
    r"[（(](?:试用期|任期|聘期|列|任职|挂职)[^（）()]*[）)]|(?<=级)[，,、](?:试用期|任期)[^（）()]*(?=[）)])"
)
# 董事长、总经理: the second is a post of the same house
_TITLE = (
    r"(?![市县区镇乡])(?:党组|党委|党总支)?(?:常务|专职|兼职|第一|执行)?副?总?"
    rf"[一-鿿]{{0,2}}{_LAST_WORD}{_BRACKETS}"
)
_BARE_TITLE = re.compile(_TITLE)
_HOUSE_AND_TITLE = re.compile(
    rf"(?P<house>.+?(?:公司|集团|[局委会厅院办校学队站所处馆台社部室行园区]|中心|政府)){_TITLE}"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PostDecision:
    """One person and one post in `text[start:end]` of the sentence that says so."""

    person: str
    post: str
    change: PostChange
    start: int
    end: int


def decisions_in(text: str, change: PostChange | None) -> list[PostDecision]:
    """Return what a paragraph decides, in the order of its words.

    Args:
        text: one or more entries without line breaks.
        change: what the head above (任命：, 免去：) says of entries without a verb; None when it says both.
    """
    found: list[PostDecision] = []
    for begin, end in _pieces(text, "。；;"):
        # 任命：王某某为…；…  (the head on the line of its first entry)
        start = max(begin, text.rfind("：", begin, end) + 1)
        if start > begin:
            change = change_of(text[begin:start])
        persons: list[str] = []
        for first, last in _pieces(text[start:end], "，,"):
            clause = text[start + first : start + last]
            match, clause_change = _read(clause, change)
            if match is None or clause_change is None:
                continue
            persons = _persons(match.groupdict().get("names")) or persons
            found += [
                PostDecision(person=person, post=post, change=clause_change, start=start, end=end)
                for person in persons
                for post in posts_of(match["post"])
            ]
    return found


def change_of(head: str) -> PostChange | None:
    """Return what a head says of the entries below it; None when it says both or neither."""
    removed = bool(re.search(r"免|解聘", head))
    appointed = bool(re.search(r"任命|聘任|任职", head))
    if removed == appointed or "任免" in head:
        return None
    return _REMOVED if removed else _APPOINTED


def in_columns(line: str) -> tuple[str, str] | None:
    """Return the person and the post of a line that sets them apart in two columns."""
    match = _TWO_COLUMNS.fullmatch(line)
    if match is None:
        return None
    persons, posts = _persons(re.sub(r"\s", "", match["names"])), posts_of(match["post"])
    return (persons[0], posts[0]) if len(persons) == len(posts) == 1 else None


def posts_of(text: str) -> list[str]:
    """Split several posts of one person; a bare title is given the house of the post before it.

    Empty where the words name no post: a place on a committee (组长), a task, an honour.
    """
    plain = _NOTE.sub("", text.removesuffix("职务"))
    posts: list[str] = []
    for first, last in _pieces(plain, "、"):
        part = plain[first:last]
        if posts and not _IS_POST.fullmatch(posts[-1]):
            posts[-1] = f"{posts[-1]}、{part}"  # 、 inside the name of a house
        else:
            posts.append(part)
    if not all(_IS_POST.fullmatch(post) and not _ON_COMMITTEE.fullmatch(post) for post in posts):
        return []
    return [post if i == 0 else _with_house(post, posts[0]) for i, post in enumerate(posts)]


def _read(clause: str, change: PostChange | None) -> tuple[re.Match[str] | None, PostChange | None]:
    for pattern, says in _CLAUSES:
        match = pattern.fullmatch(clause)
        if match:
            # under 免去： nobody is appointed by 任, and the other way round; 免去其… holds anywhere
            contradicts = change is _REMOVED and says is _APPOINTED
            return (None, None) if contradicts else (match, says)
    match = _BARE_REMOVAL.fullmatch(clause) if change is _REMOVED else None
    return match, _REMOVED if match else None


def _persons(names: str | None) -> list[str]:
    # 张三和李四 are two, 张和平 is one
    parts = re.split(r"、|(?<=[一-鿿]{2})[和及](?=[一-鿿]{2})", names or "")
    found = [re.sub(r"（.*?）|同志$", "", name) for name in parts]
    return [] if any(_NO_NAME.search(name) for name in found) else [name for name in found if name]


def _with_house(post: str, first: str) -> str:
    housed = _HOUSE_AND_TITLE.fullmatch(first)
    return housed["house"] + post if housed and _BARE_TITLE.fullmatch(post) else post


def _pieces(text: str, marks: str) -> Iterator[tuple[int, int]]:
    """Yield the bounds of the parts of `text` between `marks`, those inside brackets aside."""
    start = depth = 0
    for position, character in enumerate(text):
        depth += (character in "（(《“") - (character in "）)》”")
        if character in marks and depth <= 0:
            if start < position:
                yield start, position
            start = position + 1
    if start < len(text):
        yield start, len(text)
