"""The sentences of wording.yml as replies with their payload."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from bot.operation import MESSAGE_LENGTH

ENDS = ("。", "！", "？", "；", "…", ".", "!", "?")
_FILE = Path(__file__).with_name("wording.yml")

# The status of an utterance that only tells the pinned notice: the one that no answer has (AnswerStatus).
NOTICE = "notice"
# What each sentence says about the outcome, in the words of the Answer payload.
STATUSES = {
    "empty": "clarify",
    "too_long": "clarify",
    "error": "error",
    "notice": NOTICE,
    "notice_only": "handoff",
}


def reply(name: str, limit: int = MESSAGE_LENGTH) -> dict[str, Any]:
    """Return the reply `name` of wording.yml: its text and an Answer payload with a status alone."""
    text = sentences(_FILE)[name].format(limit=limit)
    return {"text": text, "custom": _payload(name)}


def _payload(name: str) -> dict[str, Any]:
    return {"status": STATUSES[name], "standards": [], "citations": [], "caveats": [], "confidence": 0.0}


def notice_reply(text: str, name: str, number: str) -> dict[str, Any]:
    """Return the utterance of a pinned notice, for screens and ears; `name` is notice or notice_only."""
    found = sentences(_FILE)
    whole = text if text.endswith(ENDS) else f"{text}。"
    speech = found[f"{name}_speech"].format(notice=whole, number=number)
    return {
        "text": found[name].format(notice=whole, number=number),
        "custom": {**_payload(name), "speech": speech},
    }


def validity_name(value: object) -> str:
    """Return what a `validity` of the payload is called, "" for one that it does not say."""
    return sentences(_FILE).get(f"validity_{value}", "")


@lru_cache
def sentences(path: Path) -> dict[str, str]:
    """Return the sentences of a wording file by name."""
    found: dict[str, str] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return found
