"""The last two answers taken together: 这两个差几块, 加起来呢, 和二档差多少."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from knowledge.answers import restored, shown_topic
from knowledge.answers.leaning.standing import own_words
from knowledge.answers.limits.refusals import not_there
from knowledge.answers.reasoning import arithmetic
from knowledge.answers.reasoning.durations import Span, span_of
from knowledge.answers.values import since
from knowledge.answers.wording import money, say
from knowledge.dialogue.conversation import Conversation
from knowledge.dialogue.cues import cue, says
from knowledge.dialogue.joining import FOUND
from knowledge.dialogue.moves import Asked, Knowledge, Reply
from knowledge.records import Answer, Aspect, Calculation, Question, Standard, Topic

# 这两个差几块 says hardly more than that
_MOST_OWN_WORDS = 2
_TWO = 2
# 差多少 asks how far the amounts of the last answer are apart: before and after, pay and standard
_APART_ALREADY = (Aspect.BEFORE, Aspect.COMPLIANCE)


def compared(asked: Asked, conversation: Conversation, today: date, knowledge: Knowledge) -> Reply | None:
    """Return how far the last two amounts are apart or what they come to; None where neither is asked for."""
    apart, together = says("apart", asked.words), _is_of_sum(asked, conversation)
    if not (apart or together) or shown_topic(asked.words, asked.entities) or _says_more(asked.words):
        return None
    found = [restored(one.asked, today) for one in conversation.exchanges if one.status in FOUND]
    last = _places_of(found[-1]) if together and found else []
    last = last or found[-_TWO:]
    if asked.entities.get("tier"):
        return _with_tier(asked, last[-1], knowledge) if last and apart else None
    if len(last) < _TWO or asked.entities.get("region"):
        return None
    if last[1].aspect in _APART_ALREADY and not says("both", asked.words):
        return None
    question = _of_both(asked, last[0], last[1], together=together)
    if question is None:
        return None
    answer = knowledge.answer(question) if apart and question.topic is not Topic.BULLETIN else None
    if together:
        answer = _total(question, [knowledge.answer(one) for one in last])
        answer = answer or replace(not_there(question), sentences=(say("dialogue.no_sum"),))
    return Reply(question=question, answer=answer or not_there(question))


def _is_of_sum(asked: Asked, conversation: Conversation) -> bool:
    """Return whether a sum is asked for, or what the sum said last comes to (那一年呢 after 加起来呢).

    A household counted (三口人加起来) asks for its own sum, by the last place alone.
    """
    if asked.entities.get("people"):
        return False
    if says("sum_of", asked.words):
        return True
    last = conversation.exchanges[-1:]
    return bool(last) and says("sum_of", last[0].words) and set(asked.entities) == {"pay_period"}


def _places_of(question: Question) -> list[Question]:
    """Return a question for each of two places that `question` compared; none for anything else."""
    if question.aspect is not Aspect.DIFFERENCE or len(question.regions) != _TWO:
        return []
    return [
        replace(
            question,
            aspect=Aspect.VALUE,
            regions=(place,),
            pay_period=None,
            entities={**question.entities, "region": (place,)},
        )
        for place in question.regions
    ]


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


def _of_both(asked: Asked, first: Question, second: Question, *, together: bool) -> Question | None:
    """Return the question of what two questions asked for; None where they did not ask for the same."""
    topics = {one.topic or Topic.BULLETIN for one in (first, second)}
    whole = _compared(asked, second)
    if len(topics) > 1 or (first.text, first.regions) == (second.text, second.regions):
        return whole if len(topics) > 1 and together else None
    if Topic.BULLETIN in topics:
        return replace(whole, topic=Topic.BULLETIN)
    if first.measure is not second.measure:
        return whole if together else None
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
    # two that are added up are two people: what they come to is for both, not for each
    total = arithmetic.total([amount for _, amount in terms], terms[0][0].unit.replace("人·", ""))
    parts = "，".join(
        say(
            "sums.part",
            subject=_name(one, answer),
            amount=money(amount, one.unit),
            when=say("days.from", day=since(one)),
        )
        for (one, amount), answer in zip(terms, answers, strict=True)
    )
    sentence = say(
        "standard.total", total=money(total.result, total.unit), parts=parts, expression=total.expression
    )
    span = span_of(question, terms[0][0].measure)
    over = span.times(total.result) if span else None
    more = [_over(span, over)] if span and over else []
    return replace(
        answers[1],
        sentences=(sentence, *more),
        table=(),
        choices=(),
        standards=tuple(one for one, _ in terms),
        citations=tuple(dict.fromkeys(c for answer in answers for c in answer.citations)),
        calculations=(total, over) if over else (total,),
        caveats=tuple(dict.fromkeys(c for answer in answers for c in answer.caveats)),
    )


def _over(span: Span, over: Calculation) -> str:
    return say("sums.over", span=span.name, total=arithmetic.yuan(over), expression=over.expression)


def _one(answer: Answer) -> Standard | None:
    """Return the standard that an answer named first, where all of its measure have one amount."""
    first = next(iter(answer.standards), None)
    same = [one for one in answer.standards if first and one.measure is first.measure]
    return first if len({one.amount for one in same}) == 1 else None


def _name(standard: Standard, answer: Answer) -> str:
    return f"{'、'.join(answer.regions[:1])}{standard.subject}{standard.tier or ''}"
