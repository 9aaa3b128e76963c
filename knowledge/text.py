"""Pure functions on text: one spelling for all channels, closed-up Chinese, sentences, numbers."""

from __future__ import annotations

import functools
import re
import unicodedata

import opencc

from knowledge.character_tables import CharacterTable
from knowledge.numerals import NumberMention, find_numbers, read_number

__all__ = ["NumberMention", "clauses_of", "close_up", "find_numbers", "normalise", "read_number", "sentences"]

# Full-width punctuation that Chinese text is printed with; every other full-width ASCII is halved.
_KEPT_FULL_WIDTH = frozenset("！（），：；？～＂＇")
_UNITS = {"㎝": "cm", "㎜": "mm", "㎞": "km", "㎎": "mg", "㎏": "kg", "㎡": "平方米", "㎥": "立方米"}
_CJK = r"\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003134f"
_CJK_MARKS = r"\u3001-\u3020\uff01\uff08\uff09\uff0c\uff1a\uff1b\uff1f“”‘’"
# 。。。？？？ and !!!!: a run of one mark says no more than one; digits, brackets and / are left alone
_REPEATED_MARK = re.compile(r"([。！？!?，,、；;：:~～…—.\-=*#·_\"'“”])\1+")
# 12 元 / 人·月, 2020 年 6 月, 通    知
_GAP = re.compile(
    rf"(?<=[{_CJK}{_CJK_MARKS}])\s+(?=[{_CJK}{_CJK_MARKS}\d])|(?<=\d)\s+(?=[{_CJK}{_CJK_MARKS}])"
)
_SPACE = re.compile(r"\s")
# 本通告自发布之日起生效，有效期5年。 ends at 。 with the closing quotes and brackets after it
_SENTENCE = re.compile(r"[^。！？!?；;\n]*(?:[。！？!?；;]+[”’」』）)】]*|\n|$)")
# 我工伤在家没收入，乐清低保一个月多少钱？ has two clauses
_CLAUSE = re.compile(r"[^，。！？；,!?;\s]+")


def normalise(text: str) -> str:
    """Return `text` in one spelling: simplified, half-width digits and letters, clean white space.

    Control, zero-width and bidirectional marks go; Chinese punctuation, 〔〕, quotes, emoji and
    every figure keep their meaning. Idempotent; never raises.
    """
    return _remembered(text) if len(text) <= _LONGEST_REMEMBERED else _normalised(text)


def _normalised(text: str) -> str:
    visible = text.translate(_VISIBLE)
    plain = unicodedata.normalize("NFC", visible).translate(_PLAIN)
    simplified = _simplify(plain)
    folded = _REPEATED_MARK.sub(r"\1", simplified)
    return " ".join(folded.split())


# a message is normalised by the dialogue, by its answer and by the search; longer texts are passages
_LONGEST_REMEMBERED = 500
_remembered = functools.lru_cache(maxsize=512)(_normalised)


def close_up(text: str) -> str:
    """Return `text` without the white space that stands between Chinese characters and digits."""
    # most texts have none, and looking back at every character costs more than all other steps
    return _GAP.sub("", text) if _SPACE.search(text) else text


def sentences(text: str) -> list[str]:
    """Return the sentences and ；-clauses of `text` in order, each with its closing mark."""
    return [stripped for part in _SENTENCE.findall(text) if (stripped := part.strip())]


def clauses_of(text: str) -> list[str]:
    """Return the clauses of `text` in order without the marks and spaces between them."""
    return _CLAUSE.findall(text)


def _is_visible(character: str) -> bool:
    category = unicodedata.category(character)
    return category not in {"Cc", "Cf", "Cs", "Co", "Cn"} and not "\ufe00" <= character <= "\ufe0f"


def _plain_character(character: str) -> str:
    if character < "\u0300":
        return "·" if character == "•" else character
    if unicodedata.category(character) == "Mn":
        return ""
    if character in _UNITS:
        return _UNITS[character]
    if "\uff01" <= character <= "\uff5e":
        return character if character in _KEPT_FULL_WIDTH else chr(ord(character) - 0xFEE0)
    if _is_compatibility_form(character):
        return unicodedata.normalize("NFKC", character)
    return character


def _is_compatibility_form(character: str) -> bool:
    """Tell Kangxi radicals, compatibility ideographs and mathematical letters from other signs."""
    return (
        "\u2e80" <= character <= "\u2fdf"
        or "\uf900" <= character <= "\ufaff"
        or "\U0001d400" <= character <= "\U0001d7ff"
        or "\U0002f800" <= character <= "\U0002fa1f"
    )


def _visible_character(character: str) -> str:
    if character.isspace():
        return " "
    return character if _is_visible(character) else ""


_VISIBLE = CharacterTable(_visible_character)
_PLAIN = CharacterTable(_plain_character)


@functools.lru_cache(maxsize=1)
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("t2s")


def _simplify(text: str) -> str:
    """Convert until nothing changes: one conversion may bring up a phrase that converts again."""
    for _ in range(3):
        converted = str(_converter().convert(text))
        if converted == text:
            break
        text = converted
    return text
