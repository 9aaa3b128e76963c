"""A follow-up on a text: asked as the question before with what is new in it, of the documents cited last."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from knowledge.answers import shown_topic
from knowledge.answers.asked_period import without_dates
from knowledge.answers.cues import aspect_of
from knowledge.answers.evidence import content_terms, stands
from knowledge.answers.leaning.keeping import BY_REGION
from knowledge.answers.leaning.restating import Restatement, restatements
from knowledge.answers.leaning.standing import ALIEN, own_words, points, says_so
from knowledge.answers.limits.refusals import not_there
from knowledge.dates import find_dates
from knowledge.dialogue.conversation import Conversation
from knowledge.dialogue.cues import says
from knowledge.dialogue.joining import is_found
from knowledge.dialogue.moves import Asked, Knowledge, Reply
from knowledge.records import Answer, Aspect, Question, Topic
from knowledge.regions import find_regions

_FOLLOW_UP = "follow_up"
# 2018年
_YEAR = re.compile(r"\d{4}年")
_OF_A_DOCUMENT = (Aspect.VALIDITY, Aspect.EFFECTIVE, Aspect.ISSUED)
# a longer message tells all of what it asks
_LONGEST, _LONGEST_ALONE = 28, 16
# how much of what a follow-up says must stand in the answer; of one that does not say that it is one, more;
# of what the classifier takes for none of the bot's matters, all
_SOME, _MOST, _ALL = 0.34, 0.6, 1.0


def followed(
    asked: Asked, question: Question, conversation: Conversation, knowledge: Knowledge
) -> Reply | None:
    """Return the answer to a follow-up on a text, None where the conversation is not about one.

    What takes the place of something in the question before must stand in the answer: else it is said
    that it is not there, never what was said of the other.
    """
    if not _is_on_text(asked, question, conversation):
        return None
    tried = list(_restatements(asked, question, conversation, knowledge))
    for restated in tried:
        whole = _asked_as(restated.text, question, conversation)
        answer = knowledge.answer(whole)
        if is_found(answer) and _says(answer, restated, asked, conversation):
            return Reply(question=whole, answer=answer)
    if not (tried and question.follow_up and _must_be_said(question, tried)):
        return None
    answer = knowledge.answer(question)
    wanted = [one for one in tried if one.contrast] or [Restatement(text=asked.words)]
    if is_found(answer) and not any(_says(answer, one, asked, conversation) for one in wanted):
        answer = not_there(replace(question, topic=Topic.BULLETIN))
    return Reply(question=question, answer=answer)


def _must_be_said(question: Question, tried: Sequence[Restatement]) -> bool:
    """Return whether an answer must say what is new: a term, a number, a day (什么时候交草案)."""
    dated = question.aspect is Aspect.EFFECTIVE and bool(own_words(question.text))
    return dated or says("quantity", question.text) or any(one.contrast for one in tried)


def _is_on_text(asked: Asked, question: Question, conversation: Conversation) -> bool:
    """Return whether the conversation is about a text, and the message may lean on it."""
    context = conversation.context
    longest = _LONGEST if question.follow_up or _points(asked.words) else _LONGEST_ALONE
    if not context.text or not context.document_keys or len(asked.words) > longest:
        return False
    if shown_topic(asked.words, asked.entities) or asked.entities.get("document_number"):
        return False
    if question.aspect in _OF_A_DOCUMENT and not own_words(asked.words):
        return False  # 还有效吗 asks of the document as a whole
    if context.topic in BY_REGION and asked.entities.get("region"):
        return False  # the standards of another place are no matter of the text
    return context.from_text


def _restatements(
    asked: Asked, question: Question, conversation: Conversation, knowledge: Knowledge
) -> Iterator[Restatement]:
    context = conversation.context
    names = [
        appointment.person
        for bulletin in knowledge.bulletins
        for document in bulletin.documents
        if document.key in context.document_keys
        for appointment in document.appointments
    ]
    said = conversation.exchanges[-1].said if conversation.exchanges else ""
    yield from restatements(asked.words, context.text, dict.fromkeys(names), said)
    # what a core topic or nothing at all says anything of may stand in the document cited last
    if not question.follow_up or context.topic not in (None, Topic.BULLETIN):
        yield Restatement(text=asked.words)


def _asked_as(text: str, question: Question, conversation: Conversation) -> Question:
    """Return the follow-up as the whole question `text`, of the documents cited last."""
    context = conversation.context
    found = {
        "date": tuple(text[mention.start : mention.end] for mention in find_dates(text)),
        "region": tuple(dict.fromkeys(mention.name for mention in find_regions(text))),
    }
    entities: Mapping[str, Sequence[str]] = {**question.entities, **found}
    return replace(
        question,
        text=text,
        topic=Topic.BULLETIN,
        measure=None,
        aspect=_aspect(text, own_words(question.text)),
        regions=found["region"],
        entities={name: tuple(values) for name, values in entities.items() if values},
        intent=_FOLLOW_UP,
        follow_up=True,
        document_keys=context.document_keys,
    )


def _aspect(text: str, own: str) -> Aspect:
    """Return what a whole question wants; 什么时候交草案 does not ask since when the document holds."""
    aspect = aspect_of(text)
    return Aspect.VALUE if aspect is Aspect.EFFECTIVE and own else aspect


def _says(answer: Answer, restated: Restatement, asked: Asked, conversation: Conversation) -> bool:
    """Return whether an answer says what is new in the follow-up, and is not what was said before."""
    cited = {citation.passage_id for citation in answer.citations}
    trails = [trail for hit in answer.hits if hit.passage.id in cited for trail in hit.passage.trail]
    said = "".join((*answer.sentences, *(citation.quote for citation in answer.citations), *trails))
    figures = without_dates("".join(answer.sentences))
    if says("quantity", asked.words) and not re.search(r"\d", figures):
        return False  # a day is no answer to 罚多少钱
    if restated.contrast is not None and _YEAR.fullmatch(restated.contrast.term):
        # a plan has many years: that of the answer must be said itself
        titles = [citation.title for citation in answer.citations]
        return restated.contrast.stands_in("".join((*answer.sentences, *titles)))
    if restated.contrast is not None:
        return restated.contrast.stands_in(said)
    own = own_words(asked.words, parted=True)
    terms = [term for term in content_terms(own) if len(term) > 1] or own.split()
    share = sum(stands(term, said) for term in terms) / len(terms) if terms else 1.0
    documents = {citation.document_key for citation in answer.citations}
    leans = says_so(asked.words) or _points(asked.words)
    enough = _SOME if leans or asked.intent == _FOLLOW_UP else _ALL if asked.intent == ALIEN else _MOST
    return bool(documents & set(conversation.context.document_keys)) and share >= enough


def _points(text: str) -> bool:
    return points(text) or says("this_class", text)
