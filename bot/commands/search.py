"""The command `search`: passages for a question, what they must be, and why others were left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.known import opened
from bot.commands.options import Json, Today, console, settings_on, write_json

if TYPE_CHECKING:
    from knowledge.records import DocumentKind


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(help="在公报中查找段落。")(search)


def search(
    text: Annotated[str, typer.Argument(help="要找的内容。")],
    as_json: Json = False,
    k: Annotated[int, typer.Option("-k", min=1, max=100, help="最多几条。")] = 10,
    year: Annotated[int | None, typer.Option(help="只要这一年的（公报或落款），如 2019。")] = None,
    issue: Annotated[str | None, typer.Option(metavar="YYYY-NN", help="只要这一期，如 2019-12。")] = None,
    issuer: Annotated[str | None, typer.Option(help="只要这个机关发的，可用简称，如 市府办。")] = None,
    number: Annotated[str | None, typer.Option(help="只要这个文号的，写法不限，如 温政办2018 63号。")] = None,
    kind: Annotated[str | None, typer.Option(help="只要这一类，如 document、news、statistics。")] = None,
    region: Annotated[str | None, typer.Option(help="只要写到这个地方的，如 瑞安。")] = None,
    in_force: Annotated[
        bool, typer.Option("--in-force", help="只要今天有效的；用 --today 换一天，如 --today 2020-01-01。")
    ] = False,
    today: Today = None,
    explain: Annotated[bool, typer.Option("--explain", help="写出各路得分、用时和弃用的原因。")] = False,
) -> None:
    """Find passages by both arms of the index and the re-ranker."""
    from bot.explanation import show_hits, show_timings
    from bot.listings import hit_row
    from knowledge.search import PassageFilter

    where = PassageFilter(
        year=year,
        bulletin=issue,
        issuer=issuer,
        document_number=number,
        kind=_kind(kind),
        region=region,
        in_force_on=settings_on(today).today() if in_force else None,
    )
    result = opened().search(text, k, where)
    hits, rejected = ([hit_row(hit) for hit in part] for part in (result.hits, result.rejected))
    if as_json:
        write_json({"query": text, "hits": hits, "rejected": rejected, "timings_ms": dict(result.timings_ms)})
        return
    show_hits(console(), "命中", hits, explained=explain)
    if explain or not hits:
        show_hits(console(), "弃用", rejected, explained=True)
    if explain:
        show_timings(console(), result.timings_ms)


def _kind(name: str | None) -> DocumentKind | None:
    """Return the kind of this name; raise BadParameter for another one."""
    from knowledge.records import DocumentKind

    if name is None:
        return None
    kinds = {kind.value: kind for kind in DocumentKind}
    if name not in kinds:
        raise typer.BadParameter(f"没有“{name}”这一类，可选 {'、'.join(kinds)}。", param_hint="--kind")
    return kinds[name]
