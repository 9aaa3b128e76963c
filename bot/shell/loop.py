"""The shell itself: a line in, a command run or a question answered, until it is left."""

from __future__ import annotations

from rich.text import Text

from bot.errors import StorageError
from bot.replies import tells_notice
from bot.shell import commands
from bot.shell.replies import show
from bot.shell.sources import reader_address
from bot.shell.talk import Exchange, Talk
from bot.shell.words import text, words


def converse(talk: Talk) -> None:
    """Answer lines until the person leaves."""
    talk.note(text("hello"))
    _show_notice(talk, None)
    while not talk.is_over:
        line = talk.read(_prompt(talk))
        if line is None or line.strip().lower() in words()["leave"]:
            return
        _take(talk, line)


def _take(talk: Talk, line: str) -> None:
    """Run a command or answer a question; Ctrl-C gives up waiting for either."""
    try:
        if line.strip().startswith("/"):
            commands.run(talk, line)
        elif line.strip():
            _answer(talk, line)
    except KeyboardInterrupt:
        talk.note(text("cancelled"))


def _answer(talk: Talk, question: str) -> None:
    exchange = talk.ask(question)
    _show_notice(talk, exchange)
    show(talk.out, exchange.replies, talk.view, reader_address(talk.settings))
    if talk.explains:
        commands.explain_last(talk)


def _show_notice(talk: Talk, exchange: Exchange | None) -> None:
    """Print the pinned notice, unless the replies say it themselves."""
    if exchange and any((reply.get("custom") or {}).get("notice") for reply in exchange.replies):
        pinned = exchange.payload.get("notice") or {}
        said = any(tells_notice(reply) for reply in exchange.replies)
        notice = None if said else pinned.get("text")
    else:
        notice = pinned_notice(talk)
    if notice:
        talk.out.print(Text(text("notice", text=notice), style="bold"), soft_wrap=True)


def pinned_notice(talk: Talk) -> str | None:
    """Return the notice that staff has pinned, None where there is none or the store cannot be read."""
    from bot.store import store_of

    try:
        notice = store_of(talk.settings).notices.current()
    except StorageError:
        return None
    return notice.text if notice else None


def _prompt(talk: Talk) -> str:
    """Return the prompt; an earlier day stands in it as long as it counts as today."""
    return text("prompt_on", day=talk.today.isoformat()) if talk.today else text("prompt")
