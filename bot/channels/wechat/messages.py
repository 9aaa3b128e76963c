"""What a resident sent: the letter as one record."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from enum import Enum

from wechatpy.events import BaseEvent
from wechatpy.parser import parse_message

from bot.channels.wechat.envelope import Letter
from bot.channels.wechat.refusals import RefusedError

TEXT_LIMIT = 8192
# oPvdX6T3kQxZ0v1hJm2cGm3g8b4c   gh_7f083739789a
ACCOUNT_NAME = re.compile(r"[A-Za-z0-9_\-@.]{1,64}")
# 1348831860
SECONDS = re.compile(r"[0-9]{1,12}")
# 6054768590064713728
MESSAGE_ID = re.compile(r"[0-9A-Za-z_\-]{1,64}")
SUBSCRIBING = ("subscribe", "subscribe_scan", "subscribe_scan_product")


class Kind(Enum):
    """What a letter is to the bot."""

    TEXT = "text"
    VOICE = "voice"
    OTHER_MEDIA = "other media"
    SUBSCRIBE = "subscribe"
    UNSUBSCRIBE = "unsubscribe"
    CLICK = "click"
    NEWS = "news of an event that wants no answer"


@dataclass(frozen=True, slots=True, kw_only=True)
class Incoming:
    """One message: who sent it to which account, its id, its kind and its text (or the key of a menu)."""

    openid: str
    account: str
    message_id: str
    kind: Kind
    text: str = ""

    @property
    def sender(self) -> str:
        """Return the name that is stored for the resident; the openid itself is stored nowhere."""
        return sender_of(self.openid)

    @property
    def words(self) -> str:
        """Return what the resident wrote or said, "" where it was no words."""
        return self.text if self.kind in (Kind.TEXT, Kind.VOICE) else ""


def sender_of(openid: str) -> str:
    """Return `wechat-` and the SHA-256 of the openid in hex."""
    return "wechat-" + hashlib.sha256(openid.encode()).hexdigest()


def read_message(letter: Letter) -> Incoming:
    """Return the message in a letter; raises `RefusedError` where a field is missing or wrong."""
    fields = letter.fields
    if not SECONDS.fullmatch(fields.get("CreateTime", "")) or not fields.get("MsgType"):
        raise RefusedError("消息缺 MsgType 或 CreateTime")
    for name in ("FromUserName", "ToUserName"):
        if not ACCOUNT_NAME.fullmatch(fields.get(name, "")):
            raise RefusedError(f"消息的 {name} 不对")
    try:
        kind, text = _content(parse_message(letter.xml))
    except Exception as error:
        # wechatpy raises what its types make of a field: ValueError, KeyError, AttributeError …
        raise RefusedError(f"消息不能读（{type(error).__name__}）") from None
    return Incoming(
        openid=fields["FromUserName"],
        account=fields["ToUserName"],
        message_id=_message_id(letter),
        kind=kind,
        text=text[:TEXT_LIMIT],
    )


def _content(message: object) -> tuple[Kind, str]:
    """Return kind and text of wechatpy's message."""
    kind = str(getattr(message, "type", ""))
    if isinstance(message, BaseEvent):
        event = str(message.event)
        if event in SUBSCRIBING:
            return Kind.SUBSCRIBE, ""
        if event == "unsubscribe":
            return Kind.UNSUBSCRIBE, ""
        return (Kind.CLICK, message.key or "") if event == "click" else (Kind.NEWS, "")
    if kind == "text":
        return Kind.TEXT, getattr(message, "content", "") or ""
    if kind == "voice":
        return Kind.VOICE, getattr(message, "recognition", "") or ""
    data = getattr(message, "_data", {})
    unknown_event = kind == "unknown" and ("Event" in data or data.get("MsgType", "").lower() == "event")
    return (Kind.NEWS, "") if unknown_event else (Kind.OTHER_MEDIA, "")


def _message_id(letter: Letter) -> str:
    """Return the MsgId, for an event its time and name: WeChat repeats a message with the same ones."""
    fields = letter.fields
    found = fields.get("MsgId", "")
    if MESSAGE_ID.fullmatch(found) and found != "0":
        return found
    named = "\n".join(fields.get(name, "") for name in ("MsgType", "Event", "EventKey", "Content"))
    return f"{fields['CreateTime']}-{hashlib.sha256(named.encode()).hexdigest()[:16]}"
