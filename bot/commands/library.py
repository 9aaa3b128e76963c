"""Commands that change which issues are known: `ingest`, `remove`, `history` and `rollback`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import Json, Workers, console, notes, settings_on, write_json
from bot.commands.tables import Row, show_rows

if TYPE_CHECKING:
    from knowledge.ingestion import Ingested, Ingestion

ISSUE_COLUMNS = {
    "文件": "file",
    "公报": "bulletin",
    "总期号": "serial",
    "页数": "pages",
    "公文": "documents",
    "标准": "standards",
    "提示": "warnings",
}
DOCUMENT_COLUMNS = {
    "页": "pages",
    "文号": "document_number",
    "标题": "title",
    "日期": "days",
    "标准": "standards",
}
HISTORY_COLUMNS = {
    "代": "generation",
    "": "in_use",
    "时间": "made_at",
    "改动": "change",
    "期": "changed",
    "公报": "bulletins",
    "公文": "documents",
    "段落": "passages",
    "标准": "standards",
}
CHANGES = {"build": "重建", "ingest": "收录", "remove": "移除"}


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(help="收录公报（文本或有文字层的 PDF），显示读到了什么。")(ingest)
    app.command(help="移除一期或几期公报。")(remove)
    app.command(help="列出索引的各代。")(history)
    app.command(help="退回上一代或指定的一代索引。")(rollback)


def ingest(
    files: Annotated[list[Path], typer.Argument(metavar="FILE...", help="公报文件：.txt 或 .pdf。")],
    issue: Annotated[
        str | None,
        typer.Option("--issue", metavar="YYYY-NN", help="文件没有写明时，这是哪一期，如 2021-03。"),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="只显示读到了什么，不改索引。")] = False,
    workers: Workers = None,
    as_json: Json = False,
) -> None:
    """Read files, show what was read, and put the issues in use; exit code 1 when a file does not read."""
    from bot import preparation
    from bot.quiet import silence
    from knowledge.crew import crew_of
    from knowledge.ingestion import ingest as take_in, preview

    silence()
    settings = settings_on()
    if issue and len(files) > 1:
        raise typer.BadParameter("--issue 只能用于一个文件")
    if dry_run:
        outcome = preview(files, issue)
    else:
        with crew_of(settings.operation.dask, workers) as crew, preparation.index_progress(notes()) as show:
            outcome = take_in(settings.knowledge(), files, issue, show, crew)
    _show_outcome(outcome, settings.today(), as_json, dry_run)
    if any(one.error for one in outcome.files):
        raise typer.Exit(1)


def _show_outcome(outcome: Ingestion, day: date, as_json: bool, dry_run: bool) -> None:
    rows = [_outcome_row(one, day) for one in outcome.files]
    if as_json:
        name = outcome.generation.name if outcome.generation else None
        write_json({"files": rows, "generation": name})
        return
    for one, row in zip(outcome.files, rows, strict=True):
        if one.bulletin is not None:
            _show_issue(row)
    for one in outcome.files:
        if one.error:
            notes().print(f"未收录 {one.file}：{one.error}", soft_wrap=True, markup=False)
    if outcome.generation:
        notes().print(f"已收录，索引第 {outcome.generation.number} 代启用；运行中的服务几秒内改用。")
    elif dry_run:
        notes().print("只是预览，索引没有改变。")


def _show_issue(row: Row) -> None:
    show_rows([{**row, "documents": len(row["documents"]), "warnings": len(row["warnings"])}], ISSUE_COLUMNS)
    documents = [{**one, "pages": _pages(one), "days": _days(one)} for one in row["documents"]]
    show_rows(documents, DOCUMENT_COLUMNS, whole={"pages", "document_number", "days"})
    for warning in row["warnings"]:
        notes().print(f"提示：{warning}", soft_wrap=True, markup=False)


def _pages(row: Row) -> str:
    """Return the pages of a document as first–last."""
    first, last = row["pages"][0], row["pages"][-1]
    return str(first) if first == last else f"{first}–{last}"


def _days(row: Row) -> str:
    """Return the days of a document one under the other: signed, from, until."""
    days = (("成文", "signed_date"), ("起", "effective_from"), ("止", "expires_on"))
    return "\n".join(f"{name} {row[field]}" for name, field in days if row[field])


def _outcome_row(one: Ingested, day: date) -> Row:
    """Return what was read from a file, for JSON and for the table."""
    from bot.listings import bulletin_row, document_row

    if one.bulletin is None:
        return {"file": str(one.file), "error": one.error}
    counts: dict[str | None, int] = {}
    for standard in one.standards:
        counts[standard.citation.document_key] = counts.get(standard.citation.document_key, 0) + 1
    documents = [
        {**document_row(one.bulletin, document, day), "standards": counts.get(document.key, 0)}
        for document in one.bulletin.documents
    ]
    return {
        "file": str(one.file),
        **bulletin_row(one.bulletin),
        "documents": documents,
        "standards": len(one.standards),
        "warnings": list(one.warnings),
    }


def remove(
    issues: Annotated[list[str], typer.Argument(metavar="ISSUE...", help="期，如 2021-03。")],
) -> None:
    """Take issues out of the index."""
    from bot import preparation
    from bot.quiet import silence
    from knowledge.ingestion import remove as take_out

    silence()
    with preparation.index_progress(notes()) as show:
        generation = take_out(settings_on().knowledge(), issues, show)
    notes().print(f"已移除 {'、'.join(issues)}，索引第 {generation.number} 代启用。")


def history(as_json: Json = False) -> None:
    """List the generations that are kept, oldest first."""
    from knowledge.history import history as kept
    from knowledge.opening import generation_in_use

    settings = settings_on().knowledge()
    in_use = generation_in_use(settings)
    rows: list[Row] = [
        {
            "generation": generation.number,
            "in_use": generation.name == in_use,
            "made_at": generation.made_at,
            "change": generation.change.value,
            "changed": list(generation.changed),
            "issues": [entry.key for entry in generation.issues],
            **generation.counts,
        }
        for generation in kept(settings)
    ]
    if as_json:
        write_json(rows)
        return
    show_rows([_shown_generation(row) for row in rows], HISTORY_COLUMNS, whole={"made_at"})


def _shown_generation(row: Row) -> Row:
    """Return a generation as the table shows it: the time to the minute, words for codes."""
    return {
        **row,
        "in_use": "使用中" if row["in_use"] else "",
        "made_at": row["made_at"][:16].replace("T", " "),
        "change": CHANGES[row["change"]],
    }


def rollback(
    generation: Annotated[
        int | None,
        typer.Argument(metavar="[GENERATION]", help="第几代（默认是上一代）。", show_default=False),
    ] = None,
) -> None:
    """Go back to a generation that is kept."""
    from knowledge.history import rollback as go_back

    found = go_back(settings_on().knowledge(), generation)
    console().print(f"已退回索引第 {found.number} 代；运行中的服务几秒内改用。")
