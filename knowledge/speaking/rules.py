"""What no spoken sentence may hold: a closed list of rules, each with an example that breaks it."""

from __future__ import annotations

import enum
import re
from dataclasses import dataclass

# characters of a sentence, and between two pauses
LONGEST_SENTENCE = 100
LONGEST_BREATH = 50


class Rule(enum.Enum):
    """A rule of spoken text: the words of what is wrong, an example, and the pattern that finds it."""

    BRACKET = (
        "a bracket or book mark, which a voice leaves out or reads as a word",
        "洞头区（灵昆街道除外）",
        r"[（()）\[\]〔〕【】﹝﹞｛｝{}<>＜＞《》〈〉「」『』]+",
    )
    ADDRESS = (
        "an address of the network, which nobody can note down by ear",
        "详见www.example.cn",
        r"(?:https?://|www\.)\S+|\S+@\S+\.\w+|[A-Za-z0-9-]+\.(?:com|cn|org|net|gov|html?)\b",
    )
    DIGITS = (
        "Arabic digits, which each voice reads in its own way: 2015 as a count, 12345 as an amount",
        "每月1500元",
        r"[0-9０-９]+(?:[.,][0-9]+)*",
    )
    LETTERS = (
        "letters that are no single capital: a unit (kg), a word, or an abbreviation read as a word",
        "重5kg的APP",
        r"[A-Za-z]*[a-z][A-Za-z]*|[A-Z]{2,}",
    )
    UNIT_SIGN = ("a sign that stands for a unit", "30㎡或25℃", r"[㎡㎥㎞㎝㎜㎏㎎℃℉°′″%％‰‱¥￥$€£]")
    OPERATOR = ("a sign of calculation or comparison", "二＋三＝五", r"[+＋−±×÷=＝≈≠≥≤≧≦~～^√∑→←↑↓]")
    EMPHASIS = ("a mark of emphasis or of layout", "**重要**", r"[*_`#|\\]+")
    PICTURE = (
        "a picture or an ornament",
        "⚠请注意",
        r"[\u2190-\u21ff\u2460-\u27bf\u2b00-\u2bff\u3200-\u32ff\U0001f000-\U0001faff]",
    )
    INVISIBLE = (
        "a character that cannot be seen, and may turn the direction of the text",
        "最低\u200b工资",
        r"[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff]",
    )
    LINE_BREAK = ("a line break: what is spoken is one line", "第一行\n第二行", r"[\n\r\u2028\u2029]+")
    WIDE_LETTER = ("a full-width letter", "ＡＰＰ", r"[Ａ-Ｚａ-ｚ]+")
    DASH = ("a dash, slash or dot, which may be a range, a pause or nothing", "三—五年", r"[-—–―/／·•．.…⋯]+")
    QUOTE = ("a quotation mark, which is not heard", "请说“是”", r"[“”‘’\"'＂＇]+")
    DOUBLED_MARK = ("two pauses at one place", "好的，。", r"[，、；：。！？][，、；：。！？]+")
    LONG_SENTENCE = (
        f"more than {LONGEST_SENTENCE} characters up to the next full stop",
        "，".join(["这是一句很长很长的话"] * 10),
        rf"[^。！？；]{{{LONGEST_SENTENCE + 1},}}",
    )
    NO_PAUSE = (
        f"more than {LONGEST_BREATH} characters without a pause",
        "这是一句没有停顿的话" * 6,
        rf"[^，、：。！？；]{{{LONGEST_BREATH + 1},}}",
    )
    OTHER_SIGN = (
        "any other character than Chinese, single capitals and pauses",
        "甲☯乙",
        r"[^\u3007\u3400-\u9fff\U00020000-\U0003134fA-Za-z0-9 ，、：。！？；\s]+",
    )
    EMPTY = ("nothing to say", "", r"\A\s*\Z")

    def __init__(self, wrong: str, example: str, pattern: str) -> None:
        self.wrong = wrong
        self.example = example
        self.pattern = re.compile(pattern)


@dataclass(frozen=True, slots=True, kw_only=True)
class Violation:
    """A place where a spoken text breaks a rule: `found` is `text[start:end]`."""

    rule: Rule
    found: str
    start: int
    end: int


def violations(text: str) -> list[Violation]:
    """Return where `text` breaks which rule, in order of place; none where a voice can read it."""
    broken = [
        Violation(rule=rule, found=match.group(), start=match.start(), end=match.end())
        for rule in Rule
        for match in rule.pattern.finditer(text)
    ]
    return sorted(broken, key=lambda violation: (violation.start, violation.end))
