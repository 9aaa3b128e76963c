"""Rows as a table on stdout."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from bot.commands.options import console

Row = dict[str, Any]


def show_rows(rows: Sequence[Row], columns: Mapping[str, str], whole: Collection[str] = ()) -> None:
    """Print the fields that `columns` names, heading → field; those of `whole` are never broken."""
    from rich.table import Table

    table = Table()
    for title, field in columns.items():
        table.add_column(title, overflow="fold", no_wrap=field in whole)
    for row in rows:
        table.add_row(*(_cell(row[field]) for field in columns.values()))
    console().print(table)


def _cell(value: object) -> str:
    """Return a value as a table shows it."""
    if isinstance(value, list):
        return "、".join(str(part) for part in value)
    return "" if value is None else str(value)
