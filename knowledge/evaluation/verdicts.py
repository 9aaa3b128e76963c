"""What came of one judged question: answered or not, rightly or not, by which words, how long, how sure."""

from __future__ import annotations

import enum
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from knowledge.evaluation.judging import judge
from knowledge.evaluation.metrics import Ranked
from knowledge.evaluation.question_set import JudgedQuestion
from knowledge.records import AnswerStatus

CONTENT = frozenset({AnswerStatus.ANSWERED, AnswerStatus.PARTIAL})
# where the line of a source begins in a reply
_SOURCE = "出处："


class Verdict(enum.Enum):
    """How a reply counts: where an answer is due it is right, wrong or refused, elsewhere refused rightly."""

    RIGHT = "right"
    WRONG = "wrong"
    REFUSED = "refused"
    REFUSED_RIGHTLY = "refused_rightly"


@dataclass(frozen=True, slots=True, kw_only=True)
class BotReply:
    """What the bot said to the last turn; `documents` (keys) and `quotes` are of its citations in order."""

    text: str
    status: AnswerStatus | None = None
    confidence: float | None = None
    documents: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    timings_ms: Mapping[str, float] = field(default_factory=dict)

    @property
    def content(self) -> bool:
        """Tell whether it answers from the bulletins."""
        return self.status in CONTENT

    @property
    def length(self) -> int:
        """Return the number of characters before the first source."""
        return len(self.text.partition(_SOURCE)[0].strip())


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A question, the reply and the verdict; `found` is where search ranks the document that answers."""

    question: JudgedQuestion
    reply: BotReply
    verdict: Verdict
    found: Ranked | None = None

    @property
    def passed(self) -> bool:
        """Tell whether the reply is as it should be."""
        return self.verdict in (Verdict.RIGHT, Verdict.REFUSED_RIGHTLY)

    @property
    def cites_document(self) -> bool | None:
        """Tell whether the first citation is of the document that answers; None where it is not known."""
        if self.question.document is None:
            return None
        return self.reply.documents[:1] == (self.question.document,)

    @property
    def evidence_first(self) -> bool | None:
        """Tell whether words of the evidence stand in the first quote or the reply; None without evidence."""
        if not self.question.evidence:
            return None
        shown = [_bare(self.reply.text), *(_bare(quote) for quote in self.reply.quotes[:1])]
        return any(_bare(words) in text for words in self.question.evidence for text in shown)


def verdict_of(question: JudgedQuestion, reply: BotReply) -> Verdict:
    """Return how a reply counts.

    Where no answer is due and the question does not say what may not be said, any answer is wrong.
    """
    passed = judge(question.expected, reply.text).passed
    if question.answerable:
        return Verdict.RIGHT if passed else Verdict.WRONG if reply.content else Verdict.REFUSED
    bound = question.expected.must_contain or question.expected.must_not_contain
    return Verdict.REFUSED_RIGHTLY if passed and (bound or not reply.content) else Verdict.WRONG


def _bare(text: str) -> str:
    """Return letters, characters and digits alone, in one form."""
    return "".join(one for one in unicodedata.normalize("NFKC", text).lower() if one.isalnum())
