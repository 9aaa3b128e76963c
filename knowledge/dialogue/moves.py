"""What a message does in the conversation before it asks anew: goes back, corrects, points, asks why."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from knowledge.answers import Context, analyse, restored, shown_topic
from knowledge.answers.evidence import grams
from knowledge.answers.leaning.standing import is_fragment, own_words
from knowledge.answers.limits.refusals import not_there
from knowledge.answers.wording import say
from knowledge.dialogue.asking_back import offers
from knowledge.dialogue.conversation import Conversation, Exchange
from knowledge.dialogue.cues import cue, says
from knowledge.dialogue.explaining import asks_why, explained, where_to_ask
from knowledge.dialogue.joining import is_found
from knowledge.dialogue.listing import Item
from knowledge.dialogue.pointing import asks_more, out_of_range, pointed_at, points_back, said_of_item
from knowledge.dialogue.returning import asked_there, is_again, is_one_before, returned
from knowledge.records import Answer, AnswerStatus, Bulletin, Question, Topic

# 为什么可能已经调整了 asks for the reason of what was said, a longer message something of its own
_LONGEST_WHY = 24
# 那去哪里问最新的 says hardly more than that
_MOST_OWN_WORDS = 3


class Knowledge(Protocol):
    """What is known, as the dialogue asks it."""

    def answer(self, question: Question) -> Answer:
        """Return the answer to an analysed question."""

    @property
    def bulletins(self) -> Sequence[Bulletin]:
        """Return the issues, oldest first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question of a message: its words without courtesies, entities and intent."""

    words: str
    entities: dict[str, Sequence[str]]
    intent: str | None
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """A question with what is said to it; `is_kept` says whether the conversation is then about it."""

    question: Question
    answer: Answer
    is_kept: bool = True


def gone_back(asked: Asked, conversation: Conversation, today: date, knowledge: Knowledge) -> Reply | None:
    """Return the answer to an earlier question asked again, with its words where it is not the last."""
    exchange = returned(asked.words, conversation)
    left = asked_there(asked.words)
    if exchange is not None and left and not is_again(asked.words) and (asked.entities or own_words(left)):
        return _asked_anew(left, asked, exchange, today, knowledge)
    if exchange is not None:
        question = restored(exchange.asked, today)
        answer = knowledge.answer(question)
        if is_again(asked.words) and not is_one_before(asked.words):
            return Reply(question=question, answer=answer)
        named = say("dialogue.back", question=exchange.words.strip("？?。 "))
        return Reply(question=question, answer=replace(answer, sentences=(named, *answer.sentences)))
    if conversation.exchanges or not (is_again(asked.words) or is_one_before(asked.words)):
        return None
    return _clarified(asked, today, "dialogue.nothing_before")


def _asked_anew(left: str, asked: Asked, exchange: Exchange, today: date, knowledge: Knowledge) -> Reply:
    """Return the answer to what is asked of an earlier question: 回到刚才那个，文成的呢."""
    question = analyse(left, today, asked.entities, "follow_up", exchange.asked, later=True)
    return Reply(question=question, answer=knowledge.answer(question))


def pointed_back(asked: Asked, conversation: Conversation, today: date, knowledge: Knowledge) -> Reply | None:
    """Return what is said of one of the things listed before; None where the words point at none."""
    if not points_back(asked.words) or asked.entities.get("document_number"):
        return None
    listing = next((one for one in reversed(conversation.exchanges) if one.listed), None)
    if listing is None and _says_nothing_else(asked):
        return _nothing_listed(asked, conversation, today)
    if listing is None or shown_topic(asked.words, asked.entities) not in (None, listing.asked.topic):
        return None
    question = restored(listing.asked, today)
    answer = knowledge.answer(question)
    found = pointed_at(asked.words, answer)
    if found is None:
        return Reply(question=question, answer=out_of_range(asked.words, answer), is_kept=False)
    number, item = found
    if item.title:
        return _of_document(item, asked, today, knowledge)
    if item.entities:
        entities = {**asked.entities, **item.entities}
        left = cue("nth").sub("", asked.words)
        about = analyse(left, today, entities, "follow_up", listing.asked, later=True)
        return Reply(question=about, answer=knowledge.answer(about))
    if asks_more(asked.words):
        return _of_words(item, asked, listing.asked, answer, today, knowledge)
    return Reply(question=question, answer=said_of_item(number, item, answer), is_kept=False)


def _says_nothing_else(asked: Asked) -> bool:
    """Return whether a message only points back: 第二个呢, 你刚才说的第二个."""
    left = cue("said_before").sub("", cue("nth").sub("", asked.words))
    return is_fragment(left) and not asked.entities


def _nothing_listed(asked: Asked, conversation: Conversation, today: date) -> Reply:
    """Say that nothing was listed; where nothing was asked at all, with a button for each topic."""
    reply = _clarified(asked, today, "dialogue.nothing_listed")
    if conversation.exchanges:
        return reply
    bare = replace(reply.question, text="", regions=())
    return replace(reply, answer=replace(reply.answer, offers=offers(bare)))


def _of_words(
    item: Item, asked: Asked, listing: Context, listed: Answer, today: date, knowledge: Knowledge
) -> Reply:
    """Return the answer to a further question about a thing listed, in the document that lists it."""
    words = item.words.strip("。；")
    text = cue("nth").sub(lambda _: words, asked.words, count=1)
    keys = tuple(dict.fromkeys(citation.document_key for citation in listed.citations))
    question = analyse(text, today, asked.entities, "ask_bulletin")
    whole = replace(question, topic=listing.topic, follow_up=True, document_keys=keys)
    answer = knowledge.answer(whole)
    said = "".join((*answer.sentences, *(citation.quote for citation in answer.citations)))
    if is_found(answer) and any(term in said for term in grams(words)):
        return Reply(question=whole, answer=answer)
    return Reply(question=whole, answer=answer if not is_found(answer) else not_there(whole))


def explained_why(
    asked: Asked, conversation: Conversation, today: date, knowledge: Knowledge
) -> Reply | None:
    """Return the reason for what was said last; None where none is asked for or the data hold none."""
    if not asks_why(asked.words) or len(asked.words) > _LONGEST_WHY:
        return None
    last = next((one for one in reversed(conversation.exchanges) if one.asked.text), None)
    topic = shown_topic(asked.words, asked.entities)
    if topic is not None and (last is None or topic is not last.asked.topic):
        question = analyse(asked.words, today, asked.entities, asked.intent, None, asked.confidence)
    elif last is not None:
        question = restored(last.asked, today)
    else:
        return None
    answer = knowledge.answer(question)
    earlier = [restored(one.asked, today) for one in conversation.exchanges[-2:-1]]
    before = earlier[0] if earlier and last is conversation.exchanges[-1] else None
    reason = explained(asked.words, question, answer, knowledge.answer, knowledge.bulletins, before)
    return Reply(question=question, answer=reason, is_kept=topic is not None) if reason else None


def directed(asked: Asked, conversation: Conversation, today: date, knowledge: Knowledge) -> Reply | None:
    """Return whom to ask about the topic of the conversation; None where that is not asked."""
    topic = conversation.context.topic
    left = cue("where_to_ask").sub("", asked.words)
    if left == asked.words or len(own_words(left)) > _MOST_OWN_WORDS:
        return None
    if topic in (None, Topic.BULLETIN) or shown_topic(asked.words, asked.entities) not in (None, topic):
        return None
    question = restored(conversation.context, today)
    return Reply(question=question, answer=where_to_ask(question), is_kept=False)


def _of_document(item: Item, asked: Asked, today: date, knowledge: Knowledge) -> Reply:
    """Return the answer to a question about a document that was listed, by default what it says."""
    number = item.number or _number_of(item, knowledge)
    entities: dict[str, Sequence[str]] = {"document_number": (number,)} if number else {}
    left = cue("nth").sub("", asked.words).strip("？?。那呢的")
    wanted = left if says("of_a_document", left) else say("dialogue.what_it_says")
    tries = [wanted if number else f"《{item.title}》{wanted}"]
    tries += [f"{number}{say('dialogue.what_it_is')}"] if number else []
    for text in tries:
        question = analyse(text, today, entities, "ask_bulletin", Context())
        answer = knowledge.answer(question)
        if is_found(answer):
            break
    return Reply(question=question, answer=answer)


def _number_of(item: Item, knowledge: Knowledge) -> str | None:
    """Return the document number of a title, if an issue prints the document with one."""
    documents = (document for bulletin in knowledge.bulletins for document in bulletin.documents)
    return next((d.document_number for d in documents if d.title == item.title), None)


def _clarified(asked: Asked, today: date, key: str) -> Reply:
    question = analyse(asked.words, today, asked.entities, asked.intent)
    answer = Answer(status=AnswerStatus.CLARIFY, as_of=today, sentences=(say(key),))
    return Reply(question=question, answer=answer, is_kept=False)
