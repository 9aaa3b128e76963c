from datetime import date
from decimal import Decimal

from actions.analysis import question_payload
from knowledge.kinds import Aspect, Topic
from knowledge.records import Question
from knowledge.said_numbers import Nearness, SaidNumber


def test_what_was_found_stands_there_as_json_and_nothing_else():
    question = Question(
        text="2018年瑞安80多岁养老金多少",
        today=date(2026, 11, 21),
        topic=Topic.PENSION,
        regions=("瑞安市",),
        as_of=date(2018, 12, 31),
        age=80,
        amount=Decimal("12.50"),
        ages=(SaidNumber(figure=Decimal(80), nearness=Nearness.MORE),),
        intent="ask_pension",
        intent_confidence=0.75,
        entities={"region": ("瑞安市",)},
    )
    assert question_payload(question) == {
        "text": "2018年瑞安80多岁养老金多少",
        "today": "2026-11-21",
        "topic": "pension",
        "regions": ["瑞安市"],
        "as_of": "2018-12-31",
        "aspect": Aspect.VALUE.value,
        "age": 80,
        "amount": 12.5,
        "ages": [{"figure": 80, "nearness": "+", "low": None}],
        "intent": "ask_pension",
        "intent_confidence": 0.75,
        "entities": {"region": ["瑞安市"]},
    }
