"""How characters sound, and how near two of them are to the ear and to the eye."""

from __future__ import annotations

import enum
import functools

import pypinyin

from knowledge.vocabulary.files import load_rows

# Southern speakers keep none of these apart: zh/z, f/h, n/l, ang/an, eng/en, ing/in
_RETROFLEX = (("zh", "z"), ("ch", "c"), ("sh", "s"))
_LABIAL = {
    "fa": "hua",
    "fan": "huan",
    "fang": "huang",
    "fei": "hui",
    "fen": "hun",
    "feng": "hong",
    "fo": "huo",
}
_NASAL = (("ang", "an"), ("eng", "en"), ("ing", "in"))
# First sounds that speech recognition takes for one another, each group under one letter
_ROUGH = {c: group[0] for group in ("jqx", "zcs", "bp", "dt", "gkh", "lr") for c in group}


class Likeness(enum.IntEnum):
    """How near a heard character is to the one meant; the lower, the nearer."""

    EQUAL = 0
    SAME_TONE = 1
    SAME_SOUND = 2
    SAME_IN_THE_SOUTH = 3
    LOOKS_ALIKE = 4
    NEAR_SOUND = 5


@functools.lru_cache(maxsize=8192)
def sound(character: str) -> str:
    """Return the toneless syllable of a Chinese character, "" for every other sign."""
    if not "\u4e00" <= character <= "\u9fff":
        return ""
    return str(pypinyin.lazy_pinyin(character)[0])


@functools.lru_cache(maxsize=8192)
def _tone(character: str) -> str:
    """Return the tone of the first reading, "5" where there is none."""
    return str(pypinyin.lazy_pinyin(character, style=pypinyin.Style.TONE3, neutral_tone_with_five=True)[0])[
        -1
    ]


@functools.lru_cache(maxsize=1024)
def southern(syllable: str) -> str:
    """Return `syllable` as those say it who keep zh and z, n and l, f and h, ing and in together."""
    for retroflex, flat in _RETROFLEX:
        if syllable.startswith(retroflex):
            syllable = flat + syllable.removeprefix(retroflex)
    if syllable.startswith("f"):
        syllable = _LABIAL.get(syllable, "h" + syllable[1:])
    if syllable.startswith("n"):
        syllable = "l" + syllable[1:]
    for back, front in _NASAL:
        if syllable.endswith(back):
            syllable = syllable.removesuffix(back) + front
    return syllable


@functools.lru_cache(maxsize=1024)
def rough(syllable: str) -> str:
    """Return the class of syllables that differ from `syllable` by a first sound easily misheard."""
    folded = southern(syllable)
    return _ROUGH.get(folded[:1], folded[:1]) + folded[1:]


@functools.lru_cache(maxsize=65536)
def likeness(heard: str, meant: str, syllable: str) -> Likeness | None:
    """Return how near the character `heard` is to `meant`, read as `syllable`; None when it is not."""
    if heard == meant:
        return Likeness.EQUAL
    said = sound(heard)
    if not said:
        return None
    if said == syllable:
        return Likeness.SAME_TONE if _tone(heard) == _tone(meant) else Likeness.SAME_SOUND
    if southern(said) == southern(syllable):
        return Likeness.SAME_IN_THE_SOUTH
    if meant in lookalikes(heard):
        return Likeness.LOOKS_ALIKE
    return Likeness.NEAR_SOUND if rough(said) == rough(syllable) else None


def lookalikes(character: str) -> str:
    """Return the characters that `character` is written for by mistake of shape: 已 for 己."""
    return _lookalikes().get(character, "")


@functools.lru_cache(maxsize=1)
def _lookalikes() -> dict[str, str]:
    return {row[0]: row[1] for row in load_rows("lookalikes.tsv", columns=2)}
