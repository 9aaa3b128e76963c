"""Latin pinyin without tones (dibao, rui'an, zuidi gongzi) read as the words it spells."""

from __future__ import annotations

import functools
import re

import pypinyin

from knowledge.vocabulary.files import load_rows
from knowledge.vocabulary.words import words

# dibao rui'an: letters with spaces and apostrophes between, and no digit, slash or mark beside
_RUN = re.compile(r"(?<![A-Za-z0-9_/.<&@:-])[A-Za-z]+(?:[ '’][A-Za-z]+)*(?![A-Za-z0-9_/>&@=(.:])")
_SHORT = re.compile(r"[\u4e00-\u9fff]{1,7}")
_SMALLEST_WORD = 4


def repair_latin(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """Return `text` with runs of pinyin spelled in characters, and the pairs (heard, meant)."""
    changes: list[tuple[str, str]] = []

    def spell(match: re.Match[str]) -> str:
        spelled = _spell_run(match.group())
        if spelled != match.group():
            changes.append((match.group(), spelled))
        return spelled

    return _RUN.sub(spell, text), tuple(changes)


def _spell_run(run: str) -> str:
    """Return the run as words when it is pinyin through and through, else with its known words."""
    letters = re.sub("[ '’]", "", run).lower()
    whole = _split(letters)
    if whole and any(len(word) > 1 for word in whole):
        return "".join(whole)
    return " ".join(_spell_word(word) for word in run.split(" "))


def _spell_word(word: str) -> str:
    letters = re.sub("['’]", "", word).lower()
    known = _words().get(letters, "")
    return known if len(known) > 1 and len(letters) >= _SMALLEST_WORD else word


def _split(letters: str) -> tuple[str, ...] | None:
    """Return the fewest known words that spell all of `letters`, None when they cannot."""
    best: list[tuple[str, ...] | None] = [()] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _longest()), end):
            before, word = best[start], _words().get(letters[start:end])
            if before is None or word is None:
                continue
            shortest = best[end]
            if shortest is None or len(before) + 1 < len(shortest):
                best[end] = (*before, word)
    return best[-1]


@functools.lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Return the words by their letters without tones; the everyday list comes before the dictionary."""
    everyday = (word for (word,) in load_rows("latin.txt", columns=1))
    spelled: dict[str, str] = {}
    for word in (*everyday, *words()):
        if _SHORT.fullmatch(word):
            spelled.setdefault("".join(pypinyin.lazy_pinyin(word)), word)
    return spelled


@functools.lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _words()))
