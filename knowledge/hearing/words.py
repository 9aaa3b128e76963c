"""How likely a word is in what residents say: the measure by which a repair makes more sense."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Iterator

import jieba

from knowledge.divisions import RegionKind, all_regions
from knowledge.vocabulary import breeds, synonyms, words
from knowledge.vocabulary.files import load_rows

# Natural logarithms of the share of a word among all words of a message. The words of this vocabulary
# are said to this bot far more often than in the novels and newspapers that jieba's counts are of.
CORE = -8.0
_EVERYDAY = -9.0
_LEXICON = -10.5
_NAME = -12.0
# official.txt is in order of frequency: Zipf's law with the few hundred words of grammar before it
_ZIPF_START, _ZIPF_SCALE = 200, -2.0
_UNKNOWN = -18.0
# Counts in jieba's dictionary, of sixty millions: 劳金 has 2
_RARE, _LONGEST_RARE = 20, 3
# 罚多少钱, 交了定金: a clause may be said with another verb of the same sound (发多少钱)
_CLAUSE = re.compile("[多几怎什啥吗了不没的过着]")
_SHORTEST_BREED = 2
LONGEST_WORD = 12
_CORE_FIELDS = frozenset(
    ("dogs", "pets", "wages", "wages and work", "pension", "low income and relief", "elderly care")
)
# An everyday word of the lexicon is meant where another stands only when it is long
_SAFE_EVERYDAY = 4


def is_word(text: str) -> bool:
    """Tell whether `text` is a word of the general dictionary or of the vocabulary."""
    return text in own_words() or bool(_counts().get(text))


def is_rare(text: str) -> bool:
    """Tell whether `text` is a word that hardly anybody says: 劳金."""
    return len(text) <= _LONGEST_RARE and text not in own_words() and 0 < _counts().get(text, 0) < _RARE


def is_core(text: str) -> bool:
    """Tell whether `text` is a word of what this bot is asked about."""
    return meant_words().get(text) == CORE


def is_breed(text: str) -> bool:
    """Tell whether `text` is the name of a breed that is long enough to be nothing else."""
    return len(text) > _SHORTEST_BREED and text in _all_breeds()


def is_familiar(text: str) -> bool:
    """Tell whether residents say `text` to this bot: a word of its topics, or an everyday one."""
    return is_core(text) or text in _everyday()


def is_topical(text: str) -> bool:
    """Tell whether `text` names something that this bot is asked about."""
    return is_core(text) or text in _core_lexicon() or (text in _everyday() and text in _lexicon())


def weight(word: str) -> float:
    """Return the logarithm of how likely `word` is; very low for what is no word."""
    return max(own_words().get(word, _UNKNOWN), _general(word))


def words_from(text: str, start: int) -> Iterator[tuple[int, float]]:
    """Yield where the words that start at `start` end, with their weights; always one of one character."""
    counts, beginnings, own = _counts(), _beginnings(), own_words()
    yield start + 1, weight(text[start])
    for end in range(start + 2, min(len(text), start + LONGEST_WORD) + 1):
        part = text[start:end]
        count = counts.get(part)
        if count or part in own:
            yield end, weight(part)
        elif count is None and part not in beginnings:
            return


@functools.lru_cache(maxsize=65536)
def _general(word: str) -> float:
    count = _counts().get(word)
    return math.log(count / jieba.dt.total) if count else _UNKNOWN


def _counts() -> dict[str, int]:
    """Return jieba's counts; 0 stands for what is only the beginning of a word."""
    jieba.dt.check_initialized()
    counts: dict[str, int] = jieba.dt.FREQ
    return counts


@functools.lru_cache(maxsize=1)
def own_words() -> dict[str, float]:
    """Return the words of the vocabulary with their weights."""
    modern = (word for (word,) in load_rows("modern.txt", columns=1))
    known = (*words(), *all_regions(), *breeds(), *modern, *_lexicon())
    return dict.fromkeys(known, _NAME) | meant_words()


@functools.lru_cache(maxsize=1)
def meant_words() -> dict[str, float]:
    """Return the words that may be meant where others were heard, with their weights; places are none."""
    rows = enumerate(word for (word,) in load_rows("official.txt", columns=1))
    meant = {word: _ZIPF_SCALE - math.log(_ZIPF_START + rank) for rank, word in rows}
    for synonym in synonyms():
        safe = len(synonym.everyday) >= _SAFE_EVERYDAY or synonym.field in _CORE_FIELDS
        safe = safe and not _CLAUSE.search(synonym.everyday)
        for word in (*synonym.official, *([synonym.everyday] if safe else [])):
            meant.setdefault(word, _LEXICON)
    for name, aliases in breeds().items():
        meant |= {word: _LEXICON for word in (name, *aliases) if is_breed(word)}
    meant |= dict.fromkeys(_everyday(), _EVERYDAY)
    meant |= {word: CORE for word in words() if word not in _all_breeds()}
    names = _names_of_places()
    return {
        word: max(said, _general(word)) if said != CORE else CORE
        for word, said in meant.items()
        if len(word) > 1 and word not in names
    }


@functools.lru_cache(maxsize=1)
def _everyday() -> frozenset[str]:
    return frozenset(word for (word,) in load_rows("latin.txt", columns=1))


@functools.lru_cache(maxsize=1)
def place_words() -> dict[str, float]:
    """Return the names of the divisions of Wenzhou that may be meant, with their weights.

    Written in full (灵昆街道), or the short name of a county; other short names are too many words besides.
    """
    counted = (RegionKind.TOWNSHIP, RegionKind.TIER)
    short = {r.short_name for r in all_regions().values() if r.kind not in counted}
    full = {name for r in all_regions().values() for name in (r.name, *r.aliases) if len(name) > 2}
    return dict.fromkeys(short | full, _EVERYDAY)


@functools.lru_cache(maxsize=1)
def _all_breeds() -> frozenset[str]:
    return frozenset(word for name, aliases in breeds().items() for word in (name, *aliases))


@functools.lru_cache(maxsize=1)
def _names_of_places() -> frozenset[str]:
    """Return every spelling of the divisions of Wenzhou."""
    regions = all_regions().values()
    return frozenset(name for r in regions for name in (r.name, r.short_name, *r.aliases))


@functools.lru_cache(maxsize=1)
def _beginnings() -> frozenset[str]:
    """Return what words of the vocabulary begin with."""
    return frozenset(word[:end] for word in own_words() for end in range(2, len(word)))


@functools.lru_cache(maxsize=1)
def _lexicon() -> frozenset[str]:
    return frozenset(word for synonym in synonyms() for word in (*synonym.official, synonym.everyday))


@functools.lru_cache(maxsize=1)
def _core_lexicon() -> frozenset[str]:
    """Return the words of the lexicon on the topics of this bot."""
    fields = (synonym for synonym in synonyms() if synonym.field in _CORE_FIELDS)
    return frozenset(word for synonym in fields for word in (*synonym.official, synonym.everyday))
