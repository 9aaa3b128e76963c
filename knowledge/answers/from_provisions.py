"""Answers from provisions: the one record whose subject and condition a question clearly names.

Of the questions that ask for a figure only those are answered here whose words nearly all stand in one
record, of the unit asked for, while the records of every other passage have far fewer of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from operator import itemgetter

from knowledge.answers.asked_period import without_dates
from knowledge.answers.brackets import brackets_in, case_amounts, in_figures_alone, without_amounts
from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.evidence import WordWeights, content_words, stands
from knowledge.answers.provision_members import member_of
from knowledge.answers.quoting.figure_places import measured_clause
from knowledge.answers.quoting.governing import GOVERNED
from knowledge.answers.quoting.headings import Headings
from knowledge.answers.quoting.heard import core_with
from knowledge.answers.quoting.runs import LABEL
from knowledge.answers.wording import say
from knowledge.records import Answer, Measure, Passage, Question, Standard, Topic
from knowledge.vocabulary import load_yaml

_CONSIDERED = 10
# the share of the words that a record must have, how far the records of other passages must be behind, and
# what a word at least weighs: one that no passage has is not told by any
_TOLD, _AHEAD, _LEAST = 0.7, 0.25, 2.0
# what a passage loses for each place in the order of the search, and what its own clause counts
_PLACE, _NEAR, _CLAUSE = 0.02, 0.5, 60
_LONGEST_QUOTE = 200
# A类企业, B级
_CLASS = re.compile(r"(?<![A-Za-z])([A-DＡ-Ｄ])[类级档]?")
_CERTAIN = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    """A record of a passage with the share of the question that it tells and what it is ranked by."""

    record: Standard
    passage: Passage
    told: float
    score: float


def answer_from_provisions(question: Question, sources: Sources, weights: WordWeights) -> Answer | None:
    """Answer with the provision that a question clearly names; None where it is not sure."""
    cues = load_yaml("records.yml")["provisions"]
    text = question.text
    units = [entry["unit"] for entry in cues["units"] if re.search(entry["asked"], text)]
    if not units or re.search(cues["planned"], text) or question.topic not in (None, Topic.BULLETIN):
        return None
    matches = sorted(_matches(question, sources, weights, units), key=lambda match: -match.score)
    best = next(iter(matches), None)
    if best is None or best.told < _TOLD:
        return None
    others = (match.score for match in matches if match.passage.id != best.passage.id)
    if best.score - max(others, default=0.0) < _AHEAD:
        return None
    record, said = _told(question, best, matches, sources)
    answer = quoted(question, sources, [said], [record.citation], _CERTAIN, Topic.BULLETIN)
    return replace(answer, heard=((said, core_with(said, record.value)),))


def _told(
    question: Question, best: _Match, matches: Sequence[_Match], sources: Sources
) -> tuple[Standard, str]:
    """Return the record to tell and its sentence, the whole one where the question fits others as well."""
    heading = _heading(best.passage, sources)
    said = _said(best.record, heading)
    members = [match.record for match in matches if _is_member(match, best)]
    if all(record.value in said for record in members):
        return best.record, said
    if record := member_of(in_figures_alone(question.text), members):
        return record, _said(record, heading)
    whole = LABEL.sub("", best.record.citation.quote.removeprefix(heading))
    return best.record, say("provisions.quoted", text=whole.rstrip("。；"))


def _is_member(match: _Match, best: _Match) -> bool:
    """Return whether a record is `best`, or one of its sentence that the question fits just as well."""
    record, other = match.record, best.record
    same = (record.citation.quote, record.subject, record.unit) == (
        other.citation.quote,
        other.subject,
        other.unit,
    )
    return same and match.passage.id == best.passage.id and match.score >= best.score


def _matches(
    question: Question, sources: Sources, weights: WordWeights, units: Sequence[str]
) -> Iterator[_Match]:
    cases = case_amounts(question.text)
    words = content_words(without_dates(without_amounts(question.text, cases)))
    classes = set(_CLASS.findall(question.text))
    hits = sources.searcher.hits(question.text, _CONSIDERED, threshold=0.0)
    places = {hit.passage.id: (place, hit.passage) for place, hit in enumerate(hits)}
    of_hits = (found for key in places for found in sources.standards_of_passage.get(key, ()))
    for _, record in sorted(of_hits, key=itemgetter(0)):
        place, passage = places[record.citation.passage_id]
        if record.measure is not Measure.PROVISION or not words:
            continue
        if cases and record.value in record.condition and brackets_in(record.value):
            continue  # the bound of a condition is not what goes for the case
        if not any(re.search(unit, record.unit + record.value) for unit in units):
            continue
        near = f"{record.subject}，{record.condition[-_CLAUSE:]}"
        every = "，".join(
            (near, record.condition, record.citation.quote, passage.title, *passage.trail),
        )
        if classes and not classes <= set(_CLASS.findall(f"{record.subject}，{record.condition}")):
            continue
        told = _share(words, every, weights)
        measured = measured_clause(record.citation.quote, record.citation.quote.find(record.value))
        above = f"{passage.title}，{'，'.join(passage.trail)}，{measured}"
        if measured and _share(words, above, weights) < GOVERNED * told:
            continue  # 新建小区的用房 is not measured by …平方米的综合型中心
        score = told + _NEAR * _share(words, near, weights) - _PLACE * place
        yield _Match(record=record, passage=passage, told=told, score=score)


def _share(words: Sequence[str], text: str, weights: WordWeights) -> float:
    """Return the share of the words, by rarity, that stand in `text` or have an official word there."""
    weight = {word: max(weights.weight(word), _LEAST) for word in words}
    return sum(weight[word] for word in words if stands(word, text)) / sum(weight.values())


def _heading(passage: Passage, sources: Sources) -> str:
    """Return the heading that stands on a line of its own in front of a passage, if one does."""
    key = passage.document_key
    return Headings(sources.passages_in[key], sources.documents[key]).own(passage)


def _said(record: Standard, heading: str) -> str:
    """Return the sentence or clause that prints a record; for one of several (分别…) its own words.

    The number and the heading in front of it (（三）行政审批) run on into its first words and are left out.
    """
    quote = LABEL.sub("", record.citation.quote.removeprefix(heading))
    name = LABEL.sub("", heading)
    # the heading of the item stands before the condition: 加强保障：…
    clause = (record.condition.partition("：")[2] or record.condition).removeprefix(name)
    if clause in quote and len(quote) <= _LONGEST_QUOTE:
        return say("provisions.quoted", text=quote.rstrip("。；"))
    if clause in quote and record.value in clause:
        return say("provisions.quoted", text=clause)
    key = "said" if clause else "without_condition"
    return say(
        f"provisions.{key}", subject=record.subject.removeprefix(name), condition=clause, value=record.value
    )
