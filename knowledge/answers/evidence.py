"""How much of a question a passage covers: the gate in front of every answer from text."""

from __future__ import annotations

import functools
import math
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from knowledge.answers.holding import Holding
from knowledge.index.terms import words
from knowledge.numerals import read_number
from knowledge.records import Passage
from knowledge.vocabulary import expand

# words of asking, not of the matter: 请问 … 多少 … 是什么时候
_ASKING = re.compile(
    r"请问|问下|问一下|想问|咨询|你好|您好|我想|知道|了解|麻烦|帮我|告诉我|查一下|多少|什么时候|什么时间|啥时候|什么|"
    r"哪一?[个些天年家位里种项条]|哪里|哪儿|谁|几[个天家月年]|几|如何|怎么样?|怎样|为什么|是不是|有没有|能不能|可不可以|"
    r"可以|吗|呢|吧|啊|呀|的|了|是|有|在|要|会|和|与|或|把|被|对|给|就|都|也|还|到|从|以|及|等|我们|我市|我|你|"
    r"温州(?=市长|市委)|温州市?(?!长|委|民|场)|全市|目前|现在|规定|政策|文件|公报|"
    # 温人社发〔2018〕118号: a number names the document, it is no content
    r"\S{1,8}[〔\[(（]\d{4}[〕\])）]\d+号"
)
_GRAM = re.compile(r"[一-鿿a-zA-Z0-9.%]+")
_PIECE = re.compile(r"[a-zA-Z]+|\d+(?:\.\d+)?%?|[一-鿿]+")
# 三年, 两千万, 2000万, 十五个; not 第三条, 十分, 一起
_NUMERAL = re.compile(
    r"\d+(?:\.\d+)?[十百千]?[万亿]"
    r"|(?<![第\d])[一二两三四五六七八九十][一二三四五六七八九十百千万亿零]*(?=[年月天日周个家项条类种大万亿元米亩户人名所座次成档级星辆张件岁批步方])"
)
# words of residents whose weights are remembered
_REMEMBERED = 4096


class WordWeights:
    """How rare the words of questions are among the passages; words that no passage has weigh nothing."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Look up where pairs of characters stand; of words asked for, the last are remembered."""
        self._holding = Holding([passage_text(passage) for passage in passages])
        self._remembered = functools.lru_cache(maxsize=_REMEMBERED)(self._weighed)

    def missing(self, question: str, text: str) -> float:
        """Return the share of the question's words, weighted by rarity, that `text` has not (0..1).

        A word counts as there where an official word for it is.
        """
        asked = {word: self.weight(word) for word in content_words(question)}
        whole = sum(asked.values())
        absent = sum(weight for word, weight in asked.items() if weight and not stands(word, text))
        return absent / whole if whole else 0.0

    def is_unknown(self, word: str) -> bool:
        """Return whether neither a word nor an official word for it stands in any passage."""
        return not self.weight(word) and not any(self.weight(official) for official in expand(word))

    def weight(self, word: str) -> float:
        """Return the weight of a word, ln((n + 1) / (df + 0.5)); 0 for one that no passage has."""
        return self._remembered(word)

    def _weighed(self, word: str) -> float:
        frequency = self._holding.count(word)
        return math.log((len(self._holding) + 1) / (frequency + 0.5)) if frequency else 0.0


def stands(word: str, text: str) -> bool:
    """Return whether a word, or an official word for it, stands in `text`."""
    return word in text or any(official in text for official in expand(word))


@dataclass(frozen=True)
class TermWeights:
    """How rare a character bigram is among the passages: ln((n + 1) / (df + 0.5))."""

    frequencies: Mapping[str, int]
    count: int

    @classmethod
    def of(cls, passages: Sequence[Passage]) -> TermWeights:
        """Count in how many passages each bigram stands."""
        frequencies: Counter[str] = Counter()
        for passage in passages:
            frequencies.update(set(grams(passage_text(passage))))
        return cls(frequencies=frequencies, count=len(passages))

    def weight(self, term: str) -> float:
        """Return the weight of a term, above 0; a term in no passage weighs most."""
        return math.log((self.count + 1) / (self.frequencies.get(term, 0) + 0.5))

    def coverage(self, terms: Sequence[str], text: str, known: frozenset[str] = frozenset()) -> float:
        """Return the share of `terms`, weighted by rarity, that stands in `text` (0..1).

        A term that is `known`, for the title holds it already, tells little of a sentence: it adds a third.
        """
        held = set(grams(text))
        whole = sum(self.weight(term) for term in terms)
        found = sum(self.weight(term) * (0.33 if term in known else 1.0) for term in terms if term in held)
        return found / whole if whole else 0.0


class Weights:
    """Both kinds of weights of one set of passages."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        """Weigh the terms at once, the words when they are asked for."""
        self.terms = TermWeights.of(passages)
        self.words = WordWeights(passages)


def grams(text: str) -> list[str]:
    """Return the character bigrams of `text`, runs of Latin letters and figures whole.

    A number is one term however it is written, and one more with what it counts: 三年, 3年 → 3, 3年.
    """
    found: list[str] = []
    for run in _GRAM.findall(re.sub(r"[、·．（）()《》“”\s]", "", text)):
        counted = ""
        for piece in _PIECE.findall(in_figures(run)):
            if piece[0].isascii():
                found.append(piece.lower())
            else:
                found += [counted + piece[0]] if counted else []
                found += _pairs(piece) if len(piece) > 1 or not counted else ()
            counted = piece if piece[0].isdigit() else ""
    return found


def in_figures(text: str) -> str:
    """Return a text with the numerals that count something in figures (三年 → 3年, 两千万 → 20000000)."""
    return _NUMERAL.sub(lambda match: _figures(match[0]), text)


@functools.lru_cache(maxsize=4096)
def _figures(numeral: str) -> str:
    """Return a numeral in figures, as it stands where it is none."""
    value = read_number(numeral)
    return numeral if value is None else f"{value:f}"


def _pairs(piece: str) -> Iterable[str]:
    return (piece[i : i + 2] for i in range(len(piece) - 1)) if len(piece) > 1 else (piece,)


def content_terms(text: str) -> list[str]:
    """Return the distinct terms of a question without the words of asking."""
    return list(dict.fromkeys(grams(_ASKING.sub(" ", text).replace(" ", "，"))))


@functools.lru_cache(maxsize=64)
def content_words(text: str) -> tuple[str, ...]:
    """Return the distinct words of two characters and more of a question, without the words of asking."""
    return tuple(dict.fromkeys(word for word in words(_ASKING.sub(" ", text)) if len(word) > 1))


def everyday_terms(text: str) -> list[str]:
    """Return the terms of the official words that the vocabulary adds to a question."""
    return list(dict.fromkeys(term for word in expand(text) for term in grams(word)))


def passage_text(passage: Passage) -> str:
    """Return all words of a passage: title, trail and text."""
    return f"{passage.title}，{'，'.join(passage.trail)}，{passage.text}"
