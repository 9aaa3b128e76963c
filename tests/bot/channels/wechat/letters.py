"""Letters as WeChat sends them, made by the published algorithm with no line of wechatpy."""

from __future__ import annotations

import base64
import hashlib
import struct
import xml.etree.ElementTree as ET
from urllib.parse import urlencode

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

TOKEN = "ouwen-token"
APP_ID = "wx5823bf96d3bd56c7"
AES_KEY = "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C"
ACCOUNT = "gh_7f083739789a"
OPENID = "oPvdX6T3kQxZ0v1hJm2cGm3g8b4c"
NOW = 1_795_250_000


def signature(*parts: str) -> str:
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()


def encrypt(
    xml: str, *, random: bytes = b"0123456789abcdef", app_id: str = APP_ID, key: str = AES_KEY
) -> str:
    raw = xml.encode()
    plain = random + struct.pack("!I", len(raw)) + raw + app_id.encode()
    count = 32 - len(plain) % 32
    return encrypt_bytes(plain + bytes([count]) * count, key=key)


def encrypt_bytes(padded: bytes, *, key: str = AES_KEY) -> str:
    secret = base64.b64decode(key + "=")
    cipher = Cipher(algorithms.AES(secret), modes.CBC(secret[:16])).encryptor()
    return base64.b64encode(cipher.update(padded) + cipher.finalize()).decode()


def decrypt(sealed: str, *, key: str = AES_KEY) -> tuple[str, str]:
    """Return the XML and the app id in a cipher text."""
    secret = base64.b64decode(key + "=")
    cipher = Cipher(algorithms.AES(secret), modes.CBC(secret[:16])).decryptor()
    padded = cipher.update(base64.b64decode(sealed, validate=True)) + cipher.finalize()
    count = padded[-1]
    assert 1 <= count <= 32
    assert padded[-count:] == bytes([count]) * count
    plain = padded[:-count]
    (length,) = struct.unpack("!I", plain[16:20])
    return plain[20 : 20 + length].decode(), plain[20 + length :].decode()


def letter(
    kind: str = "text",
    *,
    openid: str = OPENID,
    created: int = NOW,
    msgid: str | None = "6054768590064713728",
    **fields: str,
) -> str:
    """Return a letter in the form of the documentation; fields stand in CDATA, MsgId does not."""
    named = {"ToUserName": ACCOUNT, "FromUserName": openid}
    lines = [f"<{name}><![CDATA[{value}]]></{name}>" for name, value in named.items()]
    lines.append(f"<CreateTime>{created}</CreateTime>")
    lines += [f"<{name}><![CDATA[{value}]]></{name}>" for name, value in {"MsgType": kind, **fields}.items()]
    lines += [f"<MsgId>{msgid}</MsgId>"] if msgid else []
    return "<xml>" + "".join(lines) + "</xml>"


def event(name: str, key: str = "", *, created: int = NOW, openid: str = OPENID) -> str:
    return letter("event", msgid=None, created=created, openid=openid, Event=name, EventKey=key)


def query(*, timestamp: int = NOW, nonce: str = "1320562132", token: str = TOKEN, **more: str) -> str:
    """Return the query of a plain request."""
    at = str(timestamp)
    return urlencode({"signature": signature(token, at, nonce), "timestamp": at, "nonce": nonce, **more})


def sealed(
    xml: str, *, timestamp: int = NOW, nonce: str = "1320562132", plain: str = "", **more: str
) -> tuple[str, str]:
    """Return query and body of a sealed letter; `plain`: what compatible mode writes beside it."""
    return enveloped(encrypt(xml, **more), timestamp=timestamp, nonce=nonce, plain=plain)


def enveloped(
    cipher_text: str, *, timestamp: int = NOW, nonce: str = "1320562132", plain: str = ""
) -> tuple[str, str]:
    """Return query and body around a cipher text."""
    signed = signature(TOKEN, str(timestamp), nonce, cipher_text)
    body = f"<xml><ToUserName><![CDATA[{ACCOUNT}]]></ToUserName>{plain}<Encrypt><![CDATA[{cipher_text}]]></Encrypt></xml>"
    return query(timestamp=timestamp, nonce=nonce, encrypt_type="aes", msg_signature=signed), body


def fields_of(xml: str) -> dict[str, str]:
    return {element.tag: element.text or "" for element in ET.fromstring(xml)}


def opened(body: str) -> dict[str, str]:
    """Return the fields of a sealed reply, after checking its signature."""
    outer = fields_of(body)
    assert set(outer) == {"Encrypt", "MsgSignature", "TimeStamp", "Nonce"}
    assert outer["MsgSignature"] == signature(TOKEN, outer["TimeStamp"], outer["Nonce"], outer["Encrypt"])
    xml, app_id = decrypt(outer["Encrypt"])
    assert app_id == APP_ID
    return fields_of(xml)
