"""The place that a message of several questions tells of the person: 养老金多少？低保多少？我在乐清."""

from __future__ import annotations

from knowledge.answers.leaning.standing import own_words
from knowledge.dialogue.cues import says
from knowledge.regions import find_foreign_places, find_regions

Span = tuple[int, int]

# 我户口在洞头的: a longer clause tells of something else
_MOST_OWN_WORDS = 4
_MARKS = "，。！？；,!?;、 \n"


def tells_place(clause: str) -> bool:
    """Return whether a clause that asks nothing says where the person is, and hardly more."""
    said = clause.strip(_MARKS)
    if says("of_others", said) or len(own_words(said)) > _MOST_OWN_WORDS:
        return False
    if find_regions(said, spoken=True):
        return says("dwells", said) or says("dwells_there", said)
    # 我是杭州人 tells where somebody comes from
    return bool(find_foreign_places(said)) and says("dwells_there", said)


def place_for(text: str, spans: tuple[Span, ...], told: list[Span]) -> tuple[Span, ...]:
    """Return the span that tells the place of a question in `spans`; none where it names its own.

    What is said after the question holds for it, what is said before it while no other place was named.
    """
    if any(_names_place(text[slice(*span)]) for span in spans):
        return ()
    first, last = spans[0][0], spans[-1][1]
    behind = [span for span in told if span[0] >= last]
    ahead = [span for span in told if span[1] <= first and not _names_place(text[span[1] : first])]
    return tuple((ahead[-1:] or behind)[:1])


def _names_place(text: str) -> bool:
    return bool(find_regions(text, spoken=True) or find_foreign_places(text))
