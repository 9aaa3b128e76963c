"""Words misheard by speech recognition or typed in Latin pinyin, put back by their sound."""

from __future__ import annotations

import enum
import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass

import jieba
import pypinyin

from knowledge.regions import find_regions
from knowledge.vocabulary import breeds, synonyms, words
from knowledge.vocabulary.latin import repair_latin

# A term this long is sure enough to be known by a near sound
_SAFE_LENGTH = 4
_TERM = re.compile(r"[\u4e00-\u9fff]{3,12}")
# Readings that speech recognition and southern speakers do not keep apart
_FOLDED_INITIALS = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_FOLDED_FINALS = (("ang", "an"), ("eng", "en"), ("ing", "in"))
_NEAR_INITIALS = tuple(map(frozenset, ("jqx", "zcs", "bp", "dt", "gkh", "fh", "ln", "rl")))
# Words of one character that stand anywhere in good Chinese: alone they are no sign of a mistake
_COMMON = frozenset(
    "的了是在有和与及或不没我你他她它这那哪就都也还很最要会能可到从把被给对向为以于等个位些种一二三十"
    "元月日年号点上下中里外前后大小多少人家市县区镇村省吗呢吧啊呀嘛各每某请问去来说做用按将由经并则且让跟比得地着过"
    "再又只才已第新老男女天时分所此该本其之者"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The repaired `text` and what was changed in it: pairs of (heard, meant) in order of place."""

    text: str
    changes: tuple[tuple[str, str], ...] = ()


class _Likeness(enum.IntEnum):
    """How near a heard span sounds to a term."""

    NEAR = 1
    FOLDED = 2
    SAME = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Term:
    text: str
    syllables: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Match:
    start: int
    term: _Term
    likeness: _Likeness

    @property
    def end(self) -> int:
        return self.start + len(self.term.text)


def repair(text: str) -> Repair:
    """Return `text` with misheard spans replaced by the vocabulary's words of the same sound.

    `text` is normalised. Only a span that makes no sense as heard is replaced: 外百位 gives 外摆位,
    zuidi gongzi gives 最低工资; good input comes out unchanged.
    """
    spelled, latin_changes = repair_latin(text)
    matches = _best(list(_matches(spelled)))
    if not matches:
        return Repair(text=spelled, changes=latin_changes)
    tokens, places = _tokens(spelled), _places(spelled)
    changes: list[tuple[str, str]] = []
    for match in matches:
        if not places & _changed(spelled, match) and _makes_no_sense(spelled, match, tokens):
            changes.append((spelled[match.start : match.end], match.term.text))
            spelled = spelled[: match.start] + match.term.text + spelled[match.end :]
    return Repair(text=spelled, changes=(*latin_changes, *changes))


def _best(matches: list[_Match]) -> list[_Match]:
    """Return the longest matches without overlap, in order of place; exact sound before near sound."""
    kept: list[_Match] = []
    for match in sorted(matches, key=lambda m: (-len(m.term.text), -m.likeness, m.start)):
        if all(match.end <= other.start or other.end <= match.start for other in kept):
            kept.append(match)
    return sorted(kept, key=lambda m: m.start)


def _matches(text: str) -> Iterator[_Match]:
    """Yield where a term of the vocabulary sounds like the text, with at most one near syllable."""
    sounds = [_sound(character) for character in text]
    folded = [_fold(sound) for sound in sounds]
    for start in range(len(text) - 1):
        pair = (folded[start], folded[start + 1])
        if not all(pair):
            continue
        for term in _by_first_sounds().get(pair, ()):
            yield from _match(sounds, folded, start, term)
        for term in _by_last_sounds().get(pair, ()):
            yield from _match(sounds, folded, start + 2 - len(term.syllables), term)


def _match(sounds: list[str], folded: list[str], start: int, term: _Term) -> Iterator[_Match]:
    end = start + len(term.syllables)
    if start < 0 or end > len(sounds):
        return
    pairs = zip(folded[start:end], _folded(term), strict=True)
    different = [(heard, meant) for heard, meant in pairs if heard != meant]
    if tuple(sounds[start:end]) == term.syllables:
        yield _Match(start=start, term=term, likeness=_Likeness.SAME)
    elif len(term.text) < _SAFE_LENGTH:
        return
    elif not different:
        yield _Match(start=start, term=term, likeness=_Likeness.FOLDED)
    elif len(different) == 1 and _near(*different[0]):
        yield _Match(start=start, term=term, likeness=_Likeness.NEAR)


def _makes_no_sense(text: str, match: _Match, tokens: list[tuple[int, int]]) -> bool:
    """Tell whether the span as heard falls apart into single characters where it differs from the term.

    A long term of the very same sound may differ inside a word (纽波力顿犬) when an odd character
    stands alone beside it; a short one in its middle (外百位) when both its ends are ends of words.
    """
    changed = sorted(_changed(text, match))
    long = len(match.term.text) >= _SAFE_LENGTH
    if not changed or (len(changed) > 1 and not long):
        return False
    alone = {start for start, end in tokens if end == start + 1 and match.start <= start < match.end}
    odd = {place for place in alone if text[place] not in _COMMON}
    if match.likeness is _Likeness.SAME and (odd if long else changed == [match.start + 1]):
        return long or _is_cut_out(match, tokens)
    return all(place in alone for place in changed) and any(
        {place - 1, place, place + 1} & odd for place in changed
    )


def _changed(text: str, match: _Match) -> set[int]:
    """Return the places of the characters that the term would change."""
    return {place for place, meant in enumerate(match.term.text, match.start) if text[place] != meant}


def _places(text: str) -> set[int]:
    """Return where the name of a place is written as it should be: 瓯海瞿溪 is no 瓯海区 misheard."""
    return {place for mention in find_regions(text) for place in range(mention.start, mention.end)}


def _is_cut_out(match: _Match, tokens: list[tuple[int, int]]) -> bool:
    return any(start == match.start for start, _ in tokens) and any(end == match.end for _, end in tokens)


def _tokens(text: str) -> list[tuple[int, int]]:
    return [(start, end) for _, start, end in jieba.tokenize(text, HMM=False)]


@functools.lru_cache(maxsize=8192)
def _sound(character: str) -> str:
    """Return the toneless syllable of a Chinese character, "" for every other sign."""
    if not "\u4e00" <= character <= "\u9fff":
        return ""
    return str(pypinyin.lazy_pinyin(character)[0])


def _folded(term: _Term) -> tuple[str, ...]:
    return tuple(map(_fold, term.syllables))


@functools.lru_cache(maxsize=1024)
def _fold(syllable: str) -> str:
    for retroflex, flat in _FOLDED_INITIALS:
        if syllable.startswith(retroflex):
            syllable = flat + syllable.removeprefix(retroflex)
    for back, front in _FOLDED_FINALS:
        if syllable.endswith(back):
            syllable = syllable.removesuffix(back) + front
    return syllable


def _near(heard: str, meant: str) -> bool:
    """Tell whether two folded syllables share all but a first sound that is easily misheard."""
    if not heard or not meant or heard[1:] != meant[1:]:
        return False
    return any(heard[0] in group and meant[0] in group for group in _NEAR_INITIALS)


@functools.lru_cache(maxsize=1)
def _terms() -> tuple[_Term, ...]:
    """Return the vocabulary's terms of three and more characters under each of their readings."""
    spellings = dict.fromkeys(words())
    spellings.update(dict.fromkeys(breeds()))
    spellings.update(dict.fromkeys(word for synonym in synonyms() for word in synonym.official))
    terms: dict[tuple[str, ...], _Term] = {}
    for text in filter(_TERM.fullmatch, spellings):
        for syllables in (
            tuple(pypinyin.lazy_pinyin(text)),
            tuple(_sound(character) for character in text),
        ):
            terms.setdefault(syllables, _Term(text=text, syllables=syllables))
    return tuple(terms.values())


@functools.lru_cache(maxsize=1)
def _by_first_sounds() -> dict[tuple[str, ...], tuple[_Term, ...]]:
    return _grouped(slice(0, 2))


@functools.lru_cache(maxsize=1)
def _by_last_sounds() -> dict[tuple[str, ...], tuple[_Term, ...]]:
    return _grouped(slice(-2, None))


def _grouped(part: slice) -> dict[tuple[str, ...], tuple[_Term, ...]]:
    groups: dict[tuple[str, ...], list[_Term]] = {}
    for term in _terms():
        groups.setdefault(_folded(term)[part], []).append(term)
    return {sounds: tuple(terms) for sounds, terms in groups.items()}
