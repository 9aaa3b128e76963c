"""Shows replies in a terminal: the text, the choices and the sources with their quotes."""

from __future__ import annotations

from typing import Any

from rich.console import Console
from rich.text import Text


def say(out: Console, reply: dict[str, Any]) -> None:
    """Print one reply; its sources follow, each with the quoted words."""
    if text := reply.get("text"):
        out.print(Text(str(text)), soft_wrap=True)
    if buttons := reply.get("buttons"):
        out.print(
            Text("  ".join(f"[{button.get('title', '')}]" for button in buttons), style="cyan"),
            soft_wrap=True,
        )
    for position, citation in enumerate((reply.get("custom") or {}).get("citations") or (), 1):
        out.print(Text(f"〔{position}〕{source_line(citation)}", style="dim"), soft_wrap=True)
        if quote := citation.get("quote"):
            out.print(Text(f"    “{quote}”", style="dim"), soft_wrap=True)


def source_line(citation: dict[str, Any]) -> str:
    """Return a citation of the payload as 《title》（number，issuer，day），公报 issue 第n页."""
    issuer = citation.get("issuer")
    issuers = "、".join(issuer) if isinstance(issuer, list) else issuer
    about = "，".join(
        str(part) for part in (citation.get("document_number"), issuers, citation.get("signed_date")) if part
    )
    place = f"公报{citation.get('bulletin', '')} 第{citation.get('page', '')}页"
    return f"《{citation.get('title', '')}》{f'（{about}）' if about else ''}，{place}"
