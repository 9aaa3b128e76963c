"""Tables inside documents: rebuilt where their lines admit one reading, else marked unreadable.

The lines of a table leave the prose. Rows become articles of their own, so that they are found and
quoted as rows, under the caption and the columns; an unreadable table gives nothing to quote.
"""

from __future__ import annotations

from knowledge.bulletins.tables.crumbled import crumbled_tables
from knowledge.bulletins.tables.found import TabledBody, tables_in

__all__ = ["TabledBody", "crumbled_tables", "tables_in"]
