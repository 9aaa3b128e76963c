"""What goes before any search: danger, commands to the bot, what must not be answered, single cases."""

from __future__ import annotations

from knowledge.answers.cues import topic_of
from knowledge.answers.limits.refusals import refusal
from knowledge.answers.limits.reported import is_reported
from knowledge.records import Answer, AnswerStatus, Question
from knowledge.referrals import case, guard, sentence, urgent


def guarded(question: Question) -> Answer | None:
    """Refuse what must not be searched for, and say where to turn; None for all others.

    Words of a core topic (养老, 低保 …) or of a report (谁参加了会议) let all but the gravest guards pass.
    """
    said = _said(question)
    return refusal(question, AnswerStatus.OUT_OF_SCOPE, said) if said else None


def _said(question: Question) -> str | None:
    text = question.text
    if not text:
        return sentence("commands")
    shown = bool(question.breeds) or topic_of(text) is not None or is_reported(question)
    held = urgent(text) or guard(text, always=shown) or (None if shown else case(text))
    return held.sentence if held else None
