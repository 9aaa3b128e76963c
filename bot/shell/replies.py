"""Shows replies in a terminal: as on a screen, as a caller hears them, as a short message or as JSON."""

from __future__ import annotations

import enum
import json
from typing import Any

from rich.console import Console
from rich.text import Text

from bot.replies import Reply, without_explanation
from bot.shell.words import text
from bot.wording import validity_name


class View(enum.Enum):
    """How replies are shown."""

    SCREEN = "screen"
    SPEECH = "speech"
    SMS = "sms"
    JSON = "json"


def show(out: Console, replies: list[Reply], view: View, public_url: str | None) -> None:
    """Print the replies of a turn."""
    if view is View.JSON:
        shown = json.dumps([without_explanation(reply) for reply in replies], ensure_ascii=False, indent=2)
        out.print(Text(shown), soft_wrap=True)
        return
    for reply in replies:
        if view is View.SPEECH:
            _say_heard(out, reply)
        elif view is View.SMS:
            _say_sms(out, reply, public_url)
        else:
            say(out, reply)


def say(out: Console, reply: Reply) -> None:
    """Print one reply; the quote of each source with its validity follows its text."""
    payload = reply.get("custom") or {}
    if said := reply.get("text"):
        out.print(emphasised(str(said)), soft_wrap=True)
    if buttons := reply.get("buttons"):
        choices = "  ".join(f"[{button.get('title', '')}]" for button in buttons)
        out.print(Text(choices, style="cyan"), soft_wrap=True)
    for citation in payload.get("citations") or ():
        out.print(Text(quote_line(citation), style="dim"), soft_wrap=True)


def _say_heard(out: Console, reply: Reply) -> None:
    """Print what a caller hears, and what more there is to hear."""
    payload = reply.get("custom") or {}
    spoken = payload.get("speech") or (None if payload else reply.get("text"))
    out.print(Text(text("heard", text=spoken) if spoken else text("nothing_heard")), soft_wrap=True)
    for more in payload.get("speech_details") or ():
        out.print(Text(text("heard_more", text=more), style="dim"), soft_wrap=True)


def _say_sms(out: Console, reply: Reply, public_url: str | None) -> None:
    """Print the short message that the hotline would send, with its length."""
    from bot.channels.hotline.sms import sms_of
    from bot.channels.hotline.state import Shown

    plain = str(reply.get("text") or "").replace("**", "")
    message = sms_of(Shown(text=plain, payload=reply.get("custom") or {}), public_url)
    heading = text("sms", length=message.length, segments=message.segments)
    out.print(Text(heading, style="dim"), soft_wrap=True)
    out.print(Text(message.text), soft_wrap=True)


def emphasised(said: str) -> Text:
    """Return text with `**…**` in bold instead of between asterisks."""
    shown = Text()
    for position, part in enumerate(said.split("**")):
        shown.append(part, style="bold" if position % 2 else "")
    return shown


def quote_line(citation: dict[str, Any]) -> str:
    """Return the quoted words of a source with the place where they stand and whether they still hold."""
    label = validity_name(citation.get("validity"))
    return text(
        "quote",
        bulletin=citation["bulletin"],
        page=citation["page"],
        validity=f"，{label}" if label else "",
        quote=citation["quote"],
    )
