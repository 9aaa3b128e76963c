"""What a follow-up names in place of what the question before named: 规下 for 规上, C级 for A级."""

from __future__ import annotations

import functools
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from knowledge.answers.brackets import case_amounts
from knowledge.answers.evidence import grams
from knowledge.vocabulary import load_yaml

# so much of a word two contrasting words of no list share at least: 高坝山塘 and 屋顶山塘
_LEAST_SHARED = 0.5
_SHORTEST, _LONGEST = 2, 8
_HAN = re.compile(r"[一-鿿]+")
_HELD = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Contrast:
    """The question before with `term` in place of what stood there; `pattern` finds the term in an answer."""

    text: str
    term: str
    pattern: str | None = None

    def stands_in(self, said: str) -> bool:
        """Return whether an answer says something of the term."""
        if self.pattern is not None:
            return re.search(self.pattern, said, re.IGNORECASE) is not None
        terms, held = grams(self.term), set(grams(said))
        return bool(terms) and sum(term in held for term in terms) >= _HELD * len(terms)


def contrasts(named: str, before: str, names: Collection[str] = ()) -> Iterator[Contrast]:
    """Yield the question `before` with what a follow-up names in place of its counterpart, best first.

    Args:
        named: what the follow-up says, without the words that only go on (那…呢).
        before: the question before.
        names: the persons that the documents cited last name.
    """
    for found in (_of_group(named, before), _of_name(named, before, names), _of_shape(named, before)):
        if found is not None:
            yield found
            return
    if (alike := _alike(named, before)) is not None:
        yield alike


def is_counterpart(text: str) -> bool:
    """Return whether a text is one of two words that exclude each other and nothing else: 累计."""
    return any(re.fullmatch(member, text) for group in _groups() for member in group)


def _of_group(named: str, before: str) -> Contrast | None:
    """Return the contrast of a pair of the list; a word without its counterpart goes in front."""
    for group in _groups():
        new = next((member for member in group if re.fullmatch(member, named)), None)
        if new is None:
            continue
        for old in group:
            match = re.search(old, before)
            if match and old != new:
                return Contrast(text=_put(before, match.span(), named), term=named, pattern=new)
        if re.search(new, before) is None:
            return Contrast(text=f"{named}{before}", term=named, pattern=new)
    return None


def _of_name(named: str, before: str, names: Collection[str]) -> Contrast | None:
    """Return the contrast of two persons."""
    old = next((name for name in names if name in before), None)
    if named not in names or old in (None, named):
        return None
    return Contrast(text=before.replace(old or "", named), term=named, pattern=re.escape(named))


def _of_shape(named: str, before: str) -> Contrast | None:
    """Return the contrast of two words of one shape: A类, 第二批, 20亿元以上."""
    for shape in _shapes():
        if re.fullmatch(shape, named) is None:
            continue
        match = next((m for m in re.finditer(shape, before) if m[0] != named), None)
        if match:
            # of the amount of a case (投1.2亿) the answer has the bracket, not the figure
            exact = "" if case_amounts(named) else re.escape(named)
            pattern = None if named[0].isdigit() else exact
            return Contrast(text=_put(before, match.span(), named), term=named, pattern=pattern)
    return None


def _alike(named: str, before: str) -> Contrast | None:
    """Return the contrast with the word of the same length that begins or ends alike."""
    if _HAN.fullmatch(named) is None or not _SHORTEST <= len(named) <= _LONGEST or named in before:
        return None
    size = len(named)
    windows = [
        start for start in range(len(before) - size + 1) if _HAN.fullmatch(before, start, start + size)
    ]
    shared = {start: _shared(named, before[start : start + size]) for start in windows}
    best = max(shared, key=lambda start: shared[start], default=None)
    if best is None or shared[best] < max(1, _LEAST_SHARED * size):
        return None
    return Contrast(text=_put(before, (best, best + size), named), term=named)


def _shared(first: str, second: str) -> int:
    """Return how many characters two words of one length share at their beginning and their end."""
    pairs = list(zip(first, second, strict=True))
    ahead = next((i for i, (a, b) in enumerate(pairs) if a != b), len(pairs))
    behind = next((i for i, (a, b) in enumerate(reversed(pairs)) if a != b), len(pairs))
    return min(ahead + behind, len(pairs))


def _put(text: str, span: tuple[int, int], new: str) -> str:
    return text[: span[0]] + new + text[span[1] :]


@functools.cache
def _groups() -> list[list[str]]:
    groups: list[list[str]] = load_yaml("contrasts.yml")["contrasts"]
    return groups


@functools.cache
def _shapes() -> list[str]:
    shapes: list[str] = load_yaml("contrasts.yml")["shapes"]
    return shapes
