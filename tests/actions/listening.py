"""What a caller hears of an answer at once, every rule of the voice kept."""

from actions.speech import speech_of
from knowledge.records import Answer
from knowledge.speaking import violations


def heard(answer: Answer) -> str:
    speech = speech_of(answer)
    assert [v for text in (speech.text, *speech.details) for v in violations(text)] == []
    return speech.text
