"""What is remembered after a question: what it was about, what was said, what was asked back, what failed."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answers import Context, remembered
from knowledge.dialogue.asking_back import TOPIC
from knowledge.dialogue.conversation import REMEMBERED, Conversation, Exchange
from knowledge.dialogue.joining import is_found
from knowledge.dialogue.listing import items_of
from knowledge.dialogue.moves import Reply
from knowledge.dialogue.parts import asks
from knowledge.records import Answer, AnswerStatus, Question, Topic
from knowledge.referrals import urgent

_FAILURES = (AnswerStatus.NOT_IN_BULLETINS, AnswerStatus.OUT_OF_SCOPE, AnswerStatus.ERROR)
# what is refused is not what the conversation is about
_LEAVES_NO_TRACE = (AnswerStatus.OUT_OF_SCOPE, AnswerStatus.ERROR, AnswerStatus.SMALLTALK)
# 瑞安市最低月工资标准是 **…元/月** marks its figure
_FIGURE = re.compile(r"\*\*(.+?)\*\*")
_LONGEST_SAID = 40


def after(conversation: Conversation, reply: Reply, words: str) -> Conversation:
    """Return the conversation after a reply to the question that was put as `words`."""
    question, answer = reply.question, reply.answer
    asked_back = TOPIC if answer.status is AnswerStatus.CLARIFY and answer.offers else None
    changed = replace(
        conversation,
        asked_back=asked_back,
        asked_before=tuple(
            dict.fromkeys((*conversation.asked_before, *([asked_back] if asked_back else [])))
        ),
        failures=_failures(conversation, answer, asked_back),
    )
    if not reply.is_kept:
        return changed
    kept = _context_after(conversation.context, question, answer)
    told = asks(words) or urgent(question.text)
    if answer.status is AnswerStatus.OUT_OF_SCOPE and not told:
        return replace(changed, context=kept)  # an insult is no question that somebody has to take over
    one = _exchange(question, answer, words)
    return replace(changed, context=kept, exchanges=(*conversation.exchanges, one)[-REMEMBERED:])


def _failures(conversation: Conversation, answer: Answer, asked_back: str | None) -> int:
    """Return how many answers in a row said nothing; a first question back is none of them."""
    again = asked_back is not None and asked_back in conversation.asked_before
    if answer.status in _FAILURES or again:
        return conversation.failures + 1
    return 0 if is_found(answer) else conversation.failures


def _context_after(before: Context, question: Question, answer: Answer) -> Context:
    """Return what the next message may lean on: what was found, or was not for a topic that is known."""
    about_nothing = not is_found(answer) and question.topic in (None, Topic.BULLETIN)
    if answer.status in _LEAVES_NO_TRACE or (about_nothing and before.text and not answer.choices):
        return before
    keys = tuple(dict.fromkeys(citation.document_key for citation in answer.citations))
    return replace(
        remembered(question, keys), from_text=is_found(answer) and bool(keys) and not answer.standards
    )


def _exchange(question: Question, answer: Answer, words: str) -> Exchange:
    first = answer.sentences[0] if answer.sentences else ""
    figures = _FIGURE.findall(" ".join(answer.sentences))
    source = answer.citations[0] if answer.citations else None
    return Exchange(
        asked=remembered(question),
        words=words,
        status=answer.status,
        said="、".join(figures[:3]) or first.split("（")[0][:_LONGEST_SAID],
        source=(source.document_number or f"《{source.title}》") if source else "",
        listed=len(items_of(answer)),
    )
