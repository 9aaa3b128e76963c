"""Whether a span has the kind of answer that is asked for, and how near to what it is asked about."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.prepared import Prepared
from knowledge.answers.quoting.wants import NUMERIC, Want

_NEAR = 12.0
_BEFORE, _AFTER = 36, 18
_WINDOWS = 4
# the words before a definition that may be what is defined
_NAME = 14
_OTHERS = frozenset(
    {Want.BASIS, Want.BEGINNING, Want.END, Want.CONSEQUENCE, Want.REASON, Want.MEANING, Want.MEANS}
)
# 屋顶山塘，是指…   |   “外摆位”是指…
_DEFINING = re.compile(r"[”）]?，?(?:是指|系指|指的?是|指|是)")
# 实有人口、法人、空间地理、大型建筑、宏观经济
_ENUMERATED = re.compile(r"[^，。；：、\s]{1,24}(?:、[^，。；：、\s]{1,24})+")
# … 建筑垃圾和餐厨垃圾: the last of them is two
_LAST = re.compile(r"[^（]{1,12}[和及与][^）]{1,12}")


def signed(asked: Asked, span: Prepared) -> Iterable[float]:
    """Yield the numbers of `MEASURES` from window to defines."""
    text = span.span.text
    signs = list(asked.sign.finditer(text)) if asked.sign else []
    windows = {text[max(0, m.start() - _BEFORE) : m.end() + _AFTER] for m in signs[:_WINDOWS]}
    has = 1.0 if signs else -1.0
    unit = asked.unit.search(text) is not None if asked.unit else None
    yield max((asked.share(asked.own, window) for window in windows), default=0.0)
    yield float(bool(signs))
    yield float(asked.sign is not None and not signs)
    yield has if asked.want in NUMERIC else 0.0
    yield has if asked.want is Want.BODY else 0.0
    yield has if asked.want is Want.PERSON else 0.0
    yield has if asked.want is Want.DATE else 0.0
    yield has if asked.want is Want.PERMISSION else 0.0
    yield has if asked.want is Want.PLACE else 0.0
    yield float(unit is True)
    yield float(unit is False)
    yield float(asked.attribute is not None and asked.attribute in text)
    yield _near(asked, text, [match.start() for match in signs])
    yield has if asked.want in _OTHERS else 0.0
    yield asked.share(asked.own, span.own | span.above) if signs else 0.0
    yield float(asked.attribute is not None and asked.attribute not in span.context)
    yield _defines(asked, text)


def _near(asked: Asked, text: str, signs: Sequence[int]) -> float:
    """Return how near a sign stands to the rarest term of the question that the text has (0..1)."""
    held = [term for term in asked.own if term in text]
    if not held or not signs:
        return 0.0
    place = text.index(max(held, key=lambda term: asked.rarity[term]))
    return math.exp(-min(abs(place - sign) for sign in signs) / _NEAR)


def _defines(asked: Asked, text: str) -> float:
    """Return the share of the question that stands right before the words that define (屋顶山塘，是指)."""
    if asked.want is not Want.MEANING:
        return 0.0
    before = (text[max(0, match.start() - _NAME) : match.start()] for match in _DEFINING.finditer(text))
    return max((asked.share(asked.own, words) for words in before), default=0.0)


def enumerated(text: str) -> frozenset[int]:
    """Return how many things the enumerations in `text` have; the last one may be two, joined by 和."""
    counts: set[int] = set()
    for match in _ENUMERATED.finditer(text):
        things = match[0].split("、")
        counts.add(len(things) + bool(_LAST.search(things[-1])))
        counts.add(len(things))
    return frozenset(counts)
