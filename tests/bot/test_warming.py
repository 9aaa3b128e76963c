import asyncio
import threading
from dataclasses import replace

import pytest

from bot.settings import Settings
from bot.warming import MESSAGES, answer_some
from bot.wording import reply


@pytest.fixture
def agent(prepared):
    from bot.agent import load_agent
    from bot.training import model_path

    agent = load_agent(model_path(replace(Settings.from_environment(), var=prepared)))
    yield agent
    agent.action_endpoint.close()


def test_each_kind_of_message_is_answered_and_no_thread_is_left(agent):
    before = set(threading.enumerate())
    said = asyncio.run(answer_some(agent))
    assert len(said) >= len(MESSAGES)
    assert reply("error")["text"] not in said
    left = set(threading.enumerate()) - before
    assert not [thread.name for thread in left if thread.name.startswith("action_")]
    assert len(asyncio.run(answer_some(agent))) == len(said)
