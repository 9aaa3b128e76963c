"""What the intent classifier sees of a question: n-grams with entities masked, words, fields of life."""

from __future__ import annotations

import functools
import re
from collections import Counter

import jieba

from bot.nlu.mentions import Mention, without_overlaps
from knowledge.dates import find_dates
from knowledge.regions import find_foreign_places, find_regions
from knowledge.text import find_numbers
from knowledge.vocabulary import find_breeds, synonyms

# A pasted letter says what it wants at its beginning or at its end
_HEAD, _TAIL = 600, 200
_GRAMS = (1, 2, 3)
_LENGTHS = (2, 3, 4, 6, 8, 12, 20, 40)
# "你好，瑞安 最低工资?" is split at , and space
_BREAK = re.compile(r"[\s，。？！、,.?!~…；;：:\"“”'（）()《》]+")
_MASKS = (
    ("Ⓡ", find_regions),
    ("Ⓕ", find_foreign_places),
    ("Ⓓ", find_dates),
    ("Ⓑ", find_breeds),
    ("Ⓝ", find_numbers),
)


def features(text: str) -> Counter[str]:
    """Return how often each feature occurs in a normalised `text`.

    Features are n-grams of one to three characters of the masked text between ^ and $, its words
    (`W:`), the fields of the lexicon that it touches (`F:`), what was masked (`M:`), its length (`L:`).
    """
    shown = text if len(text) <= _HEAD + _TAIL else f"{text[:_HEAD]} {text[-_TAIL:]}"
    masked = _masked(shown.lower())
    framed = "^" + _BREAK.sub("|", masked).strip("|") + "$"
    counts = Counter(framed[i : i + n] for n in _GRAMS for i in range(len(framed) - n + 1))
    counts.update(f"W:{word}" for word in jieba.cut(masked) if not word.isspace())
    counts.update(f"F:{field}" for field in _fields(shown) or ["none"])
    counts.update(f"M:{mark}" for mark, _ in _MASKS if mark in masked)
    counts[f"L:{sum(len(framed) - 2 > limit for limit in _LENGTHS)}"] += 1
    return counts


def _masked(text: str) -> str:
    """Return `text` with every place, date, breed and number as one sign for its kind."""
    mentions = without_overlaps(
        Mention(entity=mark, value=mark, start=found.start, end=found.end)
        for mark, find in _MASKS
        for found in find(text)
    )
    parts, place = [], 0
    for mention in mentions:
        parts += [text[place : mention.start], mention.value]
        place = mention.end
    return "".join((*parts, text[place:]))


def _fields(text: str) -> list[str]:
    """Return the field of every word of the lexicon in `text`, the longest word at each place."""
    found, start = [], 0
    while start < len(text):
        entries = _lexicon().get(text[start], ())
        entry = next((entry for entry in entries if text.startswith(entry[0], start)), None)
        if entry:
            found.append(entry[1])
        start += len(entry[0]) if entry else 1
    return found


@functools.lru_cache(maxsize=1)
def _lexicon() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return (word, field) by first character, everyday and official words, longest first."""
    fields: dict[str, str] = {}
    for synonym in synonyms():
        for word in (synonym.everyday, *synonym.official):
            if len(word) > 1:
                fields.setdefault(word, synonym.field)
    grouped: dict[str, list[tuple[str, str]]] = {}
    for word in sorted(fields, key=lambda w: (-len(w), w)):
        grouped.setdefault(word[0], []).append((word, fields[word]))
    return {first: tuple(entries) for first, entries in grouped.items()}
