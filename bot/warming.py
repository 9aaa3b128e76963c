"""Messages that the bot answers to itself before it says that it is ready.

Vocabularies, models and caches are filled at their first use: the first residents would wait a second for
that. Nothing of these messages is kept: they come before the store of the conversations does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.agent import GuardedAgent

# a greeting, a figure, a follow-up on it, where it is written, a quoted passage, what is misheard, what is
# not in the bulletins
MESSAGES = (
    "您好",
    "瑞安最低工资是多少",
    "那乐清呢",
    "出处在哪",
    "拖拉机什么时候不能上路",
    "瑞按的低保 biaozhun 是多少",
    "明天天气怎么样",
)
SENDER = "warm-up"


async def answer_some(agent: GuardedAgent) -> list[str]:
    """Have an agent without a recorder answer `MESSAGES`; return the texts of its replies.

    All words are spelled after that: what they were spelled by is forgotten.
    """
    from rasa.core.channels.channel import CollectingOutputChannel, UserMessage

    from knowledge.hearing import forget_phrases

    said: list[str] = []
    for text in MESSAGES:
        output = CollectingOutputChannel()
        await agent.handle_message(UserMessage(text, output, SENDER, input_channel=SENDER))
        said += [reply.get("text") or "" for reply in output.messages]
    agent.action_endpoint.rest()
    forget_phrases()
    return said
