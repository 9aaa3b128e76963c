"""What the re-ranker sees of a question and each of the best passages for it."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

import numpy as np

from knowledge.index.arms import LexicalIndex, TermKind
from knowledge.index.postings import Terms
from knowledge.index.terms import bigrams, words
from knowledge.ranking.matches import Floats, JoinedTexts, PairMatches
from knowledge.ranking.read import ReadPassage
from knowledge.ranking.terms import Covered, LoneMatches, TermCounts
from knowledge.ranking.titles import Titles

# 2019年 | 温政办〔2018〕63号 | 12.5% | wifi: what a passage should have when the question names it
_NAMED = re.compile(r"\d+(?:\.\d+)?|[a-z][a-z0-9]+")
# 《温州市养犬管理条例》, “两进两回”
_QUOTED = re.compile(r"[《“\"']([^》”\"']{2,30})[》”\"']")

# Of each feature more is better but for the length, which may count either way.
NAMES = (
    "lexical",  # score of the lexical arm
    "dense",  # cosine
    "fused",  # both
    "pair_bm25",  # BM25 over character pairs, over jieba words
    "word_bm25",
    "pair_cover",  # share of the question's pairs, words, by rarity
    "word_cover",
    "rare_pair_cover",  # the same by the square of rarity
    "rare_word_cover",
    "rarest_words",  # share of the three rarest words
    "title_pair_cover",  # share of the question that title and headings have
    "title_word_cover",
    "title_asked",  # share of title and headings that the question has
    "sentence",  # share of the question that one sentence has, one stretch of 64 characters
    "block",
    "run",  # the heaviest stretch of characters in common
    "named",  # share of the numbers and Latin names asked for
    "quoted",  # share of what the question puts between quotes
    "expansion",  # share of the official words for its everyday ones
    "length",
    "dense_if_uncovered",  # cosine, as far as no passage has the question's words
    "fused_if_covered",
    "soft",  # share of the question's tokens by the nearest token of the passage
    "soft_uncovered",  # the same of those tokens that the passage has not
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A normalised question, the official words added to it, and what the candidates scored.

    `lexical`, `dense` and `fused` are (n,) float64, one for each candidate, all in 0..1; so are `soft`
    and `soft_uncovered`, how near their tokens come to those of the question.
    """

    text: str
    synonyms: Sequence[str]
    synonym_weight: float
    lexical: Floats
    dense: Floats
    fused: Floats
    soft: Floats
    soft_uncovered: Floats


def features(
    asked: Asked, candidates: Sequence[ReadPassage], index: LexicalIndex, unread: Collection[str] = ()
) -> Floats:
    """Return (n, len(NAMES)) float64, a row for each candidate.

    `index` tells how rare a term is among all passages. Of the features `unread`, which nobody looks at,
    those that take long are 0.
    """
    lowered = [one.lowered for one in candidates]
    columns: dict[str, Floats | float] = {
        **_of_terms(asked, candidates, index, lowered, unread),
        "lexical": asked.lexical,
        "dense": asked.dense,
        "fused": asked.fused,
        "soft": asked.soft,
        "soft_uncovered": asked.soft_uncovered,
        "named": _share(set(_NAMED.findall(asked.text.lower())), lowered),
        "quoted": _share(set(_QUOTED.findall(asked.text)), [one.whole for one in candidates]),
        "expansion": 0.0,
    }
    if "expansion" not in unread:
        columns["expansion"] = _share(set(asked.synonyms), [one.whole for one in candidates])
    covered = np.max(columns["pair_cover"], initial=0.0)
    columns["dense_if_uncovered"] = asked.dense * (1 - covered)
    columns["fused_if_covered"] = asked.fused * covered
    rows = np.empty((len(candidates), len(NAMES)))
    for number, name in enumerate(NAMES):
        rows[:, number] = columns[name]
    return rows


def _of_terms(
    asked: Asked,
    candidates: Sequence[ReadPassage],
    index: LexicalIndex,
    lowered: Sequence[str],
    unread: Collection[str],
) -> dict[str, Floats | float]:
    """Return the features that count terms of the question, and official ones for them, in the candidates."""
    pairs, pair_rarity = _weighted(asked, bigrams, "bigrams", index)
    tokens, word_rarity = _weighted(asked, words, "words", index)
    lone = [word for word in tokens if len(word) == 1 and not word.isascii()]
    titles = Titles.of(candidates)
    texts = JoinedTexts.of([one.letters for one in candidates])
    shares = pair_rarity / max(pair_rarity.sum(), 1e-9)
    found, alone = PairMatches.of(pairs, shares, texts), LoneMatches.of(lone, texts)
    counts, titled = found.counts(), titles.there(pairs)
    known = TermCounts.of(pairs, counts, lone, alone.counts())
    known_above = TermCounts.of(pairs, titled, lone, alone.counts(titles.lengths))
    by_pair, title_pairs = Covered(pair_rarity, counts), Covered(pair_rarity, titled)
    by_word = Covered.of_words(tokens, word_rarity, lowered, known)
    title_words = Covered.of_words(
        tokens, word_rarity, [one.title_lowered for one in candidates], known_above
    )
    # a line break stands behind each text
    lengths = np.diff(texts.starts) - 1.0
    relative = lengths / max(lengths.mean(), 1.0) if len(lengths) else lengths
    sentence, block = found.best_groups()
    return {
        "pair_bm25": by_pair.bm25(relative),
        "word_bm25": by_word.bm25(relative),
        "pair_cover": by_pair.share(),
        "word_cover": by_word.share(),
        "rare_pair_cover": by_pair.share(2.0),
        "rare_word_cover": by_word.share(2.0),
        "rarest_words": by_word.rarest(),
        "title_pair_cover": title_pairs.share(),
        "title_word_cover": title_words.share(),
        "title_asked": titles.asked(asked.text),
        "sentence": sentence,
        "block": block,
        "run": 0.0 if "run" in unread else found.best_run(),
        "length": np.log1p(lengths),
    }


def _weighted(asked: Asked, terms: Terms, kind: TermKind, index: LexicalIndex) -> tuple[list[str], Floats]:
    """Return the distinct terms, those of the question first, with their rarity (terms,) float64.

    Terms that only the official words have count by the weight that those have in search. A character
    pair is two characters of Chinese; what is written in other letters is a word.
    """
    own = dict.fromkeys(terms(asked.text))
    added = dict.fromkeys(term for synonym in asked.synonyms for term in terms(synonym))
    found = [one for one in {**own, **added} if kind == "words" or (len(one) == 2 and not one.isascii())]
    weights = [1.0 if term in own else asked.synonym_weight for term in found]
    return found, np.array(index.rarities(kind, found), dtype=np.float64) * np.array(weights)


def _share(wanted: Collection[str], texts: Sequence[str]) -> Floats:
    """Return the share of `wanted` that each text has, 0 where nothing is wanted."""
    if not wanted:
        return np.zeros(len(texts))
    most = len(wanted)
    return np.array([sum(one in text for one in wanted) / most for text in texts], dtype=np.float64)
