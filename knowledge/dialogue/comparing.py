"""The last two answers taken together: 这两个差几块, 加起来呢, 和二档差多少."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from knowledge.answers import restored, shown_topic
from knowledge.answers.leaning.standing import own_words
from knowledge.answers.limits.refusals import not_there
from knowledge.answers.reasoning import arithmetic
from knowledge.answers.values import since
from knowledge.answers.wording import money, say
from knowledge.dialogue.conversation import Conversation
from knowledge.dialogue.cues import cue, says
from knowledge.dialogue.joining import FOUND
from knowledge.dialogue.moves import Asked, Knowledge, Reply
from knowledge.records import Answer, Aspect, Question, Standard, Topic

# 这两个差几块 says hardly more than that
_MOST_OWN_WORDS = 2
_TWO = 2
# 差多少 asks how far the amounts of the last answer are apart: before and after, pay and standard
_APART_ALREADY = (Aspect.BEFORE, Aspect.COMPLIANCE)


def compared(asked: Asked, conversation: Conversation, today: date, knowledge: Knowledge) -> Reply | None:
    """Return how far the last two amounts are apart or what they come to; None where neither is asked for."""
    apart, together = says("apart", asked.words), says("sum_of", asked.words)
    if not (apart or together) or shown_topic(asked.words, asked.entities) or _says_more(asked.words):
        return None
    last = [restored(one.asked, today) for one in conversation.exchanges if one.status in FOUND][-_TWO:]
    if asked.entities.get("tier"):
        return _with_tier(asked, last[-1], knowledge) if last and apart else None
    if len(last) < _TWO or asked.entities.get("region"):
        return None
    if last[1].aspect in _APART_ALREADY and not says("both", asked.words):
        return None
    question = _of_both(asked, last[0], last[1])
    if question is None:
        return None
    answer = knowledge.answer(question) if apart and question.topic is not Topic.BULLETIN else None
    if together:
        answer = _total(question, [knowledge.answer(one) for one in last])
    return Reply(question=question, answer=answer or not_there(question))


def _says_more(text: str) -> bool:
    left = text
    for group in ("apart", "sum_of", "both"):
        left = cue(group).sub("", left)
    return len(own_words(left)) > _MOST_OWN_WORDS


def _with_tier(asked: Asked, last: Question, knowledge: Knowledge) -> Reply | None:
    """Return how far the tier of the last question is from the one named now."""
    named = tuple(asked.entities["tier"])
    if last.tier is None or last.tier in named:
        return None
    tiers = (last.tier, *named)
    question = replace(_compared(asked, last), tiers=tiers, entities={**last.entities, "tier": tiers})
    return Reply(question=question, answer=knowledge.answer(question))


def _of_both(asked: Asked, first: Question, second: Question) -> Question | None:
    """Return the question of what two questions asked for; None where they did not ask for the same."""
    topics = {one.topic or Topic.BULLETIN for one in (first, second)}
    whole = _compared(asked, second)
    if len(topics) > 1 or first.text == second.text:
        return whole if len(topics) > 1 and says("sum_of", asked.words) else None
    if Topic.BULLETIN in topics:
        return replace(whole, topic=Topic.BULLETIN)
    if first.measure is not second.measure:
        return whole if says("sum_of", asked.words) else None
    if first.tier != second.tier and first.tier and second.tier:
        tiers = (first.tier, second.tier)
        return replace(whole, tiers=tiers, entities={**second.entities, "tier": tiers})
    places = tuple(dict.fromkeys((*first.regions[:1], *second.regions[:1])))
    if len(places) < _TWO:
        return None
    return replace(whole, regions=places, entities={**second.entities, "region": places})


def _compared(asked: Asked, last: Question) -> Question:
    """Return the last question as one on the difference, over the time that the words name."""
    period = next(iter(asked.entities.get("pay_period", ())), last.pay_period)
    return replace(
        last, text=asked.words, aspect=Aspect.DIFFERENCE, pay_period=period, follow_up=True, amount=None
    )


def _total(question: Question, answers: list[Answer]) -> Answer | None:
    """Return the sum of what two answers said; None where they said no single amounts of one unit."""
    found = [_one(answer) for answer in answers]
    terms = [(one, one.amount) for one in found if one is not None and one.amount is not None]
    if len(terms) < _TWO or len({one.unit for one, _ in terms}) > 1:
        return None
    total = arithmetic.total([amount for _, amount in terms], terms[0][0].unit)
    parts = "，".join(
        say("sums.part", subject=_name(one, answer), amount=money(amount, one.unit), since=since(one))
        for (one, amount), answer in zip(terms, answers, strict=True)
    )
    sentence = say(
        "standard.total", total=money(total.result, total.unit), parts=parts, expression=total.expression
    )
    return replace(
        answers[1],
        sentences=(sentence,),
        table=(),
        choices=(),
        standards=tuple(one for one, _ in terms),
        citations=tuple(dict.fromkeys(c for answer in answers for c in answer.citations)),
        calculations=(total,),
        caveats=tuple(dict.fromkeys(c for answer in answers for c in answer.caveats)),
    )


def _one(answer: Answer) -> Standard | None:
    """Return the standard that an answer named first, where all of its measure have one amount."""
    first = next(iter(answer.standards), None)
    same = [one for one in answer.standards if first and one.measure is first.measure]
    return first if len({one.amount for one in same}) == 1 else None


def _name(standard: Standard, answer: Answer) -> str:
    return f"{'、'.join(answer.regions[:1])}{standard.subject}{standard.tier or ''}"
