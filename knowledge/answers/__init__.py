"""From a `Question` to an `Answer`: steps tried in order, the first that can answer does."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterator
from dataclasses import replace
from time import perf_counter

from knowledge.answers.amended import with_amendments
from knowledge.answers.analysis import analyse, remembered, restored, shown_topic
from knowledge.answers.context import Sources
from knowledge.answers.day_heading import with_day_headings
from knowledge.answers.evidence import Weights
from knowledge.answers.figures import unsupported_figures
from knowledge.answers.from_appointments import answer_from_appointments
from knowledge.answers.from_chronicle import answer_from_chronicle
from knowledge.answers.from_claims import answer_to_claim
from knowledge.answers.from_contents import answer_from_contents
from knowledge.answers.from_documents import answer_from_documents
from knowledge.answers.from_dog_rules import answer_from_dog_rules
from knowledge.answers.from_duties import answer_from_duties
from knowledge.answers.from_enumerations import answer_from_enumerations
from knowledge.answers.from_facts import answer_from_facts
from knowledge.answers.from_issues import answer_from_issues
from knowledge.answers.from_lists import answer_from_lists
from knowledge.answers.from_offices import answer_from_offices
from knowledge.answers.from_outline import answer_from_outline
from knowledge.answers.from_overview import answer_from_overview
from knowledge.answers.from_provisions import answer_from_provisions
from knowledge.answers.from_standards import answer_from_standards, answer_with_operands
from knowledge.answers.from_statistics import answer_from_statistics
from knowledge.answers.from_tasks import answer_from_tasks
from knowledge.answers.from_titles import answer_from_titles
from knowledge.answers.leaning.context import Context
from knowledge.answers.limits.details import detail_of
from knowledge.answers.limits.elsewhere import elsewhere, for_wenzhou, with_elsewhere
from knowledge.answers.limits.guarded import guarded
from knowledge.answers.limits.orders import without_orders
from knowledge.answers.limits.refusals import not_there
from knowledge.answers.newer_notice import with_newer_notice
from knowledge.answers.proof import proven
from knowledge.answers.quoting import TextAnswers
from knowledge.answers.reach import with_reach
from knowledge.answers.replacement import with_replacement
from knowledge.answers.serial_numbers import with_serial_number
from knowledge.answers.standing import with_standings
from knowledge.records import Answer, Question

__all__ = ["Answerer", "Context", "analyse", "remembered", "restored", "shown_topic"]

logger = logging.getLogger(__name__)

Step = Callable[[Question], Answer | None]


class Answerer:
    """Answers questions from one set of sources."""

    def __init__(self, sources: Sources) -> None:
        """Weigh the terms of the passages once."""
        self._sources = sources
        self._weights = Weights(sources.passages)
        self._text = TextAnswers(sources, self._weights)
        self._steps = tuple(self._in_order())

    def prepare(self) -> None:
        """Prepare every document for answers now, not when it is first asked about."""
        self._text.prepare()

    def answer(self, question: Question) -> Answer:
        """Return the answer of the first step that has one; one with an unsupported figure is not given."""
        timings: dict[str, float] = {}
        asked = without_orders(question)
        question = with_serial_number(for_wenzhou(asked), self._sources)
        for name, step in self._steps:
            start = perf_counter()
            answer = step(question)
            timings[name] = (perf_counter() - start) * 1000
            if answer is None:
                continue
            answer = with_newer_notice(with_elsewhere(answer, asked), question, self._sources)
            answer = with_reach(with_day_headings(answer, self._sources), question, self._sources)
            answer = proven(with_replacement(answer, question, self._sources), self._sources)
            answer = with_amendments(answer, question, self._sources)
            wrong = unsupported_figures(answer, question)
            if not wrong:
                answer = with_standings(answer, question.today, self._sources)
                return replace(answer, timings_ms=timings)
            logger.error("step %s: figures %s stand in no citation; not said", name, wrong)
        return replace(not_there(question), timings_ms=timings)

    def _unclaimed(self, question: Question) -> Answer | None:
        """Return the answer of the first step that has one, whatever the question claims."""
        steps = (step for name, step in self._steps if name != "claims_ms")
        return next((answer for step in steps if (answer := step(question))), None)

    def _in_order(self) -> Iterator[tuple[str, Step]]:
        sources, weights = self._sources, self._weights
        yield "guard_ms", guarded
        yield "elsewhere_ms", lambda q: elsewhere(q, sources)
        yield "claims_ms", lambda q: answer_to_claim(q, self._unclaimed)
        yield "issues_ms", lambda q: answer_from_issues(q, sources)
        yield "lists_ms", lambda q: answer_from_lists(q, sources, weights.terms)
        yield "titles_ms", lambda q: answer_from_titles(q, sources, weights.terms)
        yield "facts_ms", lambda q: answer_from_facts(q, sources, weights.terms)
        yield "documents_ms", lambda q: answer_from_documents(q, sources, weights.terms)
        yield "overview_ms", lambda q: answer_from_overview(q, sources)
        # before the details: what is asked beside a pay or a household is told with it
        yield "operands_ms", lambda q: answer_with_operands(q, sources)
        yield "standards_ms", _unless_detailed(lambda q: answer_from_standards(q, sources))
        yield "dog_rules_ms", _unless_detailed(lambda q: answer_from_dog_rules(q, sources))
        yield "duties_ms", lambda q: answer_from_duties(q, sources)
        yield "tasks_ms", lambda q: answer_from_tasks(q, sources, weights.terms)
        yield "offices_ms", lambda q: answer_from_offices(q, sources)
        yield "appointments_ms", lambda q: answer_from_appointments(q, sources)
        yield "chronicle_ms", lambda q: answer_from_chronicle(q, sources, weights.terms)
        yield "statistics_ms", lambda q: answer_from_statistics(q, sources)
        yield "enumerations_ms", lambda q: answer_from_enumerations(q, sources, weights.terms)
        yield "outline_ms", lambda q: answer_from_outline(q, sources, weights.terms)
        yield "provisions_ms", lambda q: answer_from_provisions(q, sources, weights.words)
        yield "text_ms", self._text.answer
        yield "contents_ms", lambda q: answer_from_contents(q, sources)


def _unless_detailed(step: Step) -> Step:
    """Return a step that leaves a detail which no standard tells (a fine, papers) to the texts."""
    return lambda question: None if detail_of(question) else step(question)
