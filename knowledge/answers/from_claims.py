"""Answers to what is claimed of a text (…要占60%，没错吧): looked for without the figure, then compared.

A figure that is claimed draws the search to wherever it stands, or away from all where it stands nowhere.
So what is claimed is asked for instead (…要占百分之多少). Only where what is found then has another figure is
it told here, as what is written, without a word on what else may hold.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from knowledge.answers.asked_period import without_dates
from knowledge.answers.cues import aspect_of
from knowledge.answers.evidence import content_terms
from knowledge.answers.from_documents import ASPECTS
from knowledge.answers.reasoning.claimed_figures import Claimed, claimed_in, clauses_on, without_claims
from knowledge.answers.wording import say
from knowledge.records import Answer, AnswerStatus, Question, Topic

# …，对吗   |   …没错吧   |   这数对吧   |   …，依据哪一条
_TAKEN = re.compile(
    r"(?:这个?)?(?:数字?|说法|日期|时间)?(?:对不对|是不是|[对是](?:[吗吧么不嘛])|没错[吧吗]?|没记错吧?|属实吗?|有没有错|是真的[吗吧]?)[？?。!！]*$"
    r"|(?:的)?依据(?:是|在)?哪一?[条款项]?[？?。]*$"
)
_TOPICS = (None, Topic.BULLETIN, Topic.DOGS)
# …的新规定是7月1号起执行: the day of a text, whatever its topic
_TEXT_NAMED = re.compile(r"通知|通告|公告|文件|办法|意见|规定|方案|细则|规划|计划|新规|新政")

# so much surer an answer must be that has the figure, where it tells as much of the question
_SURER = 0.05

Step = Callable[[Question], Answer | None]


def answer_to_claim(question: Question, answer: Step) -> Answer | None:
    """Answer what a question claims of a text with what is written instead; None where that is not found.

    `answer` answers a question in which nothing is claimed.
    """
    taken = _TAKEN.search(question.text)
    if taken is None or not (question.topic in _TOPICS or _TEXT_NAMED.search(question.text)):
        return None
    text = question.text[: taken.start()].rstrip("，,。；;： ")
    claims = claimed_in(text)
    if question.topic not in (None, Topic.BULLETIN):
        claims = [claim for claim in claims if claim.is_time or claim.is_term]  # the rules tell the rest
    if not claims:
        return None
    open_text = without_claims(text, claims)
    found = answer(_open(question, open_text, claims))
    if found is None or found.status is not AnswerStatus.ANSWERED or not found.citations:
        return None
    wrong = [claim for claim in claims if _stands(claim, text, found.sentences, question) is False]
    if not wrong:
        # a day that is right is no day to ask of: …到期 is not asked as of that day
        return found if any(claim.is_time for claim in claims) else None
    elsewhere = _where_it_stands(question, wrong, answer)
    if elsewhere is not None and _is_nearer(elsewhere, found, content_terms(without_dates(open_text))):
        return None
    return _corrected(found, elsewhere, "、".join(claim.text for claim in wrong))


def _stands(claim: Claimed, text: str, sentences: Sequence[str], question: Question) -> bool | None:
    """Tell whether the first sentence has the figure, all of them where it has none of its kind."""
    first = claim.stands_in(clauses_on(text, sentences[0]), question.today)
    if first is not None:
        return first
    return claim.stands_in(clauses_on(text, "。".join(sentences)), question.today)


def _open(question: Question, open_text: str, claims: list[Claimed]) -> Question:
    """Return the question that asks for what is claimed."""
    aspect = question.aspect if question.aspect in ASPECTS else aspect_of(open_text)
    asked = replace(question, text=open_text, aspect=aspect, amount=None, amounts=())
    if any(claim.is_time and question.date_phrase in (None, claim.text) for claim in claims):
        asked = replace(asked, as_of=None, date_phrase=None)
    return asked


def _where_it_stands(question: Question, wrong: list[Claimed], answer: Step) -> Answer | None:
    """Return the first sentence of the answer to the question as it was put, where it has what is claimed."""
    other = answer(question)
    if other is None or other.status is not AnswerStatus.ANSWERED or not other.citations:
        return None
    told = clauses_on(question.text, other.sentences[0])
    stands = all(claim.stands_in(told, question.today) for claim in wrong)
    return replace(other, sentences=other.sentences[:1], citations=other.citations[:1]) if stands else None


def _is_nearer(other: Answer, found: Answer, terms: Sequence[str]) -> bool:
    """Tell whether what has the figure tells more of the question: then that may be what is meant."""
    more = sum((term in other.sentences[0]) - (term in found.sentences[0]) for term in set(terms))
    return more > 0 or (more == 0 and other.confidence > found.confidence + _SURER)


def _corrected(found: Answer, elsewhere: Answer | None, claimed: str) -> Answer:
    """Return what is written, and behind it the sentence in which what is claimed stands, if there is one."""
    first, *rest = found.sentences
    sentences = [say("claims.other", claimed=claimed) + first, *rest]
    if elsewhere is None or any(elsewhere.sentences[0] in sentence for sentence in rest):
        return replace(found, sentences=tuple(sentences))
    sentences.append(say("claims.elsewhere", claimed=claimed, sentence=elsewhere.sentences[0]))
    citations = tuple(dict.fromkeys((*found.citations, *elsewhere.citations)))
    return replace(found, sentences=tuple(sentences), citations=citations)
