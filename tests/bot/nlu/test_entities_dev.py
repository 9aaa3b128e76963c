"""The entities of the labelled development set, by type and value and by exact span."""

from pathlib import Path

from bot.nlu.entities import find_entities
from knowledge.evaluation.understanding import Labelled, Understood, read_messages, understanding_result

MESSAGES = Path(__file__).parents[2] / "questions" / "entities_dev.jsonl"


def test_entities_of_the_development_set() -> None:
    messages = read_messages(MESSAGES)
    found = [
        Understood(
            text=message.text,
            intent=message.intent or "",
            entities=tuple(
                Labelled(entity=one.entity, value=one.value, start=one.start, end=one.end)
                for one in find_entities(message.text)
            ),
        )
        for message in messages
    ]
    result = understanding_result(messages, found)
    assert result["rows"] == []
    assert result["figures"]["entity F1 by span and value"] == 1.0
