"""Words heard for others of the same sound (第保, 外百位), put right where that makes more sense."""

from __future__ import annotations

from collections.abc import Iterator

from knowledge.hearing.changes import Repair, replaced
from knowledge.hearing.evidence import Heard
from knowledge.hearing.likeliest import Word, read
from knowledge.hearing.terms import Candidate, candidates
from knowledge.regions import find_foreign_places, find_regions


def repair_homophones(text: str) -> Repair:
    """Return `text` with misheard words put right where the whole is likelier then, else as it is."""
    found = list(candidates(text))
    if not found:
        return Repair(text=text)
    heard = Heard.of(text, read(text), found)
    found = [candidate for candidate in found if heard.makes_no_sense(candidate)]
    if found:
        places = _places(text)
        found = [candidate for candidate in found if places.isdisjoint(candidate.changed)]
    meant = _meant(heard, found)
    return replaced(text, [(c.start, c.end, c.term.text) for c in meant])


def _meant(heard: Heard, found: list[Candidate]) -> list[Candidate]:
    """Return those of `found` without which the text is read worse, but none that cuts a word beside it."""
    while found:
        words = read(heard.text, found)
        cutting = [word.meant for word in _cutting(heard, words)]
        if not cutting:
            return [word.meant for word in words if word.meant]
        found = [candidate for candidate in found if candidate not in cutting]
    return []


def _cutting(heard: Heard, words: list[Word]) -> Iterator[Word]:
    """Yield the words put right that leave a broken word beside them."""
    for before, word, after in zip([None, *words[:-1]], words, [*words[1:], None], strict=True):
        if word.meant and (heard.is_cut(word.start, before) or heard.is_cut(word.end, after)):
            yield word


def _places(text: str) -> set[int]:
    """Return where the name of a place is written as it should be: 瓯海瞿溪, and elsewhere 龙岗."""
    mentions = (*find_regions(text), *find_foreign_places(text))
    return {place for mention in mentions for place in range(mention.start, mention.end)}
