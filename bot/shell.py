"""Shows replies in a terminal: the text with its sources, the choices and the quoted words."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text


def say(out: Console, reply: dict[str, Any]) -> None:
    """Print one reply; the quote of each source follows its text."""
    if text := reply.get("text"):
        out.print(emphasised(str(text)), soft_wrap=True)
    if buttons := reply.get("buttons"):
        choices = "  ".join(f"[{button.get('title', '')}]" for button in buttons)
        out.print(Text(choices, style="cyan"), soft_wrap=True)
    for citation in (reply.get("custom") or {}).get("citations") or ():
        out.print(Text(quote_line(citation), style="dim"), soft_wrap=True)


def emphasised(text: str) -> Text:
    """Return text with `**…**` in bold instead of between asterisks."""
    shown = Text()
    for position, part in enumerate(text.split("**")):
        shown.append(part, style="bold" if position % 2 else "")
    return shown


def quote_line(citation: dict[str, Any]) -> str:
    """Return the quoted words of a source with the place where they stand."""
    return f"原文（公报{citation['bulletin']}第{citation['page']}页）：“{citation['quote']}”"
