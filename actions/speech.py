"""An `Answer` for the ear: the answer in one sentence, where it is written in another; then the rest."""

from __future__ import annotations

import re
from dataclasses import dataclass

from actions.spoken_quotes import is_quotation, quotes_said
from actions.spoken_rows import rows_said
from actions.spoken_sentences import Said, sentences_said
from actions.spoken_sources import source_sentence, whole_sources
from actions.spoken_warnings import short_caveat, source_and_warnings
from knowledge.answers.wording import wording
from knowledge.records import Answer, AnswerStatus
from knowledge.speaking import spoken

# 《某某标准的通知》: a name, which is said as it is printed
_TITLE = re.compile("(《[^》]*》)")
_FOUND = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What is said at once, and the further sentences in order, each as a voice reads it."""

    text: str
    details: tuple[str, ...] = ()


def speech_of(answer: Answer) -> Speech:
    """Return the answer for the ear in two sentences: what was asked; its source with what to beware of.

    The key figures of the first sentence on the screen are in `text`, and so is every warning, in short; the
    details hold the other sentences, rows and sums, the warnings in full, and each source.
    """
    parts = answer.parts or (answer,)
    said = [_said(part) for part in parts]
    citations = [citation for part in parts for citation in part.citations] or list(answer.citations)
    caveats = list(dict.fromkeys(caveat for part in parts for caveat in part.caveats))
    now = "；".join(one.now.rstrip("：；，。") for one in said if one.now)
    now = now if now.endswith(("？", "！")) or not now else f"{now}。"
    is_told = caveats or any(part.status in _FOUND for part in parts)
    source = source_and_warnings(source_sentence(citations, now), caveats) if is_told else ""
    later = [sentence for one in said for sentence in one.later]
    later += [caveat for caveat in caveats if short_caveat(caveat)]
    return Speech(
        text=_voiced("\n".join(filter(None, (_shortened(now), source)))),
        details=tuple(filter(None, map(_voiced, [*later, *whole_sources(citations)]))),
    )


def _said(answer: Answer) -> Said:
    """Return what is said at once of an answer to one question."""
    if answer.table and len(answer.sentences) > 1:
        return rows_said(answer)
    return quotes_said(answer) if is_quotation(answer) else sentences_said(answer)


def _shortened(printed: str) -> str:
    """Return what is printed with the short names that people use, titles left as they are."""
    pieces = _TITLE.split(printed)
    for long, short in wording()["speech"]["short"].items():
        pieces[::2] = [piece.replace(long, short) for piece in pieces[::2]]
    return "".join(pieces)


def _voiced(printed: str) -> str:
    for shown, said in wording()["speech"]["replaced"].items():
        printed = printed.replace(shown, said)
    return spoken(printed)
