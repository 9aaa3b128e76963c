"""Under which name a sender is kept: one that holds a telephone number is not kept as it is."""

from __future__ import annotations

import hashlib
import logging
import secrets
from functools import lru_cache
from pathlib import Path

from bot.masking import masked

LONGEST = 255
KEY_BYTES = 32

logger = logging.getLogger(__name__)


class SenderNames:
    """Names of senders as they are stored; the key lies in a file of its own beside the database."""

    def __init__(self, key_file: Path) -> None:
        """Take the key from `key_file`, made when it is first needed."""
        self._key_file = key_file
        self._key: bytes | None = None

    def stored(self, sender: str) -> str:
        """Return the name to store: the sender, or letters where it names a person or no database takes it.

        The letters are the same for the same sender, and stored under their own name.
        """
        if _names_nobody(sender):
            return sender
        digest = hashlib.blake2b(
            sender.encode("utf-8", "surrogatepass"), key=self._secret(), digest_size=16
        ).hexdigest()
        return "resident-" + digest.translate(_LETTERS)

    def pseudonym(self, sender: str) -> str:
        """Return the name of a sender in logs: always letters, and others than those it is stored under."""
        named = hashlib.blake2b(
            sender.encode("utf-8", "surrogatepass"), key=self._secret(), digest_size=8, person=b"log"
        )
        return named.hexdigest().translate(_LETTERS)

    def _secret(self) -> bytes:
        """Return the key; one that cannot be kept lasts as long as this process."""
        if self._key is None:
            try:
                self._key = _read_key(self._key_file)
            except OSError:
                logger.exception("The key of the senders' names cannot be kept in %s.", self._key_file)
                self._key = secrets.token_bytes(KEY_BYTES)
        return self._key


@lru_cache(maxsize=4096)
def _names_nobody(sender: str) -> bool:
    """Tell whether a sender may be stored as it is; a message asks that four times over."""
    return len(sender) <= LONGEST and sender.isprintable() and masked(sender) == sender


# Digits could look like a telephone number once more.
_LETTERS = str.maketrans("0123456789", "ghijklmnop")


def _read_key(path: Path) -> bytes:
    """Return the key in the file; the first process to come makes it, readable for its owner alone."""
    if not path.exists():
        fresh = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
        fresh.touch(mode=0o600)
        fresh.write_bytes(secrets.token_bytes(KEY_BYTES))
        try:
            path.hardlink_to(fresh)
        except FileExistsError:
            pass
        finally:
            fresh.unlink()
    return path.read_bytes()
