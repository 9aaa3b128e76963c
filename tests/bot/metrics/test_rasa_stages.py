import asyncio

from rasa.core.channels.channel import UserMessage

from bot.channels.replies import ReplyChannel
from bot.metrics import series, turn_clock
from bot.metrics.rasa_stages import PROCESSOR, time_stages


def count(stage: str) -> float:
    return series.REGISTRY.get_sample_value("ouwen_stage_seconds_count", {"stage": stage}) or 0.0


def test_every_stage_of_a_message_is_timed(toy, toy_model):
    """Fails where Rasa, or what shortens its way, no longer passes one of these methods."""
    from bot.agent import load_agent

    agent = load_agent(toy_model, actions="toy_actions")
    stages = time_stages(agent)
    assert stages == [*PROCESSOR.values(), "action", "render"]
    before = {stage: count(stage) for stage in stages}

    async def ask() -> dict[str, float]:
        spent = turn_clock.start_clock()
        output = ReplyChannel()
        await agent.handle_message(UserMessage("最低工资是多少", output, "s"))
        assert output.messages
        return spent

    spent = asyncio.run(ask())
    agent.action_endpoint.close()
    assert {stage: count(stage) - before[stage] > 0 for stage in stages} == dict.fromkeys(stages, True)
    assert sorted(spent) == sorted(stages)
    assert sum(spent[stage] for stage in ("nlu", "policy", "action", "tracker_load")) <= spent["dialogue"]
