"""The body of a document parted into prose and tables, and the articles of both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from knowledge.bulletins.articles import articles_of, heading_of
from knowledge.bulletins.paragraphs import close_up, paragraphs_of
from knowledge.bulletins.tables.body import Body, Region
from knowledge.bulletins.tables.captions import Caption, caption_above, names_a_table
from knowledge.bulletins.tables.cells import cells_of, printed_length, row_paragraph
from knowledge.bulletins.tables.regions import cells_below, region_at
from knowledge.bulletins.tables.rows import Rebuilt, rebuilt
from knowledge.records import Article, Line, Table

_FULL_LINE_QUANTILE = 0.6
_SHORTEST_FULL_LINE = 12.0
_LONGEST_REMARKS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TabledBody:
    """The prose of a body, its tables, and the articles of both in reading order."""

    prose: tuple[Line, ...]
    tables: tuple[Table, ...]
    articles: tuple[Article, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placed:
    """A table among the lines of a body, what stands above it, and its rows where they are certain."""

    region: Region
    caption: Caption
    rows: Rebuilt | None


def tables_in(lines: Sequence[Line], page_of_line: Mapping[int, int]) -> TabledBody:
    """Part the lines of a body in reading order into prose and tables."""
    placed = _placed(lines, page_of_line)
    edges = [0, *(edge for entry in placed for edge in (entry.caption.first, entry.region.end)), len(lines)]
    parts = [lines[first:end] for first, end in zip(edges[::2], edges[1::2], strict=True)]
    articles = articles_of([p for part in parts for p in paragraphs_of(part)], page_of_line)
    tables: list[Table] = []
    place_of: list[tuple[int, list[Article]]] = []
    for i, entry in enumerate(placed):
        place = _place(articles, [line for part in parts[: i + 1] for line in part])
        above = _above(articles[place - 1]) if place else ()
        table = _table(entry, above, lines, page_of_line)
        tables.append(table)
        place_of.append((place, _rows(entry, table, above, lines, page_of_line)))
    for place, rows in reversed(place_of):
        articles[place:place] = rows
    prose = tuple(line for part in parts for line in part)
    return TabledBody(prose=prose, tables=tuple(tables), articles=tuple(articles))


def _placed(lines: Sequence[Line], page_of_line: Mapping[int, int]) -> list[_Placed]:
    body = Body(lines=lines, page_of_line=page_of_line, width=_width(lines))
    placed: list[_Placed] = []
    position = 0
    while position < len(lines):
        region = region_at(body, position) or _under_caption(body, position)
        if region is None:
            position += 1
            continue
        floor = placed[-1].region.end if placed else 0
        caption = caption_above(lines, region.first, floor)
        placed.append(_Placed(region=region, caption=caption, rows=_rebuilt(region, lines)))
        position = region.end
    return placed


def _under_caption(body: Body, position: int) -> Region | None:
    """Find a table whose head is not understood: the short lines under a caption."""
    if position == 0 or not names_a_table(body.lines, position - 1):
        return None
    if any(region_at(body, i) for i in range(position, min(position + _LONGEST_REMARKS, len(body.lines)))):
        return None
    return cells_below(body, position)


def _rebuilt(region: Region, lines: Sequence[Line]) -> Rebuilt | None:
    if region.header is None or not region.clean:
        return None
    positions = sorted(set(range(region.first, region.end)) - region.heads - region.sections)
    return rebuilt(region.header, [lines[i] for i in positions])


def _width(lines: Sequence[Line]) -> float:
    """Return the usual length of a full line of prose in full-width characters; cells are mostly shorter."""
    lengths = sorted(printed_length(line.text.strip()) for line in lines if len(cells_of(line.text)) == 1)
    lengths = [length for length in lengths if length >= _SHORTEST_FULL_LINE] or lengths
    return lengths[int(len(lengths) * _FULL_LINE_QUANTILE)] if lengths else 0.0


def _place(articles: Sequence[Article], before: Sequence[Line]) -> int:
    """Return the place after the article that holds the last line before a table."""
    if not before:
        return 0
    last = before[-1].number
    return next((i for i, article in enumerate(articles, 1) if _holds(article, last)), 0)


def _holds(article: Article, number: int) -> bool:
    return any(number == line for paragraph in article.paragraphs for line, _ in paragraph.spans)


def _above(article: Article) -> tuple[str, ...]:
    """Return the headings that stand above what follows an article."""
    return (*article.trail, heading_of(article.text)) if article.label else article.trail


def _table(
    entry: _Placed, above: tuple[str, ...], lines: Sequence[Line], page_of_line: Mapping[int, int]
) -> Table:
    rows = entry.rows
    first = lines[entry.caption.first].number
    return Table(
        caption=entry.caption.text or (above[-1] if above else ""),
        columns=rows.columns if rows else (),
        rows=tuple(row for printed in rows.printed for row in printed.rows) if rows else (),
        readable=rows is not None,
        page=page_of_line[first],
        lines=tuple(sorted(line.number for line in lines[entry.caption.first : entry.region.end])),
    )


def _rows(
    entry: _Placed,
    table: Table,
    above: tuple[str, ...],
    lines: Sequence[Line],
    page_of_line: Mapping[int, int],
) -> list[Article]:
    """Return an article for each row that is quoted, under remarks, caption, section and columns."""
    if entry.rows is None:
        return []
    caption = (entry.caption.text,) if entry.caption.text else ()
    sections = {lines[i].number: close_up(lines[i].text.strip()) for i in sorted(entry.region.sections)}
    articles = []
    for row in entry.rows.printed:
        first = row.pieces[0].line.number
        section = tuple(text for number, text in sections.items() if number < first)[-1:]
        under = (row.under,) if row.under else ()
        columns = "、".join(row.columns or table.columns)
        articles.append(
            Article(
                label=row.label,
                trail=(*above, *entry.caption.remarks, *caption, *section, *under, columns),
                paragraphs=(row_paragraph(row.pieces),),
                page=page_of_line[first],
            )
        )
    return articles
