"""Commands for what is kept and what is announced: `forget` and `notice`."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import console, notes, settings_on
from bot.errors import NoticeError, SettingError
from bot.local_time import LOCAL, local_moment

if TYPE_CHECKING:
    from bot.store import Store
    from bot.store.notices import Notice

TABLES = {
    "events": "对话事件",
    "turns": "问答记录",
    "feedback": "评价",
    "calls": "通话",
    "call_turns": "通话记录",
    "handled": "处理标记",
    "labels": "标注",
}

notice = typer.Typer(help="紧急通知：查看、置顶、撤下。", no_args_is_help=True, add_completion=False)


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(help="删除一位用户的全部对话记录，或多日以前的对话记录。")(forget)
    app.add_typer(notice, name="notice")
    notice.command("show", help="显示当前通知和最近的几条。")(show)
    notice.command("pin", help="在所有渠道置顶一条通知，代替原来的。")(pin)
    notice.command("unpin", help="撤下当前通知。")(unpin)


def forget(
    sender: Annotated[str | None, typer.Argument(metavar="[SENDER]", help="用户标识。")] = None,
    older_than: Annotated[
        int | None,
        typer.Option("--older-than", metavar="DAYS", min=1, help="删除最后一次对话在多少天以前的记录。"),
    ] = None,
) -> None:
    """Delete everything of a sender, or of all senders not heard of for so many days."""
    from bot.store.forgetting import forget_before, forget_sender

    if (sender is None) == (older_than is None):
        raise SettingError("请给出一个用户标识，或者 --older-than 天数，二选一。")
    database = _store().database
    if sender is not None:
        deleted, nothing = forget_sender(database, sender), f"没有用户 {sender} 的记录。"
    else:
        moment = datetime.now(timezone.utc) - timedelta(days=older_than or 0)
        deleted, nothing = forget_before(database, moment), f"没有 {older_than} 天以前的对话记录。"
    told = "，".join(f"{TABLES.get(table, table)} {rows} 条" for table, rows in deleted.items())
    console().print(f"已删除：{told}。" if deleted else nothing, markup=False, soft_wrap=True)


def show() -> None:
    """Print the current notice and the latest before it."""
    notices = _store().notices
    current = notices.current()
    console().print(_line(current) if current else "当前没有通知。", markup=False, soft_wrap=True)
    for earlier in notices.history(5):
        if current is None or earlier.id != current.id:
            console().print(f"以前：{_line(earlier)}", markup=False, soft_wrap=True)


def pin(
    text: Annotated[str, typer.Argument(help="通知内容，最多500字。")],
    only: Annotated[bool, typer.Option("--only", help="只发通知，暂停自动解答。")] = False,
    until: Annotated[
        str | None,
        typer.Option("--until", metavar="TIME", help="到什么时候自动撤下，如 2026-11-22T18:00（北京时间）。"),
    ] = None,
) -> None:
    """Pin a notice on all channels; a running bot shows it within a second."""
    pinned = _store().notices.pin(text, only, _moment(until) if until else None)
    notes().print(f"已置顶：{_line(pinned)}", markup=False, soft_wrap=True)


def unpin() -> None:
    """Take the current notice off all channels."""
    ended = _store().notices.unpin()
    told = f"已撤下：{_line(ended)}" if ended else "当前没有通知。"
    notes().print(told, markup=False, soft_wrap=True)


def _store() -> Store:
    """Return the store of the settings."""
    from bot.quiet import silence
    from bot.store import store_of

    silence()
    return store_of(settings_on())


def _moment(value: str) -> datetime:
    """Return an ISO moment, Wenzhou's time where no zone is named; raises NoticeError."""
    moment = local_moment(value)
    if moment is None:
        raise NoticeError(f"--until “{value}”不对：请写成 2026-11-22T18:00。")
    return moment


def _line(shown: Notice) -> str:
    """Return a notice in one line: its text, mode and times."""
    times = [f"{shown.since.astimezone(LOCAL):%Y-%m-%d %H:%M} 起"]
    if shown.until:
        times.append(f"到 {shown.until.astimezone(LOCAL):%Y-%m-%d %H:%M}")
    if shown.ended:
        times.append(f"{shown.ended.astimezone(LOCAL):%Y-%m-%d %H:%M} 撤下")
    mode = "（只发通知，暂停解答）" if shown.only else ""
    return f"{shown.text}{mode}（{'，'.join(times)}）"
