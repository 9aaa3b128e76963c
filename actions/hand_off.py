"""The action that hands the conversation to a person."""

from __future__ import annotations

from typing import Any

from rasa_sdk import Action, Tracker
from rasa_sdk.events import EventType
from rasa_sdk.executor import CollectingDispatcher

from actions.answer_question import answer_message
from actions.rendering import payload_of
from actions.slots import conversation_of, message_of
from knowledge.dialogue import Conversation, handoff_text, pleads_on, summary_of
from knowledge.records import Answer, AnswerStatus
from knowledge.speaking import spoken


class ActionHandOff(Action):
    """Says how to reach a person, with a summary; who asks whom to call in danger is told where to turn."""

    def name(self) -> str:
        """Return the name in domain.yml."""
        return "action_hand_off"

    def run(
        self, dispatcher: CollectingDispatcher, tracker: Tracker, domain: dict[str, Any]
    ) -> list[EventType]:
        """Read the conversation and render the handoff."""
        conversation = conversation_of(tracker)
        if pleads_on(message_of(tracker).text, conversation):
            return answer_message(dispatcher, tracker)
        text = handoff_text(conversation)
        dispatcher.utter_message(text=text, json_message={**_payload(conversation), "speech": spoken(text)})
        return []


def _payload(conversation: Conversation) -> dict[str, Any]:
    """Return the payload with the summary, and each question with what was said to it."""
    context = conversation.context
    answer = Answer(status=AnswerStatus.HANDOFF, topic=context.topic, regions=context.regions)
    asked = [
        {
            "asked": exchange.words,
            "topic": exchange.asked.topic.value if exchange.asked.topic else None,
            "region": "、".join(exchange.asked.regions) or None,
            "status": exchange.status.value,
            "said": exchange.said,
            "source": exchange.source or None,
        }
        for exchange in conversation.exchanges
    ]
    return {**payload_of(answer), "summary": summary_of(conversation), "conversation": asked}
