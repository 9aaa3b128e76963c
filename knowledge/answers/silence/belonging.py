"""Whether a question is one for the bulletins at all: by the classifier and by the evidence together.

The classifier is a soft prior. It sees the message alone and takes everyday words (几辆车要配一个插口) for
errands; near and sure evidence overcomes it, and evidence that only shares words makes no question of a chat.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from knowledge.answers.cues import topic_of
from knowledge.answers.silence.signals import SIGNALS
from knowledge.records import Question

_NONE_FOR_THIS_BOT = "out_of_scope"
# what a message is whose intent tells nothing of the matter: one that the classifier gives up on, small talk
# that was not sure enough, a follow-up that nothing went before; and one in a conversation
_UNTOLD, _FOLLOWING = 0.3, 0.6
# words of a core topic (低保, 养老金) tell at least so much, however the rest of the message reads
_SHOWN = 0.95
# Logistic weights, learnt from real messages that are none for this bot and from labelled questions, five
# folds; docs/search.md has the curve. Units: log-odds for each unit of the signal.
_BIAS, _OF_CHANCE, _OF_PRIOR = -8.5, 0.9, 0.5
_OF_SIGNALS = {"lacking_words": -0.55, "dense": 7.1, "cosine": 7.3}
_PLACES = {name: SIGNALS.index(name) for name in _OF_SIGNALS}
# Of what the classifier takes for another's business, the evidence must have every word that the bulletins
# have: 本科和专科有什么区别 is not answered by 专科 alone. Log-odds where all of the words by weight are
# absent; right answers to such messages mostly lack nothing, chance ones an eighth to a half.
_OF_MISSING, _MISSING = -2.0, SIGNALS.index("missing")
_LEAST = 0.001


def belonging(question: Question, confidence: float, row: Sequence[float]) -> float:
    """Return the chance (0..1) that a question is for the bulletins.

    Args:
        question: with the intent of the classifier and how sure it is; None is no doubt.
        confidence: the chance that what would be said is right.
        row: the numbers of the evidence in the order of SIGNALS.
    """
    if question.intent is None:
        return 1.0
    evidence = sum(weight * row[_PLACES[name]] for name, weight in _OF_SIGNALS.items())
    odds = _BIAS + _OF_CHANCE * _odds(confidence) + _OF_PRIOR * _odds(_prior(question)) + evidence
    if question.intent == _NONE_FOR_THIS_BOT:
        odds += _OF_MISSING * row[_MISSING]
    return 1.0 / (1.0 + math.exp(-odds))


def _prior(question: Question) -> float:
    intent, sure = question.intent or "", question.intent_confidence
    if intent == _NONE_FOR_THIS_BOT:
        return 1.0 - sure
    if not intent.startswith("ask_"):
        return _FOLLOWING if question.follow_up else _UNTOLD
    return max(sure, _SHOWN) if topic_of(question.text) else sure


def _odds(chance: float) -> float:
    within = min(max(chance, _LEAST), 1.0 - _LEAST)
    return math.log(within / (1.0 - within))
