"""What a socket may send, and from whose pages it may come."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from socketio.packet import Packet

from bot.settings import Settings
from bot.wire import RESPONSE_SECONDS

# A poll ends with a ping, before the server gives it up as an answer that takes too long.
PING_SECONDS = RESPONSE_SECONDS / 2
ATTACHMENTS = 4


class SmallPacket(Packet):
    """A packet with few binary attachments: the server keeps them all until the last has come."""

    def decode(self, encoded_packet: str) -> int:
        """Return the number of attachments to wait for; raises ValueError where they are too many."""
        count: int = super().decode(encoded_packet) or 0
        if count > ATTACHMENTS:
            raise ValueError(f"{count} binary attachments in one packet, at most {ATTACHMENTS} are taken")
        return count


def origins(settings: Settings) -> str | Callable[[str | None, dict[str, Any]], bool]:
    """Return `*`, or what tells whether pages of an origin may connect: those named and the server's own."""
    named = {*settings.widget_origins, *([settings.public_url] if settings.public_url else [])}
    if "*" in named:
        return "*"

    def may_connect(origin: str | None, environ: dict[str, Any]) -> bool:
        own = environ.get("HTTP_HOST")
        return origin in named or (own is not None and origin in (f"http://{own}", f"https://{own}"))

    return may_connect
