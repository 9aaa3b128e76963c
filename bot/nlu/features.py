"""What the intent classifier sees of a question: n-grams with entities masked, words, fields of life."""

from __future__ import annotations

import functools
from collections import Counter

from knowledge.facets.masking import SIGNS, framed, masked
from knowledge.vocabulary import lexicon_words, synonyms
from knowledge.vocabulary.cutting import cut

# A pasted letter says what it wants at its beginning or at its end
_HEAD, _TAIL = 600, 200
_GRAMS = (1, 2, 3)
_LENGTHS = (2, 3, 4, 6, 8, 12, 20, 40)


def features(text: str) -> Counter[str]:
    """Return how often each feature occurs in a normalised `text`.

    Features are n-grams of one to three characters of the masked text between ^ and $, its words
    (`W:`), the fields of the lexicon that it touches (`F:`), what was masked (`M:`), its length (`L:`).
    """
    shown = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]} {text[-_TAIL:]}"
    veiled = masked(shown.lower())
    whole = framed(veiled)
    counts = Counter(whole[i : i + n] for n in _GRAMS for i in range(len(whole) - n + 1))
    counts.update(f"W:{word}" for word in cut(veiled) if not word.isspace())
    counts.update(f"F:{_fields()[word]}" for word in lexicon_words(shown) or [""])
    counts.update(f"M:{sign}" for sign in SIGNS if sign in veiled)
    counts[f"L:{sum(len(whole) - 2 > limit for limit in _LENGTHS)}"] += 1
    return counts


@functools.lru_cache(maxsize=1)
def _fields() -> dict[str, str]:
    """Return the field of each word of the lexicon, everyday and official; `none` for no word."""
    fields = {"": "none"}
    for synonym in synonyms():
        for word in (synonym.everyday, *synonym.official):
            fields.setdefault(word, synonym.field)
    return fields
