"""The secrets that the bot under test is started with, so that tests can log in."""

from __future__ import annotations

import os

STAFF_TOKEN = os.environ.get("OUWEN_STAFF_TOKEN") or "a-staff-token-for-browser-tests"
HOTLINE_TOKEN = os.environ.get("OUWEN_HOTLINE_TOKEN") or "a-hotline-token-for-browser-tests"
SECRETS = {"OUWEN_STAFF_TOKEN": STAFF_TOKEN, "OUWEN_HOTLINE_TOKEN": HOTLINE_TOKEN}
