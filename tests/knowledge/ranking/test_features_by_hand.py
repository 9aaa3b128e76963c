"""The features of real passages beside the same counted one by one, without any array."""

from __future__ import annotations

import re
from functools import lru_cache

import pytest

from knowledge.index.fields import lexical_fields
from knowledge.index.lexical import Bm25Lexical
from knowledge.index.terms import bigrams, words
from knowledge.ranking.features import NAMES, Asked, features
from knowledge.ranking.matches import Floats
from knowledge.ranking.read import ReadPassage
from tests.knowledge.issues import shipped_passages

QUESTIONS = [
    "一个人能不能养两只大狗，在哪里登记",
    "人人都要交多少wifi费",
    "？",
    "A4纸的规定是什么时候印发的呢",
]
SYNONYMS = ("养犬", "管理办法")


@lru_cache(maxsize=1)
def passages() -> tuple[list[ReadPassage], Bm25Lexical]:
    fields = [lexical_fields(one) for one in shipped_passages()[::40]]
    return [ReadPassage.of(one) for one in fields], Bm25Lexical.build(fields, (1.0, 0.5, 1.0))


@lru_cache(maxsize=8)
def measured(question: str) -> Floats:
    read, index = passages()
    scores = Bm25Lexical.rank(index, question).scores.astype(float)
    same = dict.fromkeys(("lexical", "dense", "fused", "soft", "soft_uncovered"), scores)
    asked = Asked(text=question, synonyms=SYNONYMS, synonym_weight=0.6, **same)
    return features(asked, read, index)


def column(question: str, name: str) -> list[float]:
    found: list[float] = measured(question)[:, NAMES.index(name)].tolist()
    return found


def weights_of(question: str, kind: str) -> dict[str, float]:
    terms = {"bigrams": bigrams, "words": words}[kind]
    found = {**dict.fromkeys([t for one in SYNONYMS for t in terms(one)], 0.6)}
    found |= dict.fromkeys(terms(question), 1.0)
    kept = {t: w for t, w in found.items() if kind == "words" or (len(t) == 2 and not t.isascii())}
    return {term: weight * passages()[1].rarities(kind, [term])[0] for term, weight in kept.items()}  # type: ignore[arg-type]


def share(weights: dict[str, float], held: set[str]) -> float:
    return sum(w for t, w in weights.items() if t in held) / max(sum(weights.values()), 1e-9)


@pytest.mark.parametrize("question", QUESTIONS)
def test_terms_of_texts_and_titles_are_those_that_stand_there(question: str) -> None:
    pairs, tokens = weights_of(question, "bigrams"), weights_of(question, "words")
    read, _ = passages()
    expected = {
        "pair_cover": [share(pairs, {t for t in pairs if t in one.whole}) for one in read],
        "word_cover": [share(tokens, {t for t in tokens if t in one.lowered}) for one in read],
        "title_pair_cover": [share(pairs, {t for t in pairs if t in one.title}) for one in read],
        "title_word_cover": [share(tokens, {t for t in tokens if t in one.title_lowered}) for one in read],
    }
    for name, shares in expected.items():
        assert column(question, name) == pytest.approx(shares, abs=1e-12), name


@pytest.mark.parametrize("question", QUESTIONS)
def test_the_best_sentence_and_the_terms_of_titles_are_those_of_each_text(question: str) -> None:
    pairs = weights_of(question, "bigrams")
    read, _ = passages()
    best = [
        max(share(pairs, {t for t in pairs if t in part}) for part in re.split(r"[。；！？\n]", one.whole))
        for one in read
    ]
    assert column(question, "sentence") == pytest.approx(best, abs=1e-12)
    titles = [{term for term in bigrams(one.title) if len(term) > 1} for one in read]
    asked = [len({term for term in some if term in question}) / max(len(some), 1) for some in titles]
    assert column(question, "title_asked") == asked


@pytest.mark.parametrize("question", QUESTIONS)
def test_features_that_nobody_reads_change_no_other(question: str) -> None:
    read, index = passages()
    scores = measured(question)[:, NAMES.index("lexical")]
    same = dict.fromkeys(("lexical", "dense", "fused", "soft", "soft_uncovered"), scores)
    asked = Asked(text=question, synonyms=SYNONYMS, synonym_weight=0.6, **same)
    rows = features(asked, read, index, {"run", "expansion"})
    for number, name in enumerate(NAMES):
        expected = [0.0] * len(read) if name in ("run", "expansion") else column(question, name)
        assert rows[:, number].tolist() == expected, name


def test_passages_of_equal_words_have_equal_numbers() -> None:
    read, index = passages()
    twice = [one for one in read[:30] for _ in range(2)]
    scores = measured(QUESTIONS[0])[:30, 0].repeat(2)
    same = dict.fromkeys(("lexical", "dense", "fused", "soft", "soft_uncovered"), scores)
    asked = Asked(text=QUESTIONS[0], synonyms=SYNONYMS, synonym_weight=0.6, **same)
    rows = features(asked, twice, index)
    without = [number for number, name in enumerate(NAMES) if name != "block"]
    assert rows[::2, without] == pytest.approx(rows[1::2, without], abs=1e-12)
