"""Commands that show what is known: `bulletins`, `documents`, `standards` and `search`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Annotated, Any

import typer

from bot.commands.options import Json, console, notes, settings_on, waiting, write_json
from bot.settings import Settings

Row = dict[str, Any]


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(help="列出收录的公报。")(bulletins)
    app.command(help="列出公报中的公文。")(documents)
    app.command(help="列出从公报原文提取的标准。")(standards)
    app.command(help="在公报中查找段落。")(search)


def bulletins(as_json: Json = False) -> None:
    """List the issues."""
    from bot.listings import bulletin_row

    _show(
        [bulletin_row(bulletin) for bulletin in _read(settings_on())],
        {"公报": "bulletin", "总期号": "serial", "页数": "pages", "公文数": "documents"},
        as_json,
    )


def documents(as_json: Json = False) -> None:
    """List the documents of all issues."""
    from bot.listings import document_row

    rows = [
        document_row(bulletin, document)
        for bulletin in _read(settings_on())
        for document in bulletin.documents
    ]
    columns = {
        "公报": "bulletin",
        "页": "pages",
        "文号": "document_number",
        "标题": "title",
        "日期": "signed_date",
    }
    _show(rows, columns, as_json)


def standards(as_json: Json = False) -> None:
    """List the standards drawn from the bulletins."""
    from bot.listings import standard_row
    from knowledge.passages import passages_of
    from knowledge.standards import extract_standards

    found = _read(settings_on())
    passages = [passage for bulletin in found for passage in passages_of(bulletin)]
    columns = {
        "标准": "subject",
        "地区": "region",
        "数额": "amount",
        "单位": "unit",
        "原": "previous_amount",
        "起": "effective_from",
        "止": "expires_on",
        "文号": "document_number",
        "页": "page",
    }
    _show([standard_row(standard) for standard in extract_standards(found, passages)], columns, as_json)


def search(
    text: Annotated[str, typer.Argument(help="要找的内容。")],
    as_json: Json = False,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="最多几条。")] = 10,
) -> None:
    """Find passages by both arms of the index."""
    from bot import preparation
    from bot.explanation import show_hits
    from bot.listings import hit_row
    from bot.quiet import silence
    from knowledge.build import is_stale, open_searcher

    silence()
    settings = settings_on()
    if is_stale(settings.knowledge()):
        preparation.build(settings, notes())
    result = open_searcher(settings.knowledge()).search(text, k)
    hits, rejected = ([hit_row(hit) for hit in part] for part in (result.hits, result.rejected))
    if as_json:
        write_json({"query": text, "hits": hits, "rejected": rejected, "timings_ms": dict(result.timings_ms)})
        return
    show_hits(console(), "命中", hits)
    show_hits(console(), "弃用", rejected)


def _read(settings: Settings) -> Sequence[Any]:
    """Return the issues of the folder, under a spinner where a person waits."""
    from knowledge.bulletins import read_folder

    with waiting("读公报…"):
        return read_folder(settings.bulletins_dir)


def _show(rows: list[Row], columns: dict[str, str], as_json: bool) -> None:
    """Write the rows as JSON, or the named columns as a table."""
    if as_json:
        write_json(rows)
        return
    from rich.table import Table

    table = Table()
    for title in columns:
        table.add_column(title, overflow="fold")
    for row in rows:
        table.add_row(*(_cell(row[field]) for field in columns.values()))
    console().print(table)


def _cell(value: object) -> str:
    """Return a value as a table shows it."""
    if isinstance(value, list):
        return "、".join(str(part) for part in value)
    return "" if value is None else str(value)
