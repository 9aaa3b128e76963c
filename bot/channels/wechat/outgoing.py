"""What goes back to WeChat: one text or one news card as XML, or nothing."""

from __future__ import annotations

import re
from dataclasses import dataclass

from wechatpy.replies import ArticlesReply, TextReply

from bot.channels.wechat.cards import Card
from bot.channels.wechat.messages import Incoming
from bot.channels.wechat.said import NOT_A_WORD, Said

# What XML cannot carry: \x08 and lone halves of surrogate pairs
NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outgoing:
    """The answer to one message: texts in order (the first is the passive reply), the card of its source.

    `said` is what the texts say, in one piece. `card_alone`: the card is the passive reply. Neither text nor
    card: nothing is said.
    """

    said: Said = NOT_A_WORD
    texts: tuple[str, ...] = ()
    card: Card | None = None
    card_alone: bool = False


NOTHING = Outgoing()


def xml_of(outgoing: Outgoing, incoming: Incoming, now: int) -> str | None:
    """Return the passive reply as XML, None where nothing is said."""
    address = {"source": incoming.account, "target": incoming.openid, "time": now}
    if outgoing.card and outgoing.card_alone:
        article = {name: _safe(value) for name, value in outgoing.card.article().items()}
        return str(ArticlesReply(articles=[article], **address).render())
    if not outgoing.texts:
        return None
    return str(TextReply(content=_safe(outgoing.texts[0]), **address).render())


def _safe(text: str) -> str:
    """Return `text` for a CDATA section, which wechatpy fills without a look at `]]>`."""
    return NO_XML.sub("", text).replace("]]>", "]]]]><![CDATA[>")
