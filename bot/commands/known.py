"""Commands that list what is known: `bulletins`, `documents` and `standards`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import Json, Today, notes, settings_on, waiting, write_json
from bot.commands.tables import Row, show_rows
from bot.wording import validity_name

if TYPE_CHECKING:
    from knowledge.service import KnowledgeBase

Issue = Annotated[str | None, typer.Option("--issue", metavar="YYYY-NN", help="只列这一期，如 2019-12。")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(help="列出收录的公报。")(bulletins)
    app.command(help="列出公报中的公文。")(documents)
    app.command(help="列出从公报原文提取的标准。")(standards)


def bulletins(as_json: Json = False) -> None:
    """List the issues."""
    from bot.listings import bulletin_row

    _show(
        [bulletin_row(bulletin) for bulletin in opened().bulletins],
        {"公报": "bulletin", "总期号": "serial", "页数": "pages", "公文数": "documents"},
        as_json,
    )


def documents(issue: Issue = None, today: Today = None, as_json: Json = False) -> None:
    """List the documents of all issues or of one, and how they stand on the day that is today."""
    from bot.listings import document_row

    day = settings_on(today).today()
    rows = [
        document_row(bulletin, document, day)
        for bulletin in opened().bulletins
        for document in bulletin.documents
        if issue in (None, bulletin.key)
    ]
    columns = {
        "公报": "bulletin",
        "页": "pages",
        "文号": "document_number",
        "标题": "title",
        "日期": "signed_date",
        "时效": "validity",
    }
    _show(rows, columns, as_json)


def standards(
    issue: Issue = None,
    topic: Annotated[
        str | None, typer.Option("--topic", help="只列这一类，如 minimum_wage、bulletin（其他）。")
    ] = None,
    today: Today = None,
    as_json: Json = False,
) -> None:
    """List the standards drawn from the bulletins, and how they stand on the day that is today."""
    from bot.listings import standard_row

    day = settings_on(today).today()
    rows = [
        standard_row(standard, day)
        for standard in opened().standards
        if issue in (None, standard.citation.bulletin_key) and topic in (None, standard.topic.value)
    ]
    columns = {
        "标准": "subject",
        "地区": "region",
        "数额": "amount",
        "单位": "unit",
        "原": "previous_amount",
        "起": "effective_from",
        "止": "expires_on",
        "时效": "validity",
        "文号": "document_number",
        "页": "page",
    }
    _show(rows, columns, as_json)


def opened() -> KnowledgeBase:
    """Open the knowledge base, its index made up to date first where it is stale."""
    from bot import preparation
    from bot.quiet import silence
    from knowledge.build import is_stale
    from knowledge.service import KnowledgeBase

    silence()
    settings = settings_on()
    if is_stale(settings.knowledge()):
        preparation.build(settings, notes())
    with waiting("读索引…"):
        return KnowledgeBase.open(settings.knowledge())


def _show(rows: list[Row], columns: dict[str, str], as_json: bool) -> None:
    """Write the rows as JSON, or the named columns as a table."""
    if as_json:
        write_json(rows)
        return
    shown = [{**row, "validity": validity_name(row.get("validity"))} for row in rows]
    show_rows(shown, columns)
