"""What a kind of reasoning gives: sentences with the sums behind them and the standards they use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from knowledge.answers.reasoning.scopes import Scope, Scopes
from knowledge.records import Calculation, Standard

Line = tuple[str, Sequence[Calculation]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worked:
    """Sentences, the first of which answers; `rows` are lines of a list that follows the first sentence.

    `missing` are places asked about that no standard covers; `settled` says that the day asked about is
    told of already, `open_place` that a place is to be chosen.
    """

    sentences: tuple[str, ...]
    standards: tuple[Standard, ...]
    calculations: tuple[Calculation, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    missing: tuple[str, ...] = ()
    open_place: bool = False
    settled: bool = False


def for_each(
    scopes: Scopes, single: Callable[[Scope], Line], title: str, row: Callable[[Scope], Line]
) -> Worked | None:
    """Return one sentence where one amount holds, else `title` and a line for each scope; None for none."""
    if not scopes.found:
        return None
    if scopes.one:
        sentence, worked = single(scopes.one)
        return _worked((sentence,), [scopes.one], worked, scopes)
    lines = [row(scope) for scope in scopes.found]
    calculations = [calculation for _, worked in lines for calculation in worked]
    sentences = (title, *(line for line, _ in lines))
    rows = tuple((scope.place, line) for scope, (line, _) in zip(scopes.found, lines, strict=True))
    return _worked(sentences, scopes.found, calculations, scopes, rows)


def _worked(
    sentences: tuple[str, ...],
    used: Sequence[Scope],
    calculations: Sequence[Calculation],
    scopes: Scopes,
    rows: tuple[tuple[str, ...], ...] = (),
) -> Worked:
    standards = tuple(scopes.standards if len(used) == 1 else [scope.standard for scope in used])
    return Worked(
        sentences=sentences,
        standards=standards,
        calculations=tuple(dict.fromkeys(calculations)),
        rows=rows,
        missing=scopes.missing,
    )
