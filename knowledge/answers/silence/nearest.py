"""Between certain and nothing: the titles of the documents that come nearest, to choose from."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answers.context import Sources
from knowledge.answers.wording import say
from knowledge.records import Answer, AnswerStatus, DocumentKind, Question, Topic

_MOST_TITLES = 3


def nearest(question: Question, document_keys: Sequence[str], sources: Sources) -> Answer | None:
    """Offer up to three distinct titles of the documents, best first; None when none of them is one.

    Sections of a month (记事, 任免) have no title to choose. Nothing of their texts is said.
    """
    documents = (sources.documents[key] for key in document_keys)
    titles = dict.fromkeys(one.title for one in documents if one.kind is DocumentKind.DOCUMENT)
    chosen = tuple(titles)[:_MOST_TITLES]
    if not chosen:
        return None
    rows = "".join(say("nearest.row", title=title) for title in chosen)
    return Answer(
        status=AnswerStatus.CLARIFY,
        topic=Topic.BULLETIN,
        as_of=question.day,
        sentences=(say("nearest.titles", titles=rows),),
        choices=chosen,
    )
