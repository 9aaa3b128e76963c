"""The commands of the shell: a table from their name to what they do."""

from __future__ import annotations

import difflib
from collections.abc import Callable
from pathlib import Path

from bot.shell.export import exported
from bot.shell.replies import View
from bot.shell.sources import source_lines
from bot.shell.talk import Talk
from bot.shell.why import show_why
from bot.shell.words import text, words
from knowledge.dates import iso_day

Command = Callable[[Talk, str], None]


def run(talk: Talk, line: str) -> None:
    """Run the command that `line` begins with; of an unknown one the closest is named."""
    name, _, argument = line.strip().partition(" ")
    name = "/help" if name in ("/", "/?") else name
    if command := COMMANDS.get(name.lower()):
        command(talk, argument.strip())
        return
    close = difflib.get_close_matches(name.lower(), COMMANDS, 1, 0.4)
    told = [text("unknown", name=name), *(text("meant", name=found) for found in close), text("all")]
    talk.note("".join(told))


def _help(talk: Talk, argument: str) -> None:
    width = max(map(len, COMMANDS)) + 2
    for name in COMMANDS:
        talk.note(f"{name:<{width}}{words()['commands'][name]}")


def _explain(talk: Talk, argument: str) -> None:
    if argument in ("on", "off"):
        talk.explains = argument == "on"
        talk.note(text("explain_is", state=text(f"explain_{argument}")))
    elif argument:
        talk.note(text("explain_wrong", value=argument))
    elif talk.last:
        explain_last(talk)
    else:
        talk.note(text("nothing_asked"))


def explain_last(talk: Talk) -> None:
    """Print how the last message was understood and what was found for it."""
    from bot import explanation

    last = talk.last
    assert last is not None, "there is nothing to explain before the first question"
    explained = explanation.explain(
        last.question, talk.bot.parse(last.question), last.payload, talk.settings.knowledge()
    )
    explanation.show(talk.out, explained, last.latency_ms)


def _today(talk: Talk, argument: str) -> None:
    if not argument:
        talk.today = None
        talk.note(text("today_back", day=talk.day.isoformat()))
        return
    day = iso_day(argument)
    if day is None:
        talk.note(text("today_wrong", value=argument))
        return
    talk.today = day
    talk.note(text("today_is", day=day.isoformat()))


def _channel(talk: Talk, argument: str) -> None:
    channels = "、".join(view.value for view in View)
    if argument and argument not in {view.value for view in View}:
        talk.note(text("channel_wrong", value=argument, channels=channels))
        return
    talk.view = View(argument) if argument else talk.view
    talk.note(text("channel_is", channel=talk.view.value, channels=channels))


def _sources(talk: Talk, argument: str) -> None:
    citations = talk.last.payload.get("citations") if talk.last else None
    if not citations:
        talk.note(text("no_sources" if talk.last else "nothing_asked"))
        return
    for number, citation in enumerate(citations, 1):
        for line in source_lines(citation, number, talk.settings):
            talk.note(line)


def _why_not(talk: Talk, argument: str) -> None:
    if talk.last:
        show_why(talk.out, talk.last)
    else:
        talk.note(text("nothing_asked"))


def _export(talk: Talk, argument: str) -> None:
    chats = [chat for chat in talk.chats if chat.exchanges]
    if not argument or not chats:
        talk.note(text("nothing_asked" if argument else "export_where"))
        return
    path = Path(argument).expanduser()
    if path.exists() and not _may_overwrite(talk, path):
        talk.note(text("kept"))
        return
    try:
        path.write_text(exported(chats, talk.channel, path), encoding="utf-8")
    except OSError as error:
        talk.note(text("export_failed", file=path, reason=error.strerror or error))
        return
    talk.note(text("exported", file=path, count=sum(len(chat.exchanges) for chat in chats)))


def _may_overwrite(talk: Talk, path: Path) -> bool:
    """Ask whether a file may be overwritten; without an answer it may not."""
    answer = talk.read(text("overwrite", file=path))
    return (answer or "").strip().lower() in words()["agreed"]


def _new(talk: Talk, argument: str) -> None:
    talk.begin()
    talk.note(text("new"))


def _quit(talk: Talk, argument: str) -> None:
    talk.is_over = True


COMMANDS: dict[str, Command] = {
    "/help": _help,
    "/explain": _explain,
    "/today": _today,
    "/channel": _channel,
    "/sources": _sources,
    "/why-not": _why_not,
    "/export": _export,
    "/new": _new,
    "/quit": _quit,
}
