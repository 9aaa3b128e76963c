import asyncio
import json
import logging
import sys
import time
import types
from typing import Any

import pytest

from bot.errors import ModelError
from bot.inprocess_actions import InProcessActions
from bot.wording import reply


@pytest.fixture
def actions(toy) -> InProcessActions:
    endpoint = InProcessActions("toy_actions", limit_seconds=0.5)
    yield endpoint
    endpoint.close()


def call(name: str, sender: str = "resident", **slots: Any) -> dict[str, Any]:
    tracker = {
        "sender_id": sender,
        "slots": slots,
        "latest_message": {"text": "", "intent": {}, "entities": []},
        "events": [{"event": "user", "input_channel": "widget"}],
        "paused": False,
        "followup_action": None,
        "active_loop": {},
        "latest_action_name": "action_listen",
        "latest_input_channel": "widget",
    }
    return {"next_action": name, "sender_id": sender, "tracker": tracker, "version": "3.6.21"}


def ask(endpoint: InProcessActions, body: dict[str, Any]) -> dict[str, Any]:
    return asyncio.run(endpoint.request(method="post", json=body, timeout=300, compress=False))


def test_the_package_is_registered_by_name(actions: InProcessActions):
    assert {"action_wage", "action_trouble", "action_slow"} <= set(actions.names)


def test_a_package_that_cannot_be_imported_is_named(toy):
    with pytest.raises(ModelError, match="no_such_package"):
        InProcessActions("no_such_package")


def test_events_and_responses_come_back_as_from_an_action_server(actions: InProcessActions):
    result = ask(actions, call("action_wage", asked=1))
    assert result["events"] == [{"event": "slot", "timestamp": None, "name": "asked", "value": 2}]
    [response] = result["responses"]
    assert response["text"] == "第2次问。\n\nresident"
    assert response["custom"] == {"status": "answered", "channel": "widget"}


@pytest.mark.parametrize("name", ["action_trouble", "action_decimal", "action_unknown"])
def test_a_failing_action_becomes_a_polite_reply(actions: InProcessActions, caplog, name: str):
    with caplog.at_level(logging.ERROR):
        assert ask(actions, call(name)) == {"events": [], "responses": [reply("error")]}
    assert name in caplog.text


def test_an_action_over_its_limit_becomes_a_polite_reply_in_time(actions: InProcessActions, caplog):
    async def timed() -> tuple[dict[str, Any], float]:
        started = time.perf_counter()
        result = await actions.request(json=call("action_slow"))
        return result, time.perf_counter() - started

    from toy_actions import wage

    wage.OVER.clear()
    try:
        with caplog.at_level(logging.ERROR):
            result, seconds = asyncio.run(timed())
        assert actions.hanging == 1, "it was not waited for"
    finally:
        wage.OVER.set()
    assert result["responses"] == [reply("error")]
    assert seconds >= 0.5
    assert "action_slow" in caplog.text


def test_the_loop_stays_free_and_actions_run_side_by_side(toy):
    actions = InProcessActions("toy_actions", limit_seconds=60)

    async def all_three() -> list[dict[str, Any]]:
        return await asyncio.gather(
            *(actions.request(json=call("action_together", sender=f"resident-{n}")) for n in range(3))
        )

    results = asyncio.run(all_three())
    actions.close()
    assert [result["responses"][0]["text"] for result in results] == [f"resident-{n}" for n in range(3)]


def test_a_rejection_is_told_to_rasa_as_the_action_server_does(actions: InProcessActions):
    from rasa.utils.endpoints import ClientResponseError

    with pytest.raises(ClientResponseError) as caught:
        ask(actions, call("action_reject"))
    assert caught.value.status == 400
    assert json.loads(caught.value.text) == {"action_name": "action_reject", "error": "not now"}


def test_an_action_changes_no_slot_but_by_events(actions: InProcessActions):
    body = call("action_meddle", regions=["乐清市"])
    assert ask(actions, body)["responses"][0]["text"] == "{}"
    assert body["tracker"]["slots"] == {"regions": ["乐清市"]}


def test_warming_up_opens_the_knowledge_base_of_the_package(actions: InProcessActions, monkeypatch):
    opened: list[str] = []
    runtime = types.ModuleType("toy_actions.runtime")
    runtime.knowledge_base = lambda: opened.append("open")
    actions.warm_up()
    monkeypatch.setitem(sys.modules, "toy_actions.runtime", runtime)
    actions.warm_up()
    assert opened == ["open"]
