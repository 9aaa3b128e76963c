"""Answers that are a list printed over several articles, an article by its number, or a document's parts."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.evidence import TermWeights
from knowledge.answers.from_contents import answer_from_contents_of
from knowledge.answers.held_terms import AskedTitle
from knowledge.answers.outline import Branch, head_of, name_of, opening_of, short_title
from knowledge.answers.outline_choice import Choice, choices_for, cues, documents_asked
from knowledge.answers.page_citations import cited_by_page
from knowledge.answers.wording import say
from knowledge.dates import find_dates
from knowledge.records import Answer, Article, Document, Question, Topic

# 第五条, 第二章, 第三部分
_ORDINAL = re.compile(r"第(?P<number>[一二三四五六七八九十]{1,3}|\d{1,2})(?P<unit>条|章|部分|大?块|个?方面)")
_UNITS = {"条": "第{}条", "章": "第{}章"}
_CHINESE = "一二三四五六七八九十"
_LONGEST, _LONGEST_LIST = 320, 480
_LONGEST_ARTICLE = 240
# a choice must be so far ahead of the next, and a title told so far, to be what is meant
_AHEAD = 0.05
_TITLE_TOLD = 0.5
_CERTAIN = 0.85


def answer_from_outline(question: Question, sources: Sources, weights: TermWeights) -> Answer | None:
    """Answer what stands under the heading asked for, whole; None when no heading is what is asked for."""
    asks = [name for name in ("list", "parts", "steps") if re.search(cues()[name], question.text)]
    ordinal = _ORDINAL.search(question.text)
    if not asks and not ordinal:
        return None
    if question.topic not in (None, Topic.BULLETIN) and not question.document_number:
        return None
    documents = documents_asked(question, sources)
    if ordinal:
        named = named_document(question, documents, weights)
        return _article_answer(question, sources, named, ordinal) if named else None
    named = (
        named_document(question, documents, weights) if re.search(cues()["whole"], question.text) else None
    )
    best = _best(choices_for(question, documents, sources, weights))
    if best and (named is None or best.is_named):
        return _branch_answer(question, sources, best.branch)
    return answer_from_contents_of(question, sources, named) if named else None


def _best(choices: Sequence[Choice]) -> Choice | None:
    if not choices or (len(choices) > 1 and choices[0].score < choices[1].score + _AHEAD):
        return None
    return choices[0]


def named_document(
    question: Question, documents: Sequence[Document], weights: TermWeights, asking: Sequence[str] = ()
) -> Document | None:
    """Return the document that the question names: by number, by the conversation, or most of its title.

    `asking` are the patterns of the words that ask, beside those for parts of documents.
    """
    if not documents or question.document_number or question.follow_up:
        return documents[0] if documents else None
    asked = question.text
    for mention in find_dates(asked):
        asked = asked.replace(mention.phrase, "，")
    for pattern in (*asking, *(cues()[name] for name in ("whole", "parts", "fillers"))):
        asked = re.sub(pattern, "，", asked)
    title = AskedTitle(_ORDINAL.sub("，", asked), weights)
    scores = [(title.score(d.title), d.key, d) for d in documents]
    score, _, best = max(scores, key=lambda one: one[:2])
    return best if score >= _TITLE_TOLD else None


def _branch_answer(question: Question, sources: Sources, branch: Branch) -> Answer | None:
    """Say the parts of a branch: whole where they are short, else a sentence or the heading of each."""
    listed = _joined(_shortest_fit(branch.parts))
    if len(listed) > _LONGEST_LIST:
        return None
    if branch.opening.endswith(("：", ":")):
        sentence = say("outline.introduced", opening=branch.opening, items=listed)
    else:
        head = name_of(branch.head) if branch.head else ""
        sentence = say(
            "outline.headed", title=f"《{short_title(branch.document)}》", heading=head, items=listed
        )
    head_and_parts = [*([branch.head] if branch.head else []), *branch.parts]
    return _quoted(question, sources, branch.document, sentence, head_and_parts)


def _shortest_fit(parts: Sequence[Article]) -> list[str]:
    whole = [part.text.replace("\n", "") for part in parts]
    sentences = [opening_of(part) if "。" in text else text for part, text in zip(parts, whole, strict=True)]
    for texts in (whole, sentences):
        if sum(map(len, texts)) <= _LONGEST:
            return texts
    return [head_of(part) for part in parts]


def _joined(texts: Sequence[str]) -> str:
    return "；".join(text.rstrip("。；;：: ") for text in texts) + "。"


def _article_answer(
    question: Question, sources: Sources, document: Document, ordinal: re.Match[str]
) -> Answer | None:
    """Answer with the article or part of this number, its headings where it is long."""
    label = _label(ordinal)
    article = next((a for a in document.articles if a.label == label), None)
    if article is None:
        return None
    trail = (*article.trail, head_of(article))
    below = [a for a in document.articles if a.trail[: len(trail)] == trail and len(a.trail) == len(trail)]
    text = article.text.replace("\n", "")
    if len(text) > _LONGEST_ARTICLE:
        text = text[: text.rfind("。", 0, _LONGEST_ARTICLE) + 1] or opening_of(article)
    items = _joined(_shortest_fit(below)) if below else ""
    said = f"{text.rstrip('：:')}：{items}" if items else text
    sentence = say("outline.article", title=f"《{short_title(document)}》", text=said)
    return _quoted(question, sources, document, sentence, [article, *below])


def _label(ordinal: re.Match[str]) -> str:
    number = ordinal["number"]
    if number.isdigit():
        tens, ones = divmod(int(number), 10)
        ten = ("" if tens == 1 else _CHINESE[tens - 1]) + "十" if tens else ""
        number = ten + (_CHINESE[ones - 1] if ones else "")
    return _UNITS.get(ordinal["unit"], "{}、").format(number)


def _quoted(
    question: Question, sources: Sources, document: Document, sentence: str, articles: Sequence[Article]
) -> Answer | None:
    lines = {line for one in articles for paragraph in one.paragraphs for line, _ in paragraph.spans}
    passages = [p for p in sources.passages_in.get(document.key, ()) if lines & set(p.lines)]
    if not passages:
        return None
    citations = cited_by_page(passages, sources)
    return quoted(question, sources, [sentence], citations, _CERTAIN, question.topic or Topic.BULLETIN)
