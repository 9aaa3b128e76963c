"""Opens and seals letters with the account's EncodingAESKey (微信公众平台 “消息加解密说明”).

A sealed letter is base64 of AES-256-CBC (IV: the first half of the key) over 16 random bytes, the length of
the XML (4 bytes, network order), the XML and the app id, padded to a multiple of 32 bytes (PKCS#7).
"""

from __future__ import annotations

import base64
import binascii
import hmac
import secrets
import struct

from wechatpy.crypto import PrpCrypto, WeChatCrypto

from bot.access import WeChatAccess
from bot.channels.wechat.refusals import BROKEN, FORGED, RefusedError

BLOCK = 32
RANDOM_BYTES = 16
HEAD_BYTES = RANDOM_BYTES + 4


class _Sealing(PrpCrypto):
    """wechatpy's cipher, with random bytes that cannot be guessed."""

    def get_random_string(self) -> str:
        """Return 16 characters."""
        return secrets.token_hex(RANDOM_BYTES // 2)


class _Crypto(WeChatCrypto):
    """wechatpy's letters, sealed with `_Sealing`."""

    def encrypt_message(self, msg: str, nonce: str, timestamp: str | None = None) -> str:
        """Return the XML of the sealed `msg`."""
        sealed: str = self._encrypt_message(msg, nonce, timestamp, _Sealing)
        return sealed


class LetterCipher:
    """The cipher of one account with an EncodingAESKey."""

    def __init__(self, access: WeChatAccess) -> None:
        """Take the key of `access`, which must have one."""
        assert access.aes_key, "the account has no EncodingAESKey"
        self._crypto = _Crypto(access.token, access.aes_key, access.app_id)
        self._app_id = access.app_id.encode()

    def open(self, sealed: str) -> str:
        """Return the XML in a sealed letter whose signature was checked.

        Raises:
            RefusedError: The cipher text, its padding, its length or its app id is wrong.
        """
        plain = self._unpadded(self._decrypted(sealed))
        (length,) = struct.unpack("!I", plain[RANDOM_BYTES:HEAD_BYTES])
        if HEAD_BYTES + length > len(plain):
            raise RefusedError("密文里的长度不对", BROKEN)
        if not hmac.compare_digest(plain[HEAD_BYTES + length :], self._app_id):
            raise RefusedError("密文里的 AppId 不是 OUWEN_WECHAT_APP_ID", FORGED)
        try:
            return plain[HEAD_BYTES : HEAD_BYTES + length].decode("utf-8")
        except UnicodeDecodeError:
            raise RefusedError("密文里的消息不是 UTF-8", BROKEN) from None

    def seal(self, xml: str, timestamp: int) -> str:
        """Return the sealed letter of `xml` as XML with its own nonce and signature."""
        return self._crypto.encrypt_message(xml, secrets.token_hex(8), str(timestamp))

    def _decrypted(self, sealed: str) -> bytes:
        """Return the bytes under the cipher; raises `RefusedError` where it is no cipher text."""
        try:
            plain: bytes = _Sealing(self._crypto.key).cipher.decrypt(base64.b64decode(sealed, validate=True))
        except (binascii.Error, ValueError):
            raise RefusedError("密文不能解", BROKEN) from None
        return plain

    def _unpadded(self, plain: bytes) -> bytes:
        """Return `plain` without its padding; raises `RefusedError` where that is none."""
        count = plain[-1] if plain else 0
        whole = 1 <= count <= BLOCK and len(plain) - count >= HEAD_BYTES
        if not whole or plain[-count:] != bytes([count]) * count:
            raise RefusedError("密文的填充不对", BROKEN)
        return plain[:-count]
