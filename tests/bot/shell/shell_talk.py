"""A shell over a bot that says what the test wants, its lines typed before and its output kept."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

from rich.console import Console

from bot.settings import Settings
from bot.shell.loop import converse
from bot.shell.talk import Talk

CITATION = {
    "title": "关于某事的通知",
    "document_number": "温某〔2015〕1号",
    "issuer": "某局",
    "signed_date": "2015-01-02",
    "bulletin": "2015年第1期",
    "page": 3,
    "quote": "原文一句。",
    "url": "/bulletins/2015-01/pages/3#L1",
    "validity": "may_have_changed",
    "validity_note": "距今已11年",
}
HIT = {
    "score": 0.7,
    "lexical_score": 0.25,
    "dense_score": 0.5,
    "bulletin": "2019-12",
    "page": 25,
    "title": "12月份政府记事",
    "text": "原文另一句。",
    "reason": "lacks minimum_wage",
}


class FakeBot:
    """Answers everything with a source; 没有 is not there."""

    def __init__(self) -> None:
        self.heard: list[tuple[str, str, str, dict[str, Any] | None]] = []

    def send(
        self, sender: str, channel: str, text: str, metadata: dict[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        self.heard.append((sender, channel, text, metadata))
        if text == "没有":
            explain = {"hits": [], "rejected": [HIT], "timings_ms": {"text_ms": 1.0}}
            payload = {"status": "not_in_bulletins", "confidence": 0.0, "citations": [], "explain": explain}
            return [{"text": "公报里没有查到。", "custom": payload}]
        payload = {
            "status": "answered",
            "confidence": 0.95,
            "citations": [CITATION],
            "standards": [{"subject": "最低工资"}],
            "speech": "每月一千六百六十元。",
            "speech_details": ["距今已十一年。"],
            "explain": {"hits": [], "rejected": []},
        }
        return [{"text": f"答：**{text}**。", "buttons": [{"title": "瑞安市"}], "custom": payload}]

    def parse(self, text: str) -> dict[str, Any]:
        return {"text": text, "intent": {"name": "greet", "confidence": 0.9}}


def said(var: Path, *lines: str, bot: FakeBot | None = None) -> str:
    """Return what the shell prints for the lines."""
    typed, output = iter(lines), io.StringIO()
    out = Console(file=output, width=100, highlight=False, emoji=False)
    talk = Talk(bot or FakeBot(), Settings(var=var, port=5999), out, lambda prompt: next(typed, None))
    converse(talk)
    return output.getvalue()
