"""The likeliest way to read a text as words, with the words heard and those that may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.hearing.terms import Candidate
from knowledge.hearing.words import words_from


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """A word of a reading, `text[start:end]`; with `meant`, one that was heard for another."""

    start: int
    end: int
    meant: Candidate | None = None


def read(text: str, found: Iterable[Candidate] = ()) -> list[Word]:
    """Return the words of the likeliest reading of `text` in order.

    A reading is as likely as its words; one of the candidates `found` is as likely as its term, less
    what its changes cost. The candidates in the reading are those without which it makes less sense.
    """
    by_start: dict[int, list[Candidate]] = {}
    for candidate in found:
        by_start.setdefault(candidate.start, []).append(candidate)
    best = [0.0] + [float("-inf")] * len(text)
    last = [Word(start=0, end=0)] * (len(text) + 1)
    for start in range(len(text)):
        for end, weight in words_from(text, start):
            if best[start] + weight > best[end]:
                best[end], last[end] = best[start] + weight, Word(start=start, end=end)
        for candidate in by_start.get(start, ()):
            score = best[start] + candidate.term.weight - candidate.cost
            if score > best[candidate.end]:
                best[candidate.end] = score
                last[candidate.end] = Word(start=start, end=candidate.end, meant=candidate)
    return _way_back(last)


def _way_back(last: list[Word]) -> list[Word]:
    words: list[Word] = []
    place = len(last) - 1
    while place > 0:
        words.append(last[place])
        place = last[place].start
    return words[::-1]
