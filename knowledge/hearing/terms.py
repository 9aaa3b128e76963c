"""The words that may be meant, found in a text by how they sound or look."""

from __future__ import annotations

import functools
import itertools
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from knowledge.hearing.phrases import syllables_of
from knowledge.hearing.sounds import Likeness, likeness, lookalikes, rough, sound, southern
from knowledge.hearing.words import CORE, is_breed, is_familiar, meant_words, place_words

# 最低工资: a word of Chinese characters alone
_TERM = re.compile(r"[\u4e00-\u9fff]{2,12}")
# A term this long is known even when one of its first sounds is not heard right
_ROUGHLY_KNOWN = 4
# What each changed character costs, in the logarithm of likelihood that words are measured in
_COST = {
    Likeness.EQUAL: 0.0,
    Likeness.SAME_TONE: 2.0,
    Likeness.SAME_SOUND: 3.5,
    Likeness.SAME_IN_THE_SOUTH: 4.5,
    Likeness.LOOKS_ALIKE: 3.5,
    Likeness.NEAR_SOUND: 6.0,
}
# Two characters are soon alike by chance: the words of this bot's topics apart, they need more evidence
_PAIR, _COST_OF_A_PAIR = 2, 3.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """A word that may be meant: its `syllables` without tones, its `weight` among words, whether a place."""

    text: str
    syllables: tuple[str, ...]
    weight: float
    is_core: bool = False
    is_place: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A `term` that may be meant from `start` on; `changed` places differ, `cost` is what they cost."""

    start: int
    term: Term
    changed: tuple[int, ...]
    cost: float

    @property
    def end(self) -> int:
        """Return where the span ends."""
        return self.start + len(self.term.text)


@dataclass(slots=True)
class _Node:
    """A place in the tree of syllables: what may follow, and the terms that end here."""

    after: dict[str, _Node] = field(default_factory=dict)
    terms: list[Term] = field(default_factory=list)


def candidates(text: str) -> Iterator[Candidate]:
    """Yield every term that `text` may mean where it does not say it."""
    pairs = list(itertools.pairwise(text))
    for after, keys_of in ((_after_fine, _fine_keys), (_after_rough, _rough_keys)):
        for start, pair in enumerate(pairs):
            if nodes := after(*pair):
                for term in _terms_at(text, start, nodes, keys_of):
                    yield from _compared(text, start, term)


def _terms_at(
    text: str, start: int, nodes: Sequence[_Node], keys_of: Callable[[str], tuple[str, ...]]
) -> Iterator[Term]:
    """Yield the terms whose syllables stand at `start`; `nodes` are where its two characters lead."""
    for place in range(start + _PAIR, len(text) + 1):
        for node in nodes:
            yield from node.terms
        keys = keys_of(text[place]) if place < len(text) else ()
        nodes = [node.after[key] for node in nodes for key in keys if key in node.after]
        if not nodes:
            return


@functools.lru_cache(maxsize=16384)
def _after_fine(first: str, second: str) -> tuple[_Node, ...]:
    """Return where what two characters may stand for leads in the fine tree: few pairs lead anywhere."""
    return _after(_fine_keys(first), _fine_keys(second), _fine_tree())


@functools.lru_cache(maxsize=16384)
def _after_rough(first: str, second: str) -> tuple[_Node, ...]:
    return _after(_rough_keys(first), _rough_keys(second), _rough_tree())


def _after(first: tuple[str, ...], second: tuple[str, ...], tree: _Node) -> tuple[_Node, ...]:
    nodes = [tree.after[key] for key in first if key in tree.after]
    return tuple(node.after[key] for node in nodes for key in second if key in node.after)


def _compared(text: str, start: int, term: Term) -> Iterator[Candidate]:
    """Yield the candidate when so few characters differ that the term is still heard."""
    changed: list[int] = []
    levels: list[Likeness] = []
    for place, (meant, syllable) in enumerate(zip(term.text, term.syllables, strict=True), start):
        level = likeness(text[place], meant, syllable)
        if level is None:
            return
        if level is not Likeness.EQUAL:
            changed.append(place)
            levels.append(level)
    if 0 < len(changed) <= _most_changed(levels, term) and _are_sure(levels, term):
        cost = sum(_COST[level] for level in levels) + _cost_of_a_pair(term)
        yield Candidate(start=start, term=term, changed=tuple(changed), cost=cost)


def _most_changed(levels: list[Likeness], term: Term) -> int:
    """Return how many characters may be written wrong: of a familiar word all, if each has the very sound.

    臧熬 is 藏獒, 拖啦鸡 is 拖拉机; of a longer word one must be right.
    """
    length = len(term.text)
    if term.is_place or max(levels, default=Likeness.EQUAL) > Likeness.SAME_SOUND:
        return max(1, length // 2)
    known = term.is_core or is_familiar(term.text)
    return max(length - 1, _PAIR) if known else max(1, length // 2)


def _are_sure(levels: list[Likeness], term: Term) -> bool:
    """Tell whether so much of the term is heard right that the rest may be wrong in these ways."""
    if sum(level > Likeness.SAME_IN_THE_SOUTH for level in levels) > 1:
        return False
    if Likeness.NEAR_SOUND in levels:
        return term.is_core or term.is_place or len(term.text) > _ROUGHLY_KNOWN
    return Likeness.SAME_IN_THE_SOUTH not in levels or len(term.text) > _PAIR or is_familiar(term.text)


def _cost_of_a_pair(term: Term) -> float:
    return _COST_OF_A_PAIR if len(term.text) == _PAIR and not is_familiar(term.text) else 0.0


@functools.lru_cache(maxsize=8192)
def _fine_keys(character: str) -> tuple[str, ...]:
    """Return the southern syllables that `character` may stand for: its own, and of what it looks like."""
    return tuple(dict.fromkeys(southern(said) for said in _sounds(character)))


@functools.lru_cache(maxsize=8192)
def _rough_keys(character: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(rough(said) for said in _sounds(character)))


def _sounds(character: str) -> list[str]:
    return [sound(c) for c in (character, *lookalikes(character))] if sound(character) else []


@functools.lru_cache(maxsize=1)
def _fine_tree() -> _Node:
    return _tree((term for term in _terms() if len(term.text) < _ROUGHLY_KNOWN), southern)


@functools.lru_cache(maxsize=1)
def _rough_tree() -> _Node:
    return _tree((term for term in _terms() if len(term.text) >= _ROUGHLY_KNOWN), rough)


def _tree(terms: Iterable[Term], fold: Callable[[str], str]) -> _Node:
    root = _Node()
    for term in terms:
        node = root
        for syllable in term.syllables:
            node = node.after.setdefault(fold(syllable), _Node())
        node.terms.append(term)
    return root


@functools.lru_cache(maxsize=1)
def _terms() -> tuple[Term, ...]:
    """Return the words that may be meant under each of their readings: 乐清 by word and by character."""
    places = place_words()
    terms: dict[tuple[str, tuple[str, ...]], Term] = {}
    for text, weight in (places | meant_words()).items():
        if not _TERM.fullmatch(text):
            continue
        for syllables in (syllables_of(text), tuple(map(sound, text))):
            term = Term(
                text=text,
                syllables=syllables,
                weight=weight,
                is_core=(weight == CORE and text not in places) or is_breed(text),
                is_place=text in places,
            )
            terms.setdefault((text, syllables), term)
    return tuple(terms.values())
