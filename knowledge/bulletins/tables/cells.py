"""Cells of a printed line: what runs of white space part, spaced-out words closed up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.bulletins.paragraphs import close_up
from knowledge.records import Line, Paragraph

# 增 加 值 总 量   |   市 科 技 局 、 市 投 资 促 进
_SPACED_OUT_SHARE = 0.7
# 80.5   |   1,200   |   15%   |   —   |   总产值…亿元 is none
NUMERIC = re.compile(r"^[-+±≥≤<>]?\d[\d,，]*(?:\.\d+)?(?:[%％‰元]|万元|亿元)?$|^[—－-]{1,4}$")
# what is one cell by its form: a figure, 某政发〔2009〕6号, 2019年12月, 2019.12.30, 2019年12月30日
TYPED = re.compile(
    NUMERIC.pattern
    + r"|^\S{2,12}〔(?:19|20)\d\d〕\d+号$|^(?:19|20)\d\d[年.-]\d{1,2}(?:[月.-](?:\d{1,2}日?)?)?$"
)
# where a name ends: 市财政局   |   温州银监分局   |   市有关国资公司   |   各县（市）政府
_OFFICE_END = re.compile(r"(?:局|委|办|府|司|团|行|会|部|院|厅|中心|单位)[）)]?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A line of a row; `begins` tells that its first cell is not the rest of the one before."""

    line: Line
    begins: bool = True


def cells_of(text: str) -> tuple[str, ...]:
    """Return the cells of a line; a spaced-out word is one cell."""
    parts = text.split()
    single = sum(len(part) == 1 and not part.isascii() for part in parts)
    if len(parts) > 1 and single >= len(parts) * _SPACED_OUT_SHARE:
        return (close_up(text.strip()),)
    return tuple(parts)


def joined_cell(pieces: Sequence[str]) -> str:
    """Join the wrapped lines of one cell; two Latin words keep a space between them."""
    joined = ""
    for piece in pieces:
        latin = re.search(r"[A-Za-z]$", joined) and re.match(r"[A-Za-z]", piece)
        joined += f" {piece}" if latin else piece
    return joined


def offices_of(pieces: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """Part the lines of a list of offices: a line that ends an office ends its name."""
    offices: list[list[str]] = []
    for piece in pieces:
        parted = not offices or (_OFFICE_END.search(offices[-1][-1]) and not piece.startswith(("（", "(")))
        if parted:
            offices.append([])
        offices[-1].append(piece)
    return tuple(tuple(office) for office in offices)


def row_paragraph(pieces: Sequence[Piece]) -> Paragraph:
    """Join the lines of a row: a space parts its cells, none the wrapped lines of one cell."""
    text = ""
    spans: list[tuple[int, int]] = []
    for piece in pieces:
        cells = " ".join(cells_of(piece.line.text))
        text = f"{text} {cells}" if text and piece.begins else joined_cell((text, cells))
        spans.append((piece.line.number, len(text)))
    return Paragraph(text=text, spans=tuple(spans))


def printed_length(text: str) -> float:
    """Return the length of a line in full-width characters, spaced-out words closed up."""
    return sum(0.5 if ord(c) < 0x100 else 1.0 for c in " ".join(cells_of(text)))
