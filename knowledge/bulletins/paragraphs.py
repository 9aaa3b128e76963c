"""Joining hard-wrapped lines into paragraphs while each keeps its source lines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.records import Line, Paragraph

# 第一章  总  则
CHAPTER = re.compile(r"^第[一二三四五六七八九十百]+章")
# 第十四条 …
CLAUSE = re.compile(r"^第[一二三四五六七八九十百]+条")
_LEVELS: tuple[re.Pattern[str], ...] = (
    CHAPTER,
    CLAUSE,
    re.compile(r"^附\s*件\s*\d*\s*[:：]?\s*$|^附\s*则$"),  # 附件   |   附  则
    re.compile(r"^[一二三四五六七八九十]{1,3}、"),  # 一、总体要求
    re.compile(r"^（[一二三四五六七八九十]{1,3}）"),  # （一）指导思想。
    re.compile(r"^\d{1,2}\s?[.．、](?!\d)"),  # 1.突出重点。   |   3 . 落 实 用 地 支 持 政 策 。
    re.compile(r"^（\d{1,2}）"),  # （1）A类——优先发展类。
    re.compile(r"^[①②③④⑤⑥⑦⑧⑨⑩]"),  # ①亩均税收（权重35%）
)
# ——加大增量融资规模   |   △  市长姚高员参加…   |   ◎ 2020年5月起…
_BULLET = re.compile(r"^(?:——\S|[△●◎■])")
_SENTENCE_END = re.compile(r"[。；：！？:;]\s*[”）]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledParagraph:
    """A paragraph with the depth of the label that it begins with (None without one)."""

    paragraph: Paragraph
    level: int | None
    label: str

    @property
    def text(self) -> str:
        """Return the text of the paragraph."""
        return self.paragraph.text


def join_lines(lines: Sequence[Line]) -> Paragraph:
    """Join wrapped lines without line breaks; a space stays only between two Latin words."""
    joined = ""
    spans: list[tuple[int, int]] = []
    for line in lines:
        piece = close_up(line.text.strip())
        if joined and re.match(r"[A-Za-z]", piece) and re.search(r"[A-Za-z]$", joined):
            joined += " "
        joined += piece
        spans.append((line.number, len(joined)))
    return Paragraph(text=joined, spans=tuple(spans))


def close_up(text: str) -> str:
    """Drop white space next to a Chinese character or full-width sign (通    知 → 通知)."""
    return re.sub(r"(?<=[^\x00-\xff])\s+|\s+(?=[^\x00-\xff])", "", text)


def label_of(text: str) -> tuple[int | None, str]:
    """Return the level and the label that a line begins with, or (None, '')."""
    for level, pattern in enumerate(_LEVELS):
        match = pattern.match(text)
        if match:
            return level, re.sub(r"\s", "", match[0])
    return None, ""


def paragraphs_of(lines: Sequence[Line]) -> list[LabelledParagraph]:
    """Join the lines of a document's body into paragraphs."""
    width = full_width(lines)
    groups: list[list[Line]] = []
    for line in lines:
        if not groups or _breaks(groups[-1], line, width):
            groups.append([])
        groups[-1].append(line)
    return [_paragraph(group) for group in groups]


def _paragraph(group: Sequence[Line]) -> LabelledParagraph:
    level, label = label_of(group[0].text.strip())
    return LabelledParagraph(paragraph=join_lines(group), level=level, label=label)


def _breaks(group: Sequence[Line], line: Line, width: float) -> bool:
    """Return whether `line` begins a paragraph after `group`."""
    text, previous = line.text.strip(), group[-1].text.strip()
    labelled = label_of(text)[0] is not None or bool(_BULLET.match(text))
    if labelled and not _inside_bracket(group) and not previous.endswith(("、", "，")):
        return True
    short = printed_length(previous) < width - 2.5
    if _SENTENCE_END.search(previous):
        return short
    return short and label_of(group[0].text.strip())[0] is not None and not previous.endswith(("，", "、"))


def _inside_bracket(group: Sequence[Line]) -> bool:
    text = "".join(line.text for line in group[-3:])
    return text.count("（") > text.count("）") or text.count("《") > text.count("》")


def full_width(lines: Sequence[Line]) -> float:
    """Return the usual length of a full line, in full-width characters."""
    lengths = sorted(printed_length(line.text.strip()) for line in lines)
    return lengths[int(len(lengths) * 0.7)] if lengths else 0.0


def printed_length(text: str) -> float:
    """Return how wide a line is printed: half a character for each Latin letter, digit and space."""
    return sum(0.5 if ord(character) < 0x100 else 1.0 for character in text)
