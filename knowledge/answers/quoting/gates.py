"""The gates in front of an answer from text: how much of a question a passage must cover."""

from __future__ import annotations

import re

from knowledge.answers.evidence import WordWeights, content_terms, passage_text
from knowledge.answers.quoting.found import Found, Origin
from knowledge.records import Question

# what the question names exactly and the passage must name too: 2019年, “两进两回”, 50万, 25%
_NAMED = re.compile(r"(?:19|20)\d\d(?=年|[-—])|“[^”]{2,12}”|\d+(?:\.\d+)?(?:%|万|亿)")
_SURE = 0.75
# the share of the question's words, by rarity, that a passage may lack
_ABSENT = 0.4
# share of the question that must be covered: by any passage; by one of the document that the
# conversation or the topic is about; by one of the document that is named by its number; where the
# classifier is sure that it is one for the bulletins; where it says that it is none for this bot
_GATE = 0.45
_GATE_SURE = 0.32
_GATE_OF_TOPIC = 0.3
_GATE_OF_NUMBER = 0.1
_GATE_OUT_OF_SCOPE = 0.72
# … and by one of another document than the conversation is about
_GATE_ELSEWHERE = 0.6
# a follow-up of a word or two (农用的呢) says nothing without that document
_FEWEST_TERMS = 3
_NEVER = 2.0
_BESIDE = 0.8


class Gates:
    """The gates of one question."""

    def __init__(self, question: Question, words: WordWeights) -> None:
        """Choose the gates by how the question was classified."""
        self._question = question
        self._words = words
        self._gate = _gate(question)

    def reason(self, found: Found, coverage: float, *, beside: bool = False) -> str | None:
        """Return why a passage is no evidence: it covers too little, or lacks what the question names.

        One `beside` another passage of its document that is evidence needs a little less.
        """
        gate = _BESIDE * self._gate if beside else self._of_origin(found.origin)
        if coverage < gate:
            return f"covers {coverage:.2f} of the question, needed {gate:.2f}"
        held = f"{passage_text(found.passage)}{found.passage.bulletin}"
        missing = [name for name in _NAMED.findall(self._question.text) if name.strip("“”") not in held]
        if missing:
            return f"lacks {'、'.join(missing)}"
        absent = self._words.missing(self._question.text, held) if gate > _GATE_OF_TOPIC else 0.0
        return f"lacks {absent:.2f} of the words, allowed {_ABSENT:.2f}" if absent > _ABSENT else None

    def _of_origin(self, origin: Origin) -> float:
        if origin is Origin.NUMBERED:
            return _GATE_OF_NUMBER
        return _GATE_OF_TOPIC if origin is Origin.MEANT else self._gate


def _gate(question: Question) -> float:
    """Return the share to be covered: less where the classifier is sure of a question for the bulletins."""
    if question.intent in ("out_of_scope", "nlu_fallback"):
        return _GATE_OUT_OF_SCOPE
    if question.follow_up and question.document_keys:
        return _GATE_ELSEWHERE if len(content_terms(question.text)) >= _FEWEST_TERMS else _NEVER
    sure = question.intent == "ask_bulletin" and question.intent_confidence >= _SURE
    return _GATE_SURE if sure else _GATE
