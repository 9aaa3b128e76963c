"""Small talk must be sure of itself: a long question that looks a little like it is answered instead."""

from __future__ import annotations

import re
from typing import Any

from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message

from bot.nlu.stateless import StatelessComponent
from knowledge.courtesies import without_courtesies

# what gets a fixed reply without any look into the bulletins
SMALL_TALK = frozenset(
    {"greet", "thank", "goodbye", "ask_identity", "ask_capability", "ask_person", "complain", "nonsense"}
)
_SURE = 0.75
# 人工湖在哪里 asks for no person
_MAN_MADE = re.compile(
    r"人工(?:湖|岛|林|河|湿地|沙滩|智能|降雨|增雨|鱼礁|繁[育殖]|养殖|授精|关节|费|成本|草坪)"
)
# 你们电话多少, 转人工: small talk is short
_SHORT = 11
# 政策叫什么名字 asks for the name of a document, not for ours
_NAME_OF_A_DOCUMENT = re.compile(
    r"^(?!.*(?:你|您|机器|客服|助手)).*(?:政策|文件|通[知告]|公告|办法|规定|意见|方案)[^，。]{0,4}(?:叫|名)"
)


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=False)
class SmallTalkGate(StatelessComponent):
    """Gives a longer message of doubtful small talk the best of its other intents."""

    def process(self, messages: list[Message]) -> list[Message]:
        """Return `messages`, the intent of doubtful small talk replaced."""
        for message in messages:
            intent: dict[str, Any] = message.get(INTENT) or {}
            if intent.get("name") == "ask_identity" and _NAME_OF_A_DOCUMENT.search(message.get(TEXT) or ""):
                message.set(INTENT, {**intent, "name": "ask_source"}, add_to_output=True)
            elif intent.get("name") in SMALL_TALK and _is_doubtful(message, intent):
                others = (i for i in message.get(INTENT_RANKING_KEY) or [] if i["name"] not in SMALL_TALK)
                message.set(INTENT, next(others, intent), add_to_output=True)
        return messages


def _is_doubtful(message: Message, intent: dict[str, Any]) -> bool:
    """Tell whether it asks for no person, or is long and less than sure to be small talk of any kind."""
    text = message.get(TEXT) or ""
    if intent["name"] == "ask_person" and _MAN_MADE.search(text):
        return True
    if len(without_courtesies(text)) < _SHORT:
        return False
    # 你笨死了 may be two kinds of it
    ranking = message.get(INTENT_RANKING_KEY) or [intent]
    return sum(float(i["confidence"] or 0.0) for i in ranking if i["name"] in SMALL_TALK) < _SURE
