"""Whether a span has the kind of answer that is asked for, and how near to what it is asked about."""

from __future__ import annotations

import functools
import math
import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.prepared import Prepared
from knowledge.answers.quoting.wants import NUMERIC, Want, sign_of

Floats = NDArray[np.float64]
Signs = tuple[tuple[int, int], ...]

_NEAR = 12.0
_BEFORE, _AFTER = 36, 18
_WINDOWS = 4
# so many spans of each kind of answer: as many as five issues have
_REMEMBERED = 4096
# the words before a definition that may be what is defined
_NAME = 14
_OTHERS = frozenset(
    {Want.BASIS, Want.BEGINNING, Want.END, Want.CONSEQUENCE, Want.REASON, Want.MEANING, Want.MEANS}
)
# which kinds of answer each measure of a sign is for
_KINDS = {
    "sign_number": NUMERIC,
    "sign_body": {Want.BODY},
    "sign_person": {Want.PERSON},
    "sign_date": {Want.DATE},
    "sign_permission": {Want.PERMISSION},
    "sign_place": {Want.PLACE},
    "sign_other": _OTHERS,
}
# 屋顶山塘，是指…   |   “外摆位”是指…
_DEFINING = re.compile(r"[”）]?，?(?:是指|系指|指的?是|指|是)")
# 实有人口、法人、空间地理、大型建筑、宏观经济
_ENUMERATED = re.compile(r"[^，。；：、\s]{1,24}(?:、[^，。；：、\s]{1,24})+")
# … 建筑垃圾和餐厨垃圾: the last of them is two
_LAST = re.compile(r"[^（]{1,12}[和及与][^）]{1,12}")


def signed(asked: Asked, spans: Sequence[Prepared]) -> dict[str, Floats]:
    """Return the measures from window to defines, but for signed: a column (spans,) float64 each."""
    texts = [span.span.text for span in spans]
    signs = [*map(signs_of(asked.want), texts)]
    has = np.array([1.0 if one else -1.0 for one in signs])
    none = np.zeros(len(spans))
    wanted = asked.sign is not None
    with_signs = [(row, texts[row], one) for row, one in enumerate(signs) if one]
    window, near = np.zeros((2, len(spans)))
    for row, text, one in with_signs:
        window[row], near[row] = _window(asked, text, one), _near(asked, text, one)
    return {
        "window": window,
        "sign": (has > 0) * 1.0,
        "no_sign": (has < 0) * 1.0 if wanted else none,
        **{name: has if asked.want in wants else none for name, wants in _KINDS.items()},
        "near": near,
        "defines": np.array([_defines(asked, text) for text in texts])
        if asked.want is Want.MEANING
        else none,
        **_of_unit(asked, texts),
        **_of_attribute(asked, spans),
    }


def _of_unit(asked: Asked, texts: Sequence[str]) -> dict[str, Floats]:
    none = np.zeros(len(texts))
    if asked.unit is None:
        return {"unit": none, "no_unit": none}
    there = np.array([asked.unit.search(text) is not None for text in texts], dtype=np.float64)
    return {"unit": there, "no_unit": 1 - there}


def _of_attribute(asked: Asked, spans: Sequence[Prepared]) -> dict[str, Floats]:
    none, name = np.zeros(len(spans)), asked.attribute
    if name is None:
        return {"attribute": none, "no_attribute": none}
    return {
        "attribute": np.array([name in span.span.text for span in spans], dtype=np.float64),
        "no_attribute": np.array([name not in span.context for span in spans], dtype=np.float64),
    }


@functools.cache
def signs_of(want: Want) -> Callable[[str], Signs]:
    """Return what tells where the signs of a kind of answer stand in a span; it remembers the last spans."""
    sign = sign_of(want)
    if sign is None:
        return lambda text: ()

    @functools.lru_cache(maxsize=_REMEMBERED)
    def signs(text: str) -> Signs:
        return tuple(match.span() for match in sign.finditer(text))

    return signs


def _window(asked: Asked, text: str, signs: Signs) -> float:
    """Return the share of the question around the sign that has most of it."""
    windows = {text[max(0, start - _BEFORE) : end + _AFTER] for start, end in signs[:_WINDOWS]}
    return max((asked.share(asked.own, window) for window in windows), default=0.0)


def _near(asked: Asked, text: str, signs: Signs) -> float:
    """Return how near a sign stands to the rarest term of the question that the text has (0..1)."""
    held = [term for term in asked.own if term in text]
    if not held:
        return 0.0
    place = text.index(max(held, key=lambda term: asked.rarity[term]))
    return math.exp(-min(abs(place - start) for start, _ in signs) / _NEAR)


def _defines(asked: Asked, text: str) -> float:
    """Return the share of the question that stands right before the words that define (屋顶山塘，是指)."""
    before = (text[max(0, match.start() - _NAME) : match.start()] for match in _DEFINING.finditer(text))
    return max((asked.share(asked.own, words) for words in before), default=0.0)


@functools.lru_cache(maxsize=4096)
def enumerated(text: str) -> frozenset[int]:
    """Return how many things the enumerations in `text` have; the last one may be two, joined by 和."""
    counts: set[int] = set()
    for match in _ENUMERATED.finditer(text):
        things = match[0].split("、")
        counts.add(len(things) + bool(_LAST.search(things[-1])))
        counts.add(len(things))
    return frozenset(counts)
