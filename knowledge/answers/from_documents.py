"""Answers about a document itself: who issued it and when, since when it holds, until when."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.cues import cue_aspect
from knowledge.answers.evidence import (
    TermWeights,
    content_terms,
    content_words,
    everyday_terms,
    stands,
)
from knowledge.answers.held_terms import AskedTerms, title_terms
from knowledge.answers.replacement import is_replaced
from knowledge.answers.standing import replacement_values
from knowledge.answers.wording import say, spoken_date
from knowledge.records import (
    Answer,
    Aspect,
    Document,
    DocumentKind,
    Passage,
    Question,
    Topic,
    ValidityStatus,
)

ASPECTS = (Aspect.ISSUED, Aspect.VALIDITY, Aspect.EFFECTIVE)
_ON_DAY = {
    ValidityStatus.NOT_YET: "not_yet_on_day",
    ValidityStatus.EXPIRED: "expired_on_day",
    ValidityStatus.SUPERSEDED: "superseded_on_day",
}
_TITLE_COVERAGE = 0.6
# enough where no other title has half as much of the question
_CLEAR_COVERAGE = 0.5
_CERTAIN = 0.9
# with so much of its own words in a title, official words for the others of a question count so much
_LEAST_PLAIN = 0.3
_OFFICIAL_SHARE = 0.6
# 本通告自发布之日起生效，有效期5年   |   从2019年10月1日起执行   |   限行时间：2020年8月1日起
# 有效期5年   |   有效期为三年
_TERM = re.compile(r"(?:有效期|试行期)限?(?:为|是)?(?:\d{1,2}|[一二两三四五六七八九十])年")
# 哪天印发的、从哪天起执行
_BEGINS_TOO = re.compile(r"施行|实施|执行|生效")
_TERM_ASKED = re.compile(r"几年|多久|多长|多少年")
# what a question about the life of a document says beside its title
_FILLERS = re.compile(
    r"发布|印发|施行|实施|执行|生效|有效期?|时间|日期|期限|起止|开始|起|哪[天年月]+|什么时候|算数|新?规矩|[那这]个|规定|文件|政策|管到|管用|引用|今[天日]|现在|目前"
)
# words for the life of a text, and of nothing else that has a time
_LIFE = re.compile(r"开始|起[执施实生]|施行|实施|执行|生效|有效|到期|作废|算数")
# 哪个老文件作废了 asks for another text than the one named
_OF_ANOTHER = re.compile(r"哪[个份些].{0,6}(?:废止|作废|失效)")
# …的通知何时开始执行
_NAMED = re.compile(
    r"(?:通知|通告|公告|文件|办法|意见|规定|方案|细则|条例|规划|计划|预案|规程|新规|新政|老规矩|新规矩)》?(?:是|到底|究竟)?"
)
# 2017年那个…的意见, 2018年的意见: the year of the text, not a day on which it is asked whether it holds
_YEAR_OF_TEXT = re.compile(r"(?P<year>(?:19|20)\d\d)年(?:[那这]?[个份]|印?发布?的|出台?的|的(?!时候)(?!\d))")
_FEWEST_TERMS = 3
_TERM_WORDS = re.compile(r"有效期|日起(?:施行|实施|执行|生效)|起，|日起。|之日起")


def answer_from_documents(question: Question, sources: Sources, weights: TermWeights) -> Answer | None:
    """Answer a question about the life of a document; None when it asks something else."""
    question = _without_year_of_text(_about_its_life(question))
    if question.aspect not in ASPECTS or _OF_ANOTHER.search(question.text):
        return None
    if question.aspect is Aspect.EFFECTIVE and _begins_on_its_own(question, sources):
        return None
    document = find_document(question, sources, weights)
    if document is None or _is_of_another_year(question, document):
        return None
    return about_document(question, document, sources)


def _without_year_of_text(question: Question) -> Question:
    """Return the question whether a text still holds without the year of the text as the day asked about."""
    if question.aspect is not Aspect.VALIDITY or not _YEAR_OF_TEXT.search(question.text):
        return question
    return replace(question, as_of=None, date_phrase=None)


def _is_of_another_year(question: Question, document: Document) -> bool:
    """Tell whether a text is asked about by a year in which the document found was not signed."""
    said, signed = _YEAR_OF_TEXT.search(question.text), document.signed_date
    if said is None or signed is None or question.aspect is not Aspect.VALIDITY:
        return False
    return int(said["year"]) != signed.year


def _about_its_life(question: Question) -> Question:
    """Return the question with the aspect that stands behind the kind of document it names.

    规范补缴…的通知何时开始执行 asks for the day, though 补缴 asks for the text.
    """
    named = list(_NAMED.finditer(question.text))
    if question.aspect in ASPECTS or not named or question.document_number:
        return question
    aspect = cue_aspect(question.text[named[-1].end() :])
    return replace(question, aspect=aspect) if aspect in ASPECTS and aspect else question


def _begins_on_its_own(question: Question, sources: Sources) -> bool:
    """Tell whether the measure asked about took effect on another day than its notice (补贴从…起)."""
    if question.document_number or question.measure is None:
        return False
    drawn = [s for s in sources.standards if s.topic is question.topic and s.measure is question.measure]
    newest = max(drawn, key=lambda s: s.validity.begins, default=None)
    if newest is None:
        return False
    document = sources.documents[newest.citation.document_key]
    return newest.validity.effective_from not in (None, document.validity.effective_from)


def about_document(question: Question, document: Document, sources: Sources) -> Answer | None:
    """Say of `document` what the aspect of the question asks; None for a text without a signed date."""
    if document.signed_date is None:
        return None
    sentence = _sentence(question, document)
    passage = _passage(question, document, sources)
    if sentence is None or passage is None:
        return None
    term = _TERM.search(passage.text) if _TERM_ASKED.search(question.text) else None
    sentences = [sentence, *([say("document.term_printed", term=term[0])] if term else [])]
    if question.aspect is Aspect.ISSUED and _BEGINS_TOO.search(question.text):
        sentences.append(_sentence(replace(question, aspect=Aspect.EFFECTIVE), document) or "")
    answer = quoted(question, sources, sentences, [sources.cite(passage)], _CERTAIN, question.topic)
    return replace(answer, caveats=()) if question.aspect is Aspect.VALIDITY else answer


def find_document(question: Question, sources: Sources, weights: TermWeights) -> Document | None:
    """Find the document meant: by number, by the core topic, by the conversation, by its title."""
    if question.document_number:
        return sources.document_by_number(question.document_number)
    if question.topic not in (None, Topic.BULLETIN):
        titled = _by_title(question, sources, weights) if _NAMED.search(question.text) else None
        if titled and question.measure is None:
            return titled
        found = _of_topic(question, sources)
        return _titled_alone(question, found, sources) or found
    if question.follow_up and question.document_keys:
        return sources.documents.get(question.document_keys[0])
    return _by_title(question, sources, weights)


def _of_topic(question: Question, sources: Sources) -> Document | None:
    standards = [s for s in sources.standards if s.topic is question.topic]
    chosen = [s for s in standards if s.measure is question.measure] or standards
    if not chosen:
        return None
    newest = max(chosen, key=lambda s: str(s.validity.effective_from))
    return sources.documents[newest.citation.document_key]


def _titled_alone(question: Question, found: Document | None, sources: Sources) -> Document | None:
    """Return the only document in whose title a word of the question stands that the one found has not."""
    if found is None or not _NAMED.search(question.text):
        return None
    titles = {d.title: d for d in sources.documents.values() if d.kind is DocumentKind.DOCUMENT}
    for word in content_words(_FILLERS.sub("，", question.text)):
        held = [title for title in titles if stands(word, title)]
        if len(held) == 1 and not stands(word, found.title):
            return titles[held[0]]
    return None


def _by_title(question: Question, sources: Sources, weights: TermWeights) -> Document | None:
    terms = content_terms(_FILLERS.sub("，", question.text))
    # everyday words that no issue has tell nothing of a title, where enough is left to tell it by
    known = [term for term in terms if term in weights.frequencies] if _LIFE.search(question.text) else []
    terms = known if len(known) >= _FEWEST_TERMS else terms
    asked, official = AskedTerms.of(terms, weights), AskedTerms.of(everyday_terms(question.text), weights)
    titled = [d for d in sources.documents.values() if d.kind is DocumentKind.DOCUMENT]
    scored = sorted((_covered(asked, official, title_terms(d.title)), d.key) for d in titled)
    (next_best, _), (score, key) = ((0.0, ""), (0.0, ""), *scored)[-2:]
    clear = len(terms) >= _FEWEST_TERMS and score >= _CLEAR_COVERAGE and score >= 2 * next_best
    return sources.documents[key] if score >= _TITLE_COVERAGE or clear else None


def _covered(asked: AskedTerms, official: AskedTerms, title: frozenset[str]) -> float:
    """Return how much of a question a title covers, official words for its everyday ones counted in part."""
    plain = asked.coverage(title)
    if not official.weighted or plain < _LEAST_PLAIN:
        return plain
    return plain + (1 - plain) * _OFFICIAL_SHARE * official.coverage(title)


def _sentence(question: Question, document: Document) -> str | None:
    values = document_values(document)
    if question.aspect is Aspect.ISSUED:
        return say("document.issued", **values)
    if question.aspect is Aspect.EFFECTIVE:
        key = "effective_signed" if _unstated(document) else "effective"
        return say(f"document.{key}", **values)
    if question.as_of and question.as_of < question.today:
        holds = "in_term_on_day" if document.validity.expires_on else "applies_on_day"
        name = _ON_DAY.get(document.validity.status(question.as_of), holds)
        return say(f"document.{name}", day=question.date_phrase or "", **values)
    if is_replaced(document.validity, question.today):
        return say("document.superseded", **values)
    if document.validity.expires_on is None:
        return say("document.open_ended", **values)
    expired = document.validity.status(question.today) is ValidityStatus.EXPIRED
    return say("document.expired" if expired else "document.in_force", **values)


def document_values(document: Document) -> dict[str, str]:
    """Return title, issuers and days of a document as sentences name them."""
    since = document.validity.effective_from or document.signed_date
    until = document.validity.expires_on
    return {
        "title": f"《{document.title}》",
        "issuers": "、".join(document.issuers),
        "signed": spoken_date(document.signed_date) if document.signed_date else "",
        "since": spoken_date(since) if since else "",
        "until": spoken_date(until) if until else "",
        **replacement_values(document.validity),
    }


def _unstated(document: Document) -> bool:
    return document.effective_is_signed_date and document.validity.expires_on is None


def _passage(question: Question, document: Document, sources: Sources) -> Passage | None:
    """Return the passage that proves it: the signature for issuing, the term sentence for the rest."""
    passages = sources.passages_in.get(document.key, [])
    if question.aspect is Aspect.ISSUED:
        return passages[-1] if passages else None
    return next(
        (p for p in reversed(passages) if _TERM_WORDS.search(p.text)), passages[-1] if passages else None
    )
