"""Answers of one open index, kept for questions that are asked again: what residents ask repeats."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.kept import Kept, portion
from knowledge.records import Answer, Bulletin, Question
from knowledge.service import KnowledgeBase

# A question with its entities in their order, which the records take for equal in any.
Asked = tuple[Question, tuple[tuple[str, tuple[str, ...]], ...]]
KeptAnswers = Kept[Asked, Answer]

# Bytes, of all workers. Beside its own words an answer holds its question, and points at passages.
MOST = 24 << 20
_ALWAYS, _HIT, _CITATION, _STANDARD, _CHARACTER = 3000, 200, 800, 1200, 2


def room_for_answers() -> KeptAnswers:
    """Return where the answers of one open index can be kept; nothing may be kept there of another."""
    return Kept(portion(MOST), bytes_of, name="answers")


def bytes_of(answer: Answer) -> int:
    """Return about how much memory an answer takes."""
    said = sum(map(len, (*answer.sentences, *answer.caveats, *(one.quote for one in answer.citations))))
    cells = sum(len(cell) for row in answer.table for cell in row)
    return (
        _ALWAYS
        + _HIT * (len(answer.hits) + len(answer.rejected))
        + _CITATION * len(answer.citations)
        + _STANDARD * len(answer.standards)
        + _CHARACTER * (said + cells)
    )


@dataclass(frozen=True, slots=True)
class AskedBefore:
    """A knowledge base that is asked for an answer once: the next time it is the one that was kept.

    An answer is of its question, day included, and of the index and settings that `base` was opened with;
    `kept` goes with that `base`.
    """

    base: KnowledgeBase
    kept: KeptAnswers

    def answer(self, question: Question) -> Answer:
        """Return the answer to an analysed question."""
        asked = (question, tuple(question.entities.items()))
        return self.kept.of(asked, lambda: self.base.answer(question))

    @property
    def bulletins(self) -> Sequence[Bulletin]:
        """Return the issues, oldest first."""
        return self.base.bulletins
