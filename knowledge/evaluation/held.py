"""The half of a retrieval set that the re-ranker's training does not look at."""

from __future__ import annotations

from dataclasses import replace

from knowledge.errors import EvaluationError
from knowledge.evaluation.retrieval_set import RetrievalSet
from knowledge.ranker_training.examples import is_trained_on


def held_out(task: RetrievalSet) -> RetrievalSet:
    """Return the set with the questions of the other half alone; the passages stay, all of them.

    Raises:
        EvaluationError: no question is left.
    """
    queries = tuple(query for query in task.queries if not any(map(is_trained_on, query.positives)))
    if not queries:
        raise EvaluationError(
            f"none of the {len(task.queries)} questions is of the half held out, measure without --held-out"
        )
    remark = "questions of the half that the re-ranker is trained on, left out"
    return replace(task, queries=queries, remarks={**task.remarks, remark: len(task.queries) - len(queries)})
