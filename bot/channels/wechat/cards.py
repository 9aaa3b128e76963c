"""A citation as a news card: title, number, issuer, date, validity, and the page of the bulletin."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from bot.channels.wechat.said import plain_text, words
from bot.wording import validity_name

QUOTE_LIMIT = 120
TITLE_LIMIT = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One news article: title, description and absolute address, no picture."""

    title: str
    description: str
    url: str

    def article(self) -> dict[str, str]:
        """Return the article as wechatpy takes it."""
        return {"title": self.title, "description": self.description, "image": "", "url": self.url}


def card_of(citations: Sequence[dict[str, Any]], number: int, public_url: str | None) -> Card | None:
    """Return the card of citation `number`, counted from 1; None where it cannot be opened from WeChat."""
    if not public_url or not 1 <= number <= len(citations):
        return None
    citation = citations[number - 1]
    address = str(citation.get("url") or "")
    if not address.startswith("/"):
        return None
    return Card(
        title=_cut(words("card_title", title=plain_text(str(citation.get("title") or ""))), TITLE_LIMIT),
        description=plain_text("\n".join(_lines(citation, number, len(citations)))),
        url=public_url + address,
    )


def _lines(citation: dict[str, Any], number: int, count: int) -> list[str]:
    """Return the lines of the description: number, issuer, date; issue and page; validity; quote."""
    described = [
        str(citation[name]) for name in ("document_number", "issuer", "signed_date") if citation.get(name)
    ]
    lines = ["，".join(described)]
    lines.append(words("card_page", bulletin=citation.get("bulletin") or "", page=citation.get("page") or ""))
    lines.append(_validity(citation))
    if quote := str(citation.get("quote") or ""):
        lines.append(words("card_quote", quote=_cut(quote, QUOTE_LIMIT)))
    if number < count:
        lines.append(words("card_more", count=count, next=number + 1))
    return [line for line in lines if line]


def _validity(citation: dict[str, Any]) -> str:
    """Return whether the document still holds, "" where the payload does not say."""
    label = validity_name(citation.get("validity"))
    note = str(citation.get("validity_note") or "")
    return note if label in note else "：".join(part for part in (label, note) if part)


def _cut(text: str, limit: int) -> str:
    """Return `text` with an ellipsis where it is longer than `limit` characters."""
    return text if len(text) <= limit else text[: limit - 1] + "…"
