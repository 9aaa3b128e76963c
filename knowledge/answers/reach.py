"""A document that limits itself to the urban districts, asked about for a county: the limit goes first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from knowledge.answers.context import Sources
from knowledge.answers.places import display
from knowledge.answers.wording import say
from knowledge.records import Answer, AnswerStatus, Passage, Question
from knowledge.regions import RegionKind, county_of, find_regions, region

_CITY = "温州市"
# 本政策的奖励资金限于市区范围   |   本办法适用于市区
_LIMIT = re.compile(
    r"本(?:政策|办法|意见|通知|规定|方案|细则|措施|实施办法|实施细则)[^，。；：]{0,16}"
    r"(?:仅?限于?|只限于?|仅适用于|只适用于|适用于|适用范围为)(?:本|温州)?市?市区(?:范围)?(?:以?内)?(?=[，。；：])"
    # 一、适用对象  注册地在市区（功能区），与…合作的
    r"|(?<=适用(?:对象|范围))注册地在(?:本|温州)?市?市区(?:（[^（）]{1,12}）)?(?:范围)?(?:以?内)?(?=[，。；：])"
)


def with_reach(answer: Answer, question: Question, sources: Sources) -> Answer:
    """Return an answer from a text with the limit to the urban districts in front, where it is asked beyond.

    A text that itself names the county asked about in what is said is not limited there.
    """
    place = _beyond(question)
    if place is None or answer.standards or answer.status is not AnswerStatus.ANSWERED:
        return answer
    found = next(_limits(answer, sources), None)
    if found is None or any(display(place) in sentence for sentence in answer.sentences):
        return answer
    passage, clause = found
    told = say("reach.urban", clause=clause, place=display(place))
    cited = sources.cite(passage)
    citations = answer.citations if cited in answer.citations else (*answer.citations, cited)
    return replace(
        answer,
        status=AnswerStatus.PARTIAL,
        sentences=(told, *answer.sentences),
        citations=citations,
    )


def _beyond(question: Question) -> str | None:
    """Return the county, outside the urban districts, that the question is asked of; None where none is."""
    named = tuple(mention.name for mention in find_regions(question.text)) or question.regions
    found = [county for name in named if (county := county_of(name)) and county != _CITY]
    outside = [county for county in found if region(county).kind in (RegionKind.CITY, RegionKind.COUNTY)]
    return outside[0] if outside and len(outside) == len(found) else None


def _limits(answer: Answer, sources: Sources) -> Iterator[tuple[Passage, str]]:
    """Yield the clauses by which the documents cited limit themselves, with their passages."""
    for key in dict.fromkeys(citation.document_key for citation in answer.citations):
        for passage in sources.passages_in.get(key, ()):
            if limit := _LIMIT.search(passage.text):
                yield passage, limit[0]
