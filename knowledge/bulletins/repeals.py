"""What a document puts out of force: the numbers, or the titles without a number, that it repeals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.bulletins.named_texts import NamedText, hidden, named_texts

_ENDS = "废止|失效|停止执行|停止实施|停止使用|终止执行|不再执行|不再有效|作废"
# …同时废止。   |   …予以废止，   |   …停止执行。   |   …同时废止：; not 修改、废止, 已废止, 应当废止
_ENDED = re.compile(
    rf"(?<![、和或及与被已未者])(?<!应当)(?<!可以)(?<!期满)(?<!届满)(?:{_ENDS})(?=[。；，：）]|$)"
)
# 决定废止《…》   |   ，停止执行《…》   |   废止下列文件：
_ENDING = re.compile(
    rf"(?:^|决定|[，；。：]|现|同时|予以|并|宣布)(?:{_ENDS})(?=[^，。；：、]{{0,30}}[《〔﹝\[]|(?:下列|以下)[^。；]{{0,20}}：)"
)
# what is said of a part of a text, not of the whole
_PART = re.compile(
    r"第[\d一二三四五六七八九十百、和及至]+[条款项章]|不一致|不符|抵触|冲突|(?:有关|相关|相应)(?:规定|条款|内容|政策)"
    r"|条款|中(?:的|关于|有关|涉及)|附件|部分|标准|规定"
)
# what a text is made under or done by, not what it repeals
_GROUNDS = re.compile(r"根据|按照|依照|依据|遵照|参照|为贯彻|适用|符合|违反|修改为|代替")
# 根据《关于修改…的决定》第二次修正的《…》, 市政府第…号令发布、…修订的《…》: how an old text was made
_MADE_BY = re.compile(r"^(?:第.次)?(?:修正|修订|修改)|^(?:发布|公布|颁布)[、，（]")
# 《采矿许可证》自行废止
_PAPER = re.compile(r"(?:证|证书|执照|合同|协议|标志)》$")
_AS_CHANGED = re.compile(r"根据.*(?:修正|修订|修改)的")
# 与   |   ，   |   ；（二）   |   。2.: what may stand between two things of a list
_BETWEEN = 12
_TO_FIRST = 40
# 自本办法施行之日起，   |   自本办法施行之日起即行   |   同时: what may stand between a list and its verb
_SINCE = re.compile(r"自.{0,24}起")
_ADVERB = re.compile(r".{0,8}")
# 决定废止《…》，修改《…》: another thing is done to what follows
_ANOTHER = re.compile(r"修改|修订|保留|继续|印发|根据|按照|执行《|制定|适用")
# 决定废止的行政规范性文件目录   |   继续有效的…目录: headings in the annexes of a decision that clears away
_LIST_HEADING = re.compile(
    r"(?P<kind>继续有效|保留|修改|修订|废止|失效|停止执行)(?:和(?:失效|废止))?的?[^。，；《》：]{0,24}(?:目录|清单)"
)
_CLEARS = re.compile(r"废止|失效|清理")


def repeals_of(text: str, title: str) -> tuple[str, ...]:
    """Return what the text of a document puts out of force, in the order of the text, each once.

    A part of a text (第三条同时废止) and what is not named (此前有关规定同时废止) are left out.

    Args:
        text: the text of the document.
        title: its title; the annexes of a decision on 废止 or 清理 are lists of what it repeals.
    """
    found: list[str] = []
    closed = re.sub(r"\s", "", text)
    for sentence in re.split(r"(?<=。)", closed):
        found += _in_sentence(sentence)
    if _CLEARS.search(title):
        found += _in_lists(closed)
    return tuple(dict.fromkeys(found))


def _in_sentence(sentence: str) -> Iterator[str]:
    around = hidden(sentence)
    verbs = list(_ENDED.finditer(around))
    leading = list(_ENDING.finditer(around))
    named = named_texts(sentence) if verbs or leading else []
    for verb in verbs:
        yield from _before(named, around, verb.start())
        if around[verb.end() : verb.end() + 1] == "：":
            yield from _after(named, around, verb.end())
    for verb in leading:
        yield from _after(named, around, verb.end())


def _before(named: Sequence[NamedText], around: str, verb: int) -> Iterator[str]:
    """Yield the list that ends at a verb, unless only a part of its texts is meant."""
    run: list[str] = []
    place = verb
    for text in reversed([text for text in named if text.end <= verb]):
        gap = _SINCE.sub("", around[text.end : place])
        if not run and not all(map(_ADVERB.fullmatch, re.split(r"[，；]", gap))):
            return
        if _MADE_BY.match(around[text.end :]):
            place = text.start
            continue
        if _PART.search(gap) or _PAPER.search(text.name) or _GROUNDS.search(_head(around, text.start)):
            break
        run.append(text.name)
        place = text.start
    yield from reversed(run)


def _head(around: str, start: int) -> str:
    """Return the words of the clause before a name, without those that say how it was changed."""
    return _AS_CHANGED.sub("", re.split(r"[，；。：、]", around[:start])[-1])


def _after(named: Sequence[NamedText], around: str, verb: int) -> Iterator[str]:
    place, reach = verb, _TO_FIRST
    for text in named:
        if text.start < verb:
            continue
        if text.start - place > reach or _ANOTHER.search(around[place : text.start]):
            return
        yield text.name
        place, reach = text.end, _BETWEEN


def _in_lists(text: str) -> Iterator[str]:
    headings = list(_LIST_HEADING.finditer(hidden(text)))
    if not headings:
        return
    ends = [*(heading.start() for heading in headings[1:]), len(text)]
    named = named_texts(text)
    for heading, end in zip(headings, ends, strict=True):
        if heading["kind"] in ("废止", "失效", "停止执行"):
            yield from (found.name for found in named if heading.end() <= found.start < end)
