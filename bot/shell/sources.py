"""`/sources`: where the last answer is written, whole."""

from __future__ import annotations

from typing import Any

from bot.settings import Settings
from bot.shell.words import text
from bot.wording import validity_name

_DESCRIBED = ("document_number", "issuer", "signed_date")


def source_lines(citation: dict[str, Any], number: int, settings: Settings) -> list[str]:
    """Return a citation with its quote, its validity and the address of its page in the reader."""
    described = "，".join(str(citation[part]) for part in _DESCRIBED if citation.get(part))
    lines = [
        text(
            "source",
            number=number,
            title=citation["title"],
            parts=f"（{described}），" if described else "，",
            bulletin=citation["bulletin"],
            page=citation["page"],
        )
    ]
    if label := validity_name(citation.get("validity")):
        note = citation.get("validity_note")
        lines.append(_indented("source_validity", label=label, note=f"（{note}）" if note else ""))
    lines.append(_indented("source_quote", quote=citation["quote"]))
    if address := citation.get("url"):
        lines.append(_indented("source_address", address=reader_address(settings) + address))
    return lines


def reader_address(settings: Settings) -> str:
    """Return where the reader is: the public address, else that of `ouwen serve` on this machine."""
    return settings.public_url or f"http://localhost:{settings.port}"


def _indented(name: str, **values: object) -> str:
    return "    " + text(name, **values)
