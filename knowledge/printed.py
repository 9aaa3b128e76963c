"""What an issue prints: lines, pages, paragraphs."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line of the source file; `number` counts from 1, `text` is as extracted."""

    number: int
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """One page of an issue; `number` is counted (`counted`) where the page does not print it."""

    number: int
    counted: bool
    lines: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph without line breaks; `spans` gives for each source line (its number, its end in `text`)."""

    text: str
    spans: tuple[tuple[int, int], ...]
