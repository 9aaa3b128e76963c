"""The judged questions of the hotline as calls of the real bot: right on the screen, readable to the ear."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from bot.channels.hotline.desk import Bot, Desk
from bot.channels.hotline.requests import StartRequest, TurnRequest
from bot.settings import REPOSITORY, Settings
from knowledge.speaking import violations
from tests.reference import reference_judge

SHARED = Path(os.environ.get("OUWEN_SHARED", REPOSITORY.parent / "shared"))
QUESTIONS = SHARED / "questions" / "dev.jsonl"
TODAY = "2026-11-21"
# What a caller may do after any answer; each has to be readable as well.
AFTERWARDS = ("详细一点", "继续", "慢一点", "发短信给我")

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not QUESTIONS.exists(), reason=f"no question set at {QUESTIONS} (set OUWEN_SHARED)"),
]


@pytest.fixture(scope="module")
def items() -> list[dict[str, Any]]:
    found = [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [item for item in found if item["channel"] == "hotline"]


@pytest.fixture(scope="module")
def judge() -> ModuleType:
    return reference_judge(QUESTIONS.parent / "judge.py")


@pytest.fixture(scope="module")
def calls(
    items: list[dict[str, Any]], prepared: Path, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[dict[str, Any]]:
    """The replies of each call by the id of its item: greeting, questions, what comes afterwards."""
    from rich.console import Console

    from bot.agent import load_agent
    from bot.preparation import prepare

    var = tmp_path_factory.mktemp("hotline-questions")
    shutil.copytree(prepared, var, dirs_exist_ok=True)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUWEN_VAR", str(var))
        patch.setenv("OUWEN_TODAY", TODAY)
        settings = replace(Settings.from_environment(), fixed_today=date.fromisoformat(TODAY))
        agent = load_agent(prepare(settings, Console(quiet=True)))
        bot = Bot(on_new_message=agent.handle_message, understand=agent.parse_message)
        yield asyncio.run(_all(Desk(settings, "hotline"), items, bot))
        agent.action_endpoint.close()


async def _all(desk: Desk, items: list[dict[str, Any]], bot: Bot) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for item in items:
        replies = [await desk.start(StartRequest(call_id=item["id"]))]
        for number, said in enumerate([*item["turns"], *AFTERWARDS]):
            turn = TurnRequest(turn_id=str(number), transcript=said, confidence=0.9)
            replies.append(await desk.turn(item["id"], turn, bot))
        found[item["id"]] = replies
    return found


def test_the_answers_are_right_on_the_screen(
    items: list[dict[str, Any]], calls: dict[str, Any], judge: ModuleType
) -> None:
    wrong = [
        (item["id"], calls[item["id"]][len(item["turns"])]["display"])
        for item in items
        if not judge.passed(judge.judge(item, calls[item["id"]][len(item["turns"])]["display"]))
    ]
    print(f"{len(items) - len(wrong)} of {len(items)} right")
    assert wrong == []


def test_every_speech_can_be_read_aloud(calls: dict[str, Any]) -> None:
    spoken = [reply for replies in calls.values() for reply in replies]
    assert {reply["speech"]: found for reply in spoken if (found := violations(reply["speech"]))} == {}
    for reply in spoken:
        assert "".join(ElementTree.fromstring(reply["ssml"]).itertext()) == reply["speech"]


def test_the_short_message_names_the_document(items: list[dict[str, Any]], calls: dict[str, Any]) -> None:
    for item in items:
        sms = calls[item["id"]][-1].get("sms")
        if item["answerable"] and item["cite"]:
            assert sms is not None, item["id"]
            assert any(number in sms["text"] for number in item["cite"]), sms["text"]
            assert sms["text"].startswith("【瓯问】")
