"""Latin pinyin without tones (dibao, rui'an, zuidi gongzi) read as the words it spells."""

from __future__ import annotations

import functools
import re

from knowledge.hearing.changes import Repair
from knowledge.hearing.phrases import syllables_of
from knowledge.hearing.sounds import sound
from knowledge.hearing.words import is_topical, meant_words, weight
from knowledge.vocabulary import words
from knowledge.vocabulary.files import load_rows

# dibao rui'an: letters with spaces and apostrophes between, and no digit, slash or mark beside
_RUN = re.compile(r"(?<![A-Za-z0-9_/.<&@:-])[A-Za-z]+(?:[ '’][A-Za-z]+)*(?![A-Za-z0-9_/>&@=(.:])")
# 最低生活保障: so long a word is at most
_SHORT = re.compile(r"[\u4e00-\u9fff]{1,7}")
# Letters that are known as a word by themselves: gou between Chinese words, dibao between others
_SHORTEST_BESIDE_CHINESE = 3
_SHORTEST_BESIDE_LATIN = 4
_LONGEST_RUN = 200
# No English word spells three Chinese syllables by chance that are a word together
_SURELY_CHINESE = 3
# gou neng yang ma: so many words, each one everyday syllable
_SURELY_PINYIN = 4
# any Chinese character
_CHINESE = re.compile(r"[\u4e00-\u9fff]")


def spell_pinyin(text: str) -> Repair:
    """Return `text` with runs of pinyin spelled in characters; what may be English stays."""
    changes: list[tuple[str, str]] = []
    mixed = bool(_CHINESE.search(text))

    def spell(match: re.Match[str]) -> str:
        spelled = _spell_run(match.group(), mixed=mixed)
        if spelled != match.group():
            changes.append((match.group(), spelled))
        return spelled

    return Repair(text=_RUN.sub(spell, text), changes=tuple(changes))


def _spell_run(run: str, *, mixed: bool) -> str:
    """Return the run as words when it is pinyin through and through, else with its known words."""
    letters = re.sub("[ '’]", "", run).lower()
    whole = _likeliest(letters) if len(letters) <= _LONGEST_RUN else ()
    if any(len(word) >= _SURELY_CHINESE or (len(word) > 1 and _is_ours(word)) for word in whole):
        return "".join(whole)
    if len(whole) == len(run.split(" ")) >= _SURELY_PINYIN:
        return "".join(whole)
    if mixed and run.islower() and len(letters) >= _SHORTEST_BESIDE_CHINESE and 0 < len(whole) <= 1:
        return whole[0] if whole[0] in _everyday() else run
    return " ".join(_spell_word(word) for word in run.split(" "))


def _spell_word(word: str) -> str:
    letters = re.sub("['’]", "", word).lower()
    known = _words().get(letters, "")
    sure = len(known) > 1 and len(letters) >= _SHORTEST_BESIDE_LATIN and _is_ours(known)
    return known if sure else word


def _is_ours(word: str) -> bool:
    """Tell whether `word` is one of this bot's: an English text may well spell others (dating, change)."""
    return is_topical(word) or word in words() or (word in _everyday() and len(word) > 1)


def _likeliest(letters: str) -> tuple[str, ...]:
    """Return the likeliest words that spell all of `letters`, none when they cannot."""
    best: list[tuple[float, tuple[str, ...]] | None] = [(0.0, ())] + [None] * len(letters)
    for end in range(1, len(letters) + 1):
        for start in range(max(0, end - _longest()), end):
            before, word = best[start], _words().get(letters[start:end])
            if before is None or word is None:
                continue
            score = before[0] + weight(word)
            shortest = best[end]
            if shortest is None or score > shortest[0]:
                best[end] = (score, (*before[1], word))
    found = best[-1]
    return found[1] if found else ()


@functools.lru_cache(maxsize=1)
def _words() -> dict[str, str]:
    """Return the words by their letters without tones; the likeliest of those that sound the same."""
    spelled: dict[str, str] = {}
    for word in (*_everyday(), *words(), *meant_words()):
        if _SHORT.fullmatch(word):
            for letters in ("".join(syllables_of(word)), "".join(map(sound, word))):
                spelled.setdefault(letters.replace("ü", "v"), word)
    return spelled


@functools.lru_cache(maxsize=1)
def _everyday() -> dict[str, None]:
    rows = (*load_rows("latin.txt", columns=1), *load_rows("pinyin.txt", columns=1))
    return dict.fromkeys(word for (word,) in rows)


@functools.lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _words()))
