"""Where the lines come from: an editor in a terminal, plain lines from a pipe."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from rich.console import Console

from bot.settings import Settings

if TYPE_CHECKING:
    from bot.shell.completion import ShellCompleter

HISTORY = "shell-history.txt"

Read = Callable[[str], "str | None"]


def reader_of(out: Console, settings: Settings) -> Read:
    """Return what asks for a line with a prompt and gives None at the end of input.

    In a terminal Ctrl-C cancels the line and Ctrl-D ends the input; in a pipe both end it.
    """
    if sys.stdin.isatty() and sys.stdout.isatty():
        return editor(settings)
    return lambda prompt: _plain(out, prompt)


def history_path(settings: Settings) -> Path:
    """Return the file of the lines typed before."""
    return settings.var / HISTORY


def _plain(out: Console, prompt: str) -> str | None:
    try:
        return out.input(prompt, markup=False)
    except (EOFError, KeyboardInterrupt):
        out.print()
        return None


def editor(settings: Settings) -> Read:
    """Return the reader with line editing, history and completion."""
    from prompt_toolkit import PromptSession
    from prompt_toolkit.filters import Condition
    from prompt_toolkit.output import ColorDepth

    from bot.shell.history import MaskedHistory

    session: PromptSession[str] = PromptSession(
        history=MaskedHistory(history_path(settings)),
        completer=_completer(settings),
        complete_while_typing=Condition(lambda: session.default_buffer.text.startswith("/")),
        color_depth=ColorDepth.DEPTH_1_BIT if os.environ.get("NO_COLOR") else None,
    )

    def read(prompt: str) -> str | None:
        while True:
            try:
                return session.prompt(prompt)
            except KeyboardInterrupt:
                continue
            except EOFError:
                return None

    return read


def _completer(settings: Settings) -> ShellCompleter:
    """Return what completes the names of the knowledge in use."""
    from bot.shell.completion import ShellCompleter, names_of
    from knowledge.live import live_knowledge

    return ShellCompleter(*names_of(live_knowledge(settings.knowledge()).base))
