"""Brackets, lists, dashes and line breaks as pauses; sentences that fit one breath after the other."""

from __future__ import annotations

import re
from itertools import accumulate

from knowledge.speaking.counting import cardinal
from knowledge.speaking.marked import marked
from knowledge.speaking.rules import LONGEST_BREATH, LONGEST_SENTENCE
from knowledge.speaking.words import words

# 1.加强, （1）加强, 2、完善, 3) at the head of a line or after 。；：
_NUMBERED = re.compile(
    r"(^|[\n。；：])\s*(?:[（(](\d{1,2})[）)]|(\d{1,2})(?:[.)）]|、(?!\d)))\s*(?!\d)", re.MULTILINE
)
# ①加强, ②完善
_CIRCLED = re.compile("[①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳]")
# 第（二）项
_RANKED = re.compile(r"第[（(]([零一二三四五六七八九十]+)[）)]")
# （一）加强 at the head of a sentence: 一，加强
_NUMERAL = re.compile(r"[（(]([零一二三四五六七八九十]+)[）)]")
_KIND = "[县市区乡镇村]|街道|社区|功能区|开发区|单位|学校|园区"
# 各县（市、区）, 乡镇（街道）, 部门（单位）
_KINDS_OF_PLACES = re.compile(rf"(?<=[县市区乡镇村门业])[（(]((?:{_KIND})(?:、(?:{_KIND}))*)[）)]")
# 洞头区（灵昆街道除外）
_BRACKET = re.compile(r"[（(\[〔【﹝｛{<]([^（(\[〔【﹝｛{<>）)\]〕】﹞｝}]*)[）)\]〕】﹞｝}>]")
# a bracket without its other half
_ANY_BRACKET = re.compile(r"[（(\[〔【﹝｛{<>）)\]〕】﹞｝}]")
# 》《, ”“: one title after another
_TITLES = re.compile(r"[》”」』]\s*[《“「『]")
# “三新”经济, 《某通知》
_QUOTES = re.compile(r"[《》〈〉「」『』“”‘’\"'＂＇〝〞]")
_NUMERALS = "零一二三四五六七八九十百千万亿两幺点分之负到"
# “6”8: what goes between two figures leaves a pause
_BETWEEN_NUMBERS = re.compile(rf"(?<=[{_NUMERALS}])[《》〈〉「」『』“”‘’\"'＂＇〝〞]+(?=[{_NUMERALS}])")
# 八 六: a blank that a sign left
_APART = marked(rf"(?<=[{_NUMERALS}]) (?=[{_NUMERALS}])", " ")
_GONE = tuple(words()["left_out"])
_JOINED = frozenset(words()["joined"])
# 准予（或不予）
_CHOICE = ("或", "和", "及", "以及")
# 某政发二零二零年一号, 某令第一号令
_NUMBER_OF_TEXT = re.compile(r"[零一二三四五六七八九十百千](?:号|号令)$")
_AFTER_NUMBER = ("精神", "等", "第", "规定", "要求", "和", "及", "的")
_SHORT_BRACKET = 12
# 60周岁（含）以上
_LIMITS = ("含", "不含")
# 甲、乙……
_ELLIPSIS = marked(r"[…⋯]+|\.{3,}", "…⋯.")
# 甲、乙……等
_ETC = marked(r"[…⋯]+等|\.{3,}等", "…⋯.")
# ——某某事业, 甲—乙
_DASH = marked(r"\s*[-—–−―]+\s*", "-—–−―")
# a line break, with no pause before it
_LINE = marked(r"(?<![，。！？；：、\n])\s*\n\s*", "\n")
# 12.5, 和/或
_DOT = marked(r"[./／|]", "./／|")
_HAN = r"\u3400-\u9fff"
# what no voice reads
_OTHER = re.compile(rf"[^{_HAN}A-Z \u3007，。！？；：、]")
_SPACES = re.compile(r"\s+")
# blanks stay between single letters alone
_BLANK = re.compile(r"(?<![A-Z])[ \t]+|[ \t]+(?![A-Z])")
# （十七减十五）除以十五
_AFTER_BRACKET = re.compile(r"([）)])\s*(?=(?:除以|乘以))")
# ，。 and ：， and 、，: of two marks the one that says more
_MARKS = re.compile(r"[，、；：。！？]{2,}")
_STRONGER = "。！？；：，、"
# a sentence is parted so far behind its beginning
_SHORTEST_PART = 20
# one sentence。another；
_END = re.compile(r"(?<=[。！？；])")
_CUT = "，、："
# 甲犬、 and 十二、乙犬、: the number of a point stays with what it numbers
_PIECE = re.compile(rf"(?:[{_NUMERALS}]{{1,3}}[{_CUT}])?[^{_CUT}]*[{_CUT}]?")


def lists_said(text: str) -> str:
    """Return `text` with the numbers of its points as words: 一，加强."""
    said = _NUMBERED.sub(lambda m: f"{m[1]}{cardinal(m[2] or m[3])}，", text)
    return _CIRCLED.sub(lambda m: f"{cardinal(str(ord(m.group()) - ord('①') + 1))}，", said)


def brackets_said(text: str) -> str:
    """Return `text` without brackets and quotation marks; what a bracket says stands between pauses."""
    said = _RANKED.sub(r"第\1", _KINDS_OF_PLACES.sub(r"、\1", text))
    said = _AFTER_BRACKET.sub(r"\1再", _NUMERAL.sub(r"，\1，", said))
    for _ in range(4):
        said, found = _BRACKET.subn(_content, said)
        if not found:
            break
    return _QUOTES.sub("", _BETWEEN_NUMBERS.sub("，", _TITLES.sub("、", _ANY_BRACKET.sub("，", said))))


def pauses_said(text: str) -> str:
    """Return `text` in one line, each pause one mark, no sentence longer than a voice can hold."""
    said = _ETC.sub("等", _LINE.sub("。", text).replace("\n", ""))
    said = _DASH.sub("，", _ELLIPSIS.sub("，", said))
    said = said.replace(",", "，").replace(";", "；").replace(":", "：").replace("!", "！").replace("?", "？")
    said = _OTHER.sub(" ", _DOT.sub("、", said.replace("．", "、")))
    said = (
        _MARKS.sub(_one_mark, _BLANK.sub("", _APART.sub("，", _SPACES.sub(" ", said))))
        .lstrip("，、；：。！？ ")
        .rstrip("，、；： ")
    )
    return "".join(_breaths(sentence) for sentence in _END.split(said))


def _content(match: re.Match[str]) -> str:
    """Return what stands in a bracket, between pauses; nothing where it only gives a short name."""
    content = match[1].strip()
    if not content or content.startswith(_GONE):
        return ""
    if content in _JOINED or content.startswith(_CHOICE):
        return content
    if content in words()["other_words"]:
        return f"，也就是{content}，"
    if content in _LIMITS:
        content += "本数"
    return f"，{content}" if _goes_on(content, match.string[match.end() :]) else f"，{content}，"


def _goes_on(content: str, after: str) -> bool:
    """Tell whether no pause follows a bracket: 某通知（某政发一号）精神, 计划（二零二零年）的通知."""
    if _NUMBER_OF_TEXT.search(content):
        return after.startswith(_AFTER_NUMBER)
    return after.startswith("的") and len(content) <= _SHORT_BRACKET


def _one_mark(match: re.Match[str]) -> str:
    marks = match.group()
    return "，" if set(marks) <= {"，", "、"} else min(marks, key=_STRONGER.index)


def _breaths(sentence: str) -> str:
    """Return a sentence with ； for pauses where it is too long, and a pause in what has none.

    It is parted between clauses, so that a list (2元、3元) stays in one, unless it is too long itself.
    """
    said, rest = "", _with_pauses(sentence)
    while len(rest) > LONGEST_SENTENCE and (at := _parting(rest)) < len(rest):
        said, rest = f"{said}{rest[: at - 1]}；", rest[at:]
    return said + rest


def _parting(sentence: str) -> int:
    """Return where the first part of a long sentence ends: behind the last ， that fits, else the last 、."""
    ends = list(accumulate(map(len, _PIECE.findall(sentence))))
    fitting = [end for end in ends if end <= LONGEST_SENTENCE and end < len(sentence)]
    clauses = [end for end in fitting if sentence[end - 1] in "，：" and end > _SHORTEST_PART]
    return (clauses or fitting or ends[:1])[-1]


def _with_pauses(sentence: str) -> str:
    """Return a sentence with a pause in every stretch that has none for too long, never inside a number."""
    pieces = re.split(rf"(?<=[{_CUT}])", sentence)
    return "".join(_paused(piece) for piece in pieces)


def _paused(piece: str) -> str:
    if len(piece) <= LONGEST_BREATH:
        return piece
    at = piece.rfind("关于", LONGEST_BREATH // 6, LONGEST_BREATH)
    at = at if at > 0 else piece.rfind("的", LONGEST_BREATH // 2, LONGEST_BREATH - 1) + 1
    if at <= 0:
        at = LONGEST_BREATH - 1
        while at > 1 and (piece[at - 1] in _NUMERALS or piece[at] in _NUMERALS):
            at -= 1
    return f"{piece[:at]}，{_paused(piece[at:])}" if at > 1 else piece
