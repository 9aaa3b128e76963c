import threading
import time
from decimal import Decimal

from rasa_sdk import Action
from rasa_sdk.events import SlotSet
from rasa_sdk.interfaces import ActionExecutionRejection

# what `action_slow` waits for, and where three of `action_together` meet
OVER = threading.Event()
MEETING = threading.Barrier(3)


class ActionWage(Action):
    def name(self):
        return "action_wage"

    async def run(self, dispatcher, tracker, domain):
        times = (tracker.get_slot("asked") or 0) + 1
        dispatcher.utter_message(
            text=f"第{times}次问。\n\n{tracker.sender_id}",
            json_message={"status": "answered", "channel": tracker.get_latest_input_channel()},
            buttons=[{"title": "瑞安市", "payload": "瑞安市"}],
        )
        return [SlotSet("asked", times)]


class ActionTrouble(Action):
    def name(self):
        return "action_trouble"

    def run(self, dispatcher, tracker, domain):
        if "卡住" in tracker.latest_message["text"]:
            time.sleep(60)
        raise RuntimeError("the reason that no resident may read")


class ActionSlow(Action):
    def name(self):
        return "action_slow"

    def run(self, dispatcher, tracker, domain):
        OVER.wait(60)
        return []


class ActionTogether(Action):
    def name(self):
        return "action_together"

    async def run(self, dispatcher, tracker, domain):
        # one after the other they would wait in vain
        MEETING.wait(30)
        dispatcher.utter_message(text=tracker.sender_id)
        return []


class ActionReject(Action):
    def name(self):
        return "action_reject"

    def run(self, dispatcher, tracker, domain):
        raise ActionExecutionRejection("action_reject", "not now")


class ActionDecimal(Action):
    def name(self):
        return "action_decimal"

    def run(self, dispatcher, tracker, domain):
        dispatcher.utter_message(json_message={"amount": Decimal("1.5")})
        return []


class ActionMeddle(Action):
    def name(self):
        return "action_meddle"

    def run(self, dispatcher, tracker, domain):
        tracker.slots["regions"].append("瑞安市")
        dispatcher.utter_message(text=str(domain))
        return []
