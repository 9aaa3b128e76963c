"""How a span is said; an entry of a section without dates of its own is told with its month."""

from __future__ import annotations

import re

from knowledge.answers.quoting.captions import begins_caption
from knowledge.answers.wording import say
from knowledge.records import DocumentKind, Passage

# ①亩均税收；
_OPEN_END = re.compile(r"[；;，、]$")


def said(sentence: str, passage: Passage) -> str:
    """Return the sentence that says `sentence`, which stands in `passage`; an open end is closed."""
    sentence = _OPEN_END.sub("。", sentence)
    if begins_caption(sentence) and not sentence.endswith("。"):
        sentence += "。"
    if passage.kind not in (DocumentKind.APPOINTMENTS, DocumentKind.CHRONICLE):
        return say("passage.quoted", sentence=sentence)
    year, month = passage.bulletin.split("-")
    period = f"{year}年{int(month)}月"
    sentence = sentence.lstrip("△")
    if passage.kind is DocumentKind.CHRONICLE and passage.trail:
        return say("passage.section", period=f"{year}年{passage.trail[0]}", sentence=sentence)
    if passage.trail:
        return say("passage.entry", period=period, heading=passage.trail[-1], sentence=sentence)
    return say("passage.section", period=period, sentence=sentence)
