"""What holds in the parts that a standard takes out of a place: 洞头区（灵昆街道除外）."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.compose import citations_of
from knowledge.answers.context import Sources
from knowledge.answers.lookup import in_place
from knowledge.answers.places import display, excepted_parts
from knowledge.answers.reasoning.scopes import asked_places
from knowledge.answers.wording import money, say
from knowledge.records import Answer, Citation, Question, Standard


def with_exceptions(answer: Answer, question: Question, sources: Sources) -> Answer:
    """Return the answer with the amounts of the parts that its standards take out of the places asked for.

    Where the notice has no amount for such a part, its name beside the place is all that is said of it.
    """
    said = "".join((*answer.sentences, *(cell for row in answer.table for cell in row)))
    used = [s for s in answer.standards if money(s.amount, s.unit) in said]
    # 全温州都是…，乐清也一样吗: what the whole city takes out is no part of the place asked for
    places = asked_places(question) or question.regions
    parts = {part: None for s in used for place in places for part in excepted_parts(s, place)}
    told = {id(standard) for standard in answer.standards}
    found = {
        part: [s for s in _amounts(part, used, sources.standards) if id(s) not in told] for part in parts
    }
    sentences = [
        say(
            "standard.excepted", place=display(part), amounts="、".join(money(s.amount, s.unit) for s in held)
        )
        for part, held in found.items()
        if held
    ]
    if not sentences:
        return answer
    cited = citations_of([s for held in found.values() for s in held])
    more = [one for one in cited if not any(_holds(other, one) for other in answer.citations)]
    return replace(answer, sentences=(*answer.sentences, *sentences), citations=(*answer.citations, *more))


def _amounts(part: str, used: Sequence[Standard], known: Sequence[Standard]) -> list[Standard]:
    """Return the standards that the notices of `used` set for a part that these do not hold for."""
    kinds = [(s.citation.document_key, s.measure, s.tier) for s in used if part in s.excluded_regions]
    same = [s for s in known if (s.citation.document_key, s.measure, s.tier) in kinds]
    return [s for s in in_place(same, part) if s.amount is not None]


def _holds(other: Citation, citation: Citation) -> bool:
    return other.passage_id == citation.passage_id and citation.quote in other.quote
