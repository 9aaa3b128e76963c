"""What stands for Rasa behind the channel of the page."""

from __future__ import annotations

from typing import Any

from rasa.core.channels.channel import UserMessage


class FakeBot:
    """Stands for Rasa: keeps the messages and says what the test wants."""

    def __init__(self) -> None:
        self.messages: list[UserMessage] = []

    async def __call__(self, message: UserMessage) -> None:
        self.messages.append(message)
        if message.text == "坏":
            raise RuntimeError("secret of the machine room")
        if message.text == "无":
            return
        said: list[dict[str, Any]] = [{"text": f"第{len(self.messages)}条：{message.text}"}]
        if message.text == "全":
            said = [
                {
                    "text": "一\n\n二",
                    "buttons": [{"title": "瑞安市", "payload": "瑞安呢"}],
                    "custom": {"table": []},
                },
                {"text": "三", "buttons": [], "custom": None, "elements": [], "image": None},
            ]
        for part in said:
            await message.output_channel.send_response(message.sender_id, part)
