"""Passages found or turned down as lines, for terminals in which their table would be all borders."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from rich.console import Console
from rich.text import Text

# In fewer columns the words of a table stand one below the other.
TABLE_WIDTH = 72
TEXT_SHOWN = 40


def print_hits(out: Console, title: str, hits: Iterable[tuple[dict[str, Any], str]]) -> None:
    """Print each hit with its score, place, words and the reason beside it, "" for none."""
    out.print(Text(title, style="italic"))
    for hit, reason in hits:
        place = f"{hit.get('bulletin') or ''} 第{hit.get('page') or ''}页"
        out.print(Text(f"{hit.get('score') or 0:.3f}  {place}  {hit.get('title') or ''}"))
        for line in (str(hit.get("text") or hit.get("quote") or "")[:TEXT_SHOWN], reason):
            if line:
                out.print(Text(f"  {line}", style="dim"))
