"""What a step of hearing gives back: the text as it was meant, and what was changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Repair:
    """The repaired `text` and what was changed in it: pairs of (heard, meant) in order of place.

    `meant` is "" for what was left out: a filler, the repetition of a stutter.
    """

    text: str
    changes: tuple[tuple[str, str], ...] = ()


Step = Callable[[str], Repair]


def in_turn(text: str, steps: tuple[Step, ...]) -> Repair:
    """Return `text` after all `steps`, with the changes of every one."""
    changes: tuple[tuple[str, str], ...] = ()
    for step in steps:
        repaired = step(text)
        text, changes = repaired.text, (*changes, *repaired.changes)
    return Repair(text=text, changes=changes)


def replaced(text: str, spans: list[tuple[int, int, str]]) -> Repair:
    """Return `text` with each (start, end, meant) of `spans` put right; they do not overlap."""
    parts: list[str] = []
    changes: list[tuple[str, str]] = []
    place = 0
    for start, end, meant in sorted(spans):
        parts += (text[place:start], meant)
        changes.append((text[start:end], meant))
        place = end
    return Repair(text="".join(parts) + text[place:], changes=tuple(changes))
