"""The plain characters of a text that is to be said: no marks, no pictures, digits of one width."""

from __future__ import annotations

import re
import unicodedata

from knowledge.character_tables import CharacterTable
from knowledge.speaking.marked import LETTERS, marked
from knowledge.speaking.words import any_of, words

# https://example.org/a?b=1, www.example.org, reward.example.gov.cn, someone@example.org
ADDRESS = re.compile(
    r"(?:https?|ftp)://[^\s，。；、）)》”]+|(?<![A-Za-z0-9])[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
    r"|(?<![A-Za-z0-9@.])(?:[A-Za-z0-9-]+\.)+(?:com|cn|org|net|gov|edu|html?)(?![A-Za-z])(?:/[^\s，。；、）)》”]*)?",
    re.ASCII,
)
# every address has a dot, or two slashes behind its kind
_MAY_HOLD_ADDRESS = re.compile(r"\.|://")
# 网址：, 邮箱: before an address that is left out
_ADDRESS_HEAD = re.compile(r"[（(]?(?:网址|网站|邮箱|电子邮件|电子邮箱|链接)[：:]?$")
# **15元**, __so__, `so`, # Heading, > quoted
_EMPHASIS = re.compile(r"\*\*|__|`+|^\s*#+\s+|^\s*>\s+", re.MULTILINE)
# 注[1], 收入*）: a mark of a footnote
_FOOTNOTE = marked(
    r"\[\d{1,2}\](?!\d|号)|[*†‡]+(?=[，。；、）)]|$)|(?<=[\u4e00-\u9fff])\*+(?=[\u4e00-\u9fff])", "[*†‡"
)
# 7*24, 3x5
_TIMES = marked(r"(?<=\d)\s*[*xX]\s*(?=\d)", "*xX")
# ————, _____: a line drawn with marks
_RULE = marked(r"[-_=—]{4,}|\.{4,}|·{2,}", "-_=—.·")
# runs of blanks and of line breaks, that later patterns would try again and again
_BLANKS = re.compile(r"[ \t]+")
_LINES = re.compile(r"(?: ?\n ?)+")
# 17 15, 三 5: two figures that must not run into one
_APART = marked(r"(?<=[\d零一二三四五六七八九十百千万亿])[ \t]+(?=[\d零一二三四五六七八九十百])", " \t")
_ROMAN = dict(zip("ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ", range(1, 13), strict=True))
_WIDE: dict[int, int | str] = {
    code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F) if chr(code) not in "！（），：；？"
}
_WIDE |= {ord(sign): str(value) for sign, value in _ROMAN.items()}
_WIDE |= {ord(small): str(value) for small, value in zip("ⅰⅱⅲⅳⅴⅵⅶⅷⅸⅹ", range(1, 11), strict=True)}
_WIDE |= {ord("〇"): "零", ord("µ"): "μ", ord("－"): "-", ord("﹪"): "%", ord("○"): "零"}
# ½ is 1/2
_VULGAR = {ord(sign): unicodedata.normalize("NFKC", sign).replace("\u2044", "/") for sign in "½⅓⅔¼¾⅕⅛"}
_SIGN = re.compile(any_of(words()["signs"]))
_NAME = re.compile(rf"(?<![A-Za-z])(?:{any_of(words()['names'])})(?![A-Za-z])")


_PICTURES = frozenset({"So", "Sk"})
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"})


def _visible(character: str) -> str:
    """Return a character as it is said: invisible ones go, white space and pictures are a blank."""
    kind = unicodedata.category(character)
    if character.isspace() or kind in _PICTURES:
        return " "
    return "" if kind in _UNSEEN else character


_VISIBLE = CharacterTable(_visible, {ord("\n"): "\n"})
# what the three tables above do one after the other
_PLAIN = CharacterTable(lambda character: character.translate(_WIDE).translate(_VULGAR).translate(_VISIBLE))


def plain(text: str) -> str:
    """Return `text` without invisible characters, emphasis, addresses, footnote marks and pictures."""
    shown = _SIGN.sub(lambda match: words()["signs"][match.group()], text)
    shown = shown.translate(_PLAIN)
    if LETTERS.search(shown):
        shown = _NAME.sub(lambda match: words()["names"][match.group()], shown)
    shown = _LINES.sub("\n", _BLANKS.sub(" ", shown))
    shown = _TIMES.sub("×", shown)
    shown = _RULE.sub("，", _EMPHASIS.sub("", shown))
    shown = _without_addresses(shown) if _MAY_HOLD_ADDRESS.search(shown) else shown
    return _APART.sub("，", _FOOTNOTE.sub("", shown))


def _without_addresses(text: str) -> str:
    """Leave out addresses; what they were to be looked up at becomes 网站."""
    said = ""
    last = 0
    for match in ADDRESS.finditer(text):
        before = text[last : match.start()]
        head = _ADDRESS_HEAD.search(before)
        said += before[: head.start()] if head else before
        visits = re.search(
            r"(?:登录|访问|打开|进入|浏览|查看|见|在|至|到|网站)$", said
        ) and not said.endswith("网站")
        said += "网站" if visits else ""
        last = match.end()
    return said + text[last:]
