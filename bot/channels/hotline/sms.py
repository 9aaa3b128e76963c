"""The short message that carries the answer with its whole citation."""

from __future__ import annotations

import math
import re
from typing import Any

from bot.channels.hotline.replies import Sms
from bot.channels.hotline.state import Shown
from bot.channels.hotline.words import say

# UCS-2 messages (3GPP TS 23.038): 70 characters alone, 67 in each part of a longer one
_ALONE = 70
_IN_PARTS = 67
# 秋田犬列在禁养烈性犬名单第17项。该通告已到期。
_SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")


def sms_of(shown: Shown, public_url: str | None) -> Sms:
    """Return the first sentence of an answer, its sources, the caveat and the address of the page."""
    citations: list[dict[str, Any]] = shown.payload.get("citations") or []
    caveats: list[str] = shown.payload.get("caveats") or []
    parts = [say("sms_signature") + first_sentence(shown.text)]
    parts += dict.fromkeys(_source(citation) for citation in citations)
    parts += [say("sms_caveat", caveat=caveat) for caveat in caveats[:1]]
    if public_url and citations and citations[0].get("url"):
        parts.append(say("sms_link", url=public_url + citations[0]["url"]))
    text = "\n".join(parts)
    return Sms(text=text, length=_units(text), segments=segments(text))


def first_sentence(text: str) -> str:
    """Return the first sentence of an answer; the rows of a table go with the line that introduces them."""
    answer = "\n".join(line for line in text.splitlines() if not line.startswith(("⚠", "出处：")))
    first = _SENTENCE.search(answer)
    found = first.group() if first else ""
    return answer.strip() if found.endswith("：") else found.strip()


def segments(text: str) -> int:
    """Return in how many parts a text is sent, at least 1."""
    return 1 if _units(text) <= _ALONE else math.ceil(_units(text) / _IN_PARTS)


def _units(text: str) -> int:
    """Return the length of a text as messages count it, in UTF-16 units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _source(citation: dict[str, Any]) -> str:
    """Return a citation with its number, issuer and date where it has them."""
    named = [citation.get(part) for part in ("document_number", "issuer", "signed_date")]
    described = "，".join(str(part) for part in named if part)
    return say(
        "sms_source",
        title=citation.get("title", ""),
        parts=f"（{described}）" if described else "",
        bulletin=citation.get("bulletin", ""),
        page=citation.get("page", ""),
    )
