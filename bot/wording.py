"""The sentences of wording.yml as replies with their payload."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

MESSAGE_LIMIT = 500
_FILE = Path(__file__).with_name("wording.yml")

# What each sentence says about the outcome, in the words of the Answer payload.
STATUSES = {"empty": "clarify", "too_long": "clarify", "error": "error"}


def reply(name: str) -> dict[str, Any]:
    """Return the reply `name` of wording.yml: its text and an Answer payload with a status alone."""
    text = sentences(_FILE)[name].format(limit=MESSAGE_LIMIT)
    payload = {"status": STATUSES[name], "standards": [], "citations": [], "caveats": [], "confidence": 0.0}
    return {"text": text, "custom": payload}


@lru_cache
def sentences(path: Path) -> dict[str, str]:
    """Return the sentences of a wording file by name."""
    found: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found
