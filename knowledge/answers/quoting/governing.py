"""What a figure is said of: its own sentence or ；-clause as far as the next figure, and what announces it.

A text may have the words of a question in one clause and a figure in another. Such a figure is true, but of
something else, and nobody who asks for the thing is to be told it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.figure_kinds import has_rate, is_no_money, is_share_of_count, is_total
from knowledge.answers.quoting.figure_places import figures_in, said_of
from knowledge.answers.quoting.labels import FIRST_TIME, labels_in
from knowledge.answers.quoting.per import is_for_another
from knowledge.answers.quoting.spans import Span
from knowledge.answers.quoting.wants import NUMERIC, Want

# so many of the best are looked at: one of them is said
_LOOKED_AT = 12
# of the words of the question that a sentence has, so much by rarity must be said of a figure of it
GOVERNED = 0.6
# a word as rare as this says what the question is about
_RARE = 5.0
# under this share of its words, by rarity, hardly anything of a question is said
_HARDLY = 0.4
_OTHER = "its figure is of another matter"
# 供养标准, 床位数 alone ask for an amount without a word of asking
_WANTS = NUMERIC | {Want.NOTHING}


def of_figures(asked: Asked, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Reject what has a figure of the kind asked for, but none that is said of what is asked."""
    if asked.want not in _WANTS:
        return list(candidates)
    near, rest = candidates[:_LOOKED_AT], candidates[_LOOKED_AT:]
    judged = (replace(c, reason=c.reason or reason_of(asked, c.span)) for c in near)
    return [*judged, *rest]


def reason_of(asked: Asked, span: Span) -> str | None:
    """Return why the figures of a span answer nothing; None where one may, and where it has none."""
    above = f"{span.passage.title}，{'，'.join(span.trail)}，{span.lead}"
    figures = figures_in(asked, span.text)
    if not figures:
        return None
    if not has_rate(asked.text, f"{above}{span.text}") or _speaks_elsewhere(asked, span, above):
        return _OTHER
    held = any(_is_of(asked, above, span.text, place, figures) for place in range(len(figures)))
    return None if held else _OTHER


def _speaks_elsewhere(asked: Asked, span: Span, above: str) -> bool:
    """Return whether hardly a word of the question is said and the rarest in another sentence alone."""
    rarest = max(asked.words, key=lambda word: word.weight, default=None)
    if rarest is None or rarest.weight < _RARE or rarest.stands(f"{above}{span.text}"):
        return False
    # 首次 is the exception of what its passage says, whose words it need not repeat
    if asked.labels[FIRST_TIME] & labels_in(span.text)[FIRST_TIME]:
        return False
    said = sum(word.weight for word in asked.words if word.stands(f"{above}{span.text}"))
    hardly = said < _HARDLY * sum(word.weight for word in asked.words)
    return hardly and rarest.text in span.passage.text


def _is_of(asked: Asked, above: str, text: str, place: int, figures: Sequence[tuple[int, int]]) -> bool:
    """Return whether a figure is said of what is asked, as far as the text speaks of it at all."""
    behind = figures[place + 1][0] if place + 1 < len(figures) else len(text)
    governed = said_of(text, figures[place], behind)
    if is_share_of_count(asked.text, governed) or is_total(asked.text, governed):
        return False
    if asked.want is Want.MONEY and is_for_another(asked.text, governed):
        return False
    if is_no_money(asked, text, figures[place][1], f"{above}，{governed}"):
        return False
    before = f"{above}，{text[: figures[place][1]]}{governed}"
    labels = zip(asked.labels, labels_in(before), labels_in(f"{above}，{text}"), strict=True)
    if any(wanted & there and not wanted & held for wanted, held, there in labels):
        return False
    whole = [word for word in asked.words if word.stands(f"{above}，{text}")]
    held = sum(word.weight for word in whole if word.stands(f"{above}，{governed}"))
    return held >= GOVERNED * sum(word.weight for word in whole)
