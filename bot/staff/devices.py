"""Devices that staff has logged in from: a signed cookie, so that strangers cannot keep them out.

After a login the browser gets a cookie with a random name, the moment and a signature made with the staff
token (OWASP, "Slow Down Online Guessing Attacks with Device Cookies"). Wrong tokens from a device that has
one are counted for it alone. Another token makes all of them worthless.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
import time

COOKIE = "ouwen_device"
KEPT_SECONDS = 180 * 86400
NAME_BYTES = 16
PURPOSE = b"ouwen staff device 1"

# 3q2-7wAAAAAAAAAAAAAAAA.1795250000.0f…  (name, seconds since 1970, HMAC-SHA256 in hex)
FORM = re.compile(r"([A-Za-z0-9_-]{22})\.([0-9]{10})\.([0-9a-f]{64})")


def new_device(token: str, now: float | None = None) -> str:
    """Return the cookie of a device that `token` was shown from."""
    said = f"{secrets.token_urlsafe(NAME_BYTES)}.{int(time.time() if now is None else now)}"
    return f"{said}.{_signature(said, token)}"


def device_of(cookie: str | None, token: str | None, now: float | None = None) -> str | None:
    """Return the name of the device with this cookie, None where it is forged, too old or none."""
    found = FORM.fullmatch(cookie or "")
    if found is None or token is None:
        return None
    name, seconds, signature = found.groups()
    if not hmac.compare_digest(_signature(f"{name}.{seconds}", token), signature):
        return None
    age = (time.time() if now is None else now) - int(seconds)
    return name if 0 <= age <= KEPT_SECONDS else None


def _signature(said: str, token: str) -> str:
    """Return the signature of a name and a moment, by a key that says nothing of the token."""
    key = hmac.new(token.encode(), PURPOSE, hashlib.sha256).digest()
    return hmac.new(key, said.encode(), hashlib.sha256).hexdigest()
