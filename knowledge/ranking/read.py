"""Passages as the re-ranker reads them: what of one is the same for every question, made once."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from knowledge.index.postings import Fields
from knowledge.index.terms import bigrams

Codes = NDArray[np.uint32]

# a passage's beginning says what it is about; the features see so much of its text
LONGEST_TEXT = 1200
# characters beyond the first plane, which are in no pair of a question, all count as this one, which is none
_BEYOND = 0xFFFF
_SENTENCE_ENDS = np.array([ord(mark) for mark in "。；！？\n"], dtype=np.uint16)


@dataclass(frozen=True, slots=True)
class ReadText:
    """The `characters` of a text and a line break, and how many sentences end before each: (n + 1,) each."""

    characters: NDArray[np.uint16]
    sentences: NDArray[np.int32]

    @classmethod
    def of(cls, text: str) -> ReadText:
        """Read a text."""
        characters = characters_of(f"{text}\n")
        ends = np.isin(characters, _SENTENCE_ENDS)
        return cls(characters, (np.cumsum(ends) - ends).astype(np.int32))


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadPassage:
    """A passage given as its normalised `fields`; `whole` are title, headings and the beginning of its text.

    `title_pairs` are the codes of the pairs of characters of title and headings, (pairs,) uint32, and
    `title_names` what is longer than a pair there: numbers and Latin words. `letters` is `whole` as pairs
    are looked for in it.
    """

    fields: Fields
    title: str
    title_lowered: str
    title_pairs: Codes
    title_names: frozenset[str]
    whole: str
    lowered: str
    letters: ReadText

    @classmethod
    def of(cls, fields: Fields) -> ReadPassage:
        """Read title, headings and text."""
        title = "\n".join(fields[:-1])
        whole = f"{title}\n{fields[-1][:LONGEST_TEXT]}"
        terms = frozenset(bigrams(title))
        return cls(
            fields=fields,
            title=title,
            title_lowered=title.lower(),
            title_pairs=codes_of(sorted(term for term in terms if len(term) == 2)),
            title_names=frozenset(term for term in terms if len(term) > 2),
            whole=whole,
            lowered=whole.lower(),
            letters=ReadText.of(whole),
        )


def characters_of(text: str) -> NDArray[np.uint16]:
    """Return the characters of a text: (n,)."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    return np.minimum(codes, _BEYOND).astype(np.uint16)


def codes_of(pairs: Iterable[str]) -> Codes:
    """Return a number for each pair of characters, which are of the first plane: (pairs,) uint32."""
    return np.array([ord(pair[0]) << 16 | ord(pair[1]) for pair in pairs], dtype=np.uint32)
