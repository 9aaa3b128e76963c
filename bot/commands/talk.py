"""Commands that talk to the whole bot: `serve`, `shell`, `ask` and `replay`."""

from __future__ import annotations

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands.options import Json, Today, console, notes, settings_on, waiting, write_json
from bot.settings import Settings

if TYPE_CHECKING:
    from bot.conversation import Conversations


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(help="启动服务：网页、REST 接口和公报阅读页，一个进程或几个。")(serve)
    app.command(help="在终端里对话。")(shell)
    app.command(help="问一个问题。")(ask)
    app.command(help="重放一批对话（JSON 行），记下回答和用时。")(replay)


def serve(
    port: Annotated[int | None, typer.Option("--port", help="端口（默认 5005）。")] = None,
    host: Annotated[
        str | None, typer.Option("--host", help="监听地址（默认 127.0.0.1，0.0.0.0 为全部）。")
    ] = None,
    today: Today = None,
    workers: Annotated[
        int | None, typer.Option("--workers", help="工作进程数（默认 1，一个进程用一个核）。")
    ] = None,
) -> None:
    """Serve the page, the REST channel and the reader until Ctrl-C."""
    from bot import launch, preparation
    from bot.quiet import silence
    from bot.without_tensorflow import leave_tensorflow_out

    silence()
    settings = settings_on(today, port, host, workers)
    launch.check_workers(settings)
    leave_tensorflow_out(settings.root / "config.yml")
    shown = "localhost" if settings.host in ("127.0.0.1", "0.0.0.0", "::", "::1") else settings.host
    count = settings.operation.workers
    notes().print("瓯问启动中…" if count == 1 else f"瓯问启动中（{count} 个工作进程）…")
    launch.start(
        settings,
        on_ready=lambda: notes().print(f"瓯问已启动：http://{shown}:{settings.port}/ （按 Ctrl-C 停止）"),
        prepare=lambda: preparation.prepare(settings, notes()),
    )
    notes().print("瓯问已停止。")


def shell(
    today: Today = None, channel: Annotated[str, typer.Option(help="渠道名，如 widget、hotline。")] = "staff"
) -> None:
    """Talk in the terminal until `exit`, `/quit` or Ctrl-D."""
    from bot.shell.lines import reader_of
    from bot.shell.loop import converse
    from bot.shell.talk import Talk

    out, settings = console(), settings_on(today)
    with whole_bot(settings) as bot:
        converse(Talk(bot, settings, out, reader_of(out, settings), channel))


def ask(
    text: Annotated[str, typer.Argument(help="问题。")],
    as_json: Json = False,
    today: Today = None,
    explain: Annotated[bool, typer.Option("--explain", help="显示怎样理解、找到了什么、各步用时。")] = False,
    channel: Annotated[str, typer.Option(help="渠道名，如 widget、hotline。")] = "staff",
) -> None:
    """Answer one question through the whole bot."""
    from bot import explanation
    from bot.replies import answer_payload
    from bot.shell.replies import say

    settings = settings_on(today)
    with whole_bot(settings) as bot:
        started = time.perf_counter()
        replies = bot.send(f"ask-{uuid.uuid4().hex}", channel, text, {"explain": True} if explain else None)
        latency_ms = round((time.perf_counter() - started) * 1000, 3)
        payload = answer_payload(replies)
        explained = (
            explanation.explain(text, bot.parse(text), payload, settings.knowledge()) if explain else None
        )
    if as_json:
        outcome: dict[str, Any] = {"question": text, "replies": replies, "latency_ms": latency_ms}
        write_json({**outcome, "explain": explained} if explained else outcome)
        return
    for reply in replies:
        say(console(), reply)
    if explained:
        explanation.show(console(), explained, latency_ms)


def replay(
    source: Annotated[Path, typer.Argument(metavar="IN", help='每行一个 {"id","channel","turns"}。')],
    target: Annotated[Path, typer.Argument(metavar="OUT", help='每行一个 {"id","replies","latency_ms"}。')],
    today: Today = None,
) -> None:
    """Replay conversations, each in a fresh session."""
    from rich.progress import track

    from bot.replay import read_scripts, replay as replay_all, write_outcomes

    scripts = read_scripts(source)
    settings = settings_on(today)
    with whole_bot(settings) as bot:
        shown = track(
            scripts, description="重放对话", console=notes(), transient=True, disable=not notes().is_terminal
        )
        # A day that is asked for counts for all; else each turn is asked on the day it was exported with.
        write_outcomes(replay_all(bot, shown, on_days=today is None), target)
    notes().print(f"已重放 {len(scripts)} 段对话：{target}", soft_wrap=True)


@contextmanager
def whole_bot(settings: Settings) -> Iterator[Conversations]:
    """Make index and model ready, load the bot and talk to it; conversations are kept in memory."""
    from bot import preparation
    from bot.quiet import silence
    from bot.without_tensorflow import leave_tensorflow_out

    silence()
    leave_tensorflow_out(settings.root / "config.yml")
    model = preparation.prepare(settings, notes())
    with waiting("载入中…"):
        from bot.agent import load_agent
        from bot.conversation import Conversations

        agent = load_agent(model)
        agent.message_length = settings.operation.message_length
        conversations = Conversations(agent)
    with conversations:
        yield conversations
