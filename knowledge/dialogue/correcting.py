"""Corrections: 不对，我问的是乐清 takes back what was asked and says what is meant instead."""

from __future__ import annotations

import re

from knowledge.courtesies import without_courtesies
from knowledge.dialogue.cues import cue
from knowledge.dialogue.parts import Part

_MARKS = "，,。！!；;、 "


def correction_of(message: str) -> Part | None:
    """Return what is meant instead of the question before, as part of the message; None for no correction.

    What is denied (不是低保，…) is left out. 不对 alone corrects nothing, 不是2000吗 asks.
    """
    text = without_courtesies(message)
    if text not in message or re.search(r"[吗么][？?。!！]?$", text):
        return None
    taken_back = cue("takes_back").match(text)
    first = taken_back.end() if taken_back else 0
    denied = cue("denied").search(text, first)
    if taken_back is None and (denied is None or not _says_what(text, denied)):
        return None
    kept = [(first, denied.start()), (denied.end(), len(text))] if denied else [(first, len(text))]
    spans = [(begin, end) for begin, end in (_meant(text, *span) for span in kept) if end > begin]
    meant = "，".join(text[begin:end].strip(_MARKS) for begin, end in spans)
    offset = message.index(text)
    moved = tuple((begin + offset, end + offset) for begin, end in spans)
    return Part(text=meant, spans=moved) if meant else None


def _meant(text: str, begin: int, end: int) -> tuple[int, int]:
    """Return the span without what only says that it is meant (我问的是…)."""
    while begin < end and text[begin] in _MARKS:
        begin += 1
    if taken_back := cue("takes_back").match(text[begin:end]):
        begin += taken_back.end()
    lead = cue("meant").match(text[begin:end])
    return begin + (lead.end() if lead else 0), end


def _says_what(text: str, denied: re.Match[str]) -> bool:
    """Return whether beside what is denied it is said what is meant (不是低保，是最低工资)."""
    before, after = text[: denied.start()], cue("takes_back").sub("", text[denied.end() :])
    return (
        re.match(r"(?:而?是|我|要|问|查)", after) is not None or re.search(r"是[^，。]+$", before) is not None
    )
