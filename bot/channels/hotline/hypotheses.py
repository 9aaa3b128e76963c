"""What the caller most likely said, by the readings of the recogniser and what the bot makes of each."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from math import prod
from typing import Any

from bot.channels.hotline.requests import TurnRequest
from bot.masking import masked
from knowledge.hearing import repair
from knowledge.text import normalise

# Below this confidence (0 to 1) the caller is asked whether it was heard right.
CONFIRM_BELOW = 0.5
# An alternative within this distance of the best may be what was said.
CLOSE = 0.2
_MOST_PARSED = 5
# What a bot that is this sure of a topic can most likely answer.
_SURE_OF_TOPIC = 0.5
_TOPICS = frozenset({"ask_minimum_wage", "ask_pension", "ask_low_income", "ask_dogs", "ask_bulletin"})

Understand = Callable[[str], Awaitable[dict[str, Any]]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hypothesis:
    """One reading of what was said; its confidence is None where the platform gives none."""

    text: str
    confidence: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """The reading that counts, and whether it is `sure` enough to be answered without asking back."""

    text: str
    sure: bool


def hypotheses_of(request: TurnRequest) -> list[Hypothesis]:
    """Return the readings of a turn, the transcript first, each masked and once, the wordless left out."""
    alternatives = [(one.transcript, one.confidence) for one in request.alternatives or []]
    readings = [(request.transcript or "", request.confidence), *alternatives]
    found: dict[str, list[float | None]] = {}
    for text, confidence in readings:
        plain = masked(normalise(text))
        if any(map(str.isalnum, plain)):
            found.setdefault(plain, []).append(confidence)
    return [Hypothesis(text=text, confidence=known[0]) for text, known in found.items()]


async def choose(hypotheses: Sequence[Hypothesis], understand: Understand) -> Choice:
    """Return which of the readings (at least one) counts.

    The best does, unless the bot can answer a close one and not the best. Readings that mean the same
    are as sure as all of them together.
    """
    best = hypotheses[0]
    if best.confidence is None:
        return Choice(text=best.text, sure=True)
    floor = best.confidence - CLOSE
    close = [one for one in hypotheses[1:] if one.confidence is not None and one.confidence >= floor]
    if not close:
        return Choice(text=best.text, sure=best.confidence >= CONFIRM_BELOW)
    near = [best, *close][:_MOST_PARSED]
    meanings = [await _meaning(one.text, understand) for one in near]
    chosen = next((place for place, meaning in enumerate(meanings) if meaning), 0)
    agreeing = [
        one.confidence or 0.0
        for one, meaning in zip(near, meanings, strict=True)
        if one is near[chosen] or (meaning and meaning == meanings[chosen])
    ]
    return Choice(text=near[chosen].text, sure=1 - prod(1 - one for one in agreeing) >= CONFIRM_BELOW)


def as_meant(text: str) -> str:
    """Return `text` as it is read back to the caller: misheard words put right, no mark at its end."""
    return repair(normalise(text)).text.strip("。，？！?!,. ")


async def _meaning(text: str, understand: Understand) -> tuple[str, tuple[tuple[str, str], ...]] | None:
    """Return topic and entities of a text, None where the bot is not sure of a topic."""
    parsed = await understand(text)
    intent = parsed.get("intent") or {}
    if intent.get("name") not in _TOPICS or float(intent.get("confidence") or 0.0) < _SURE_OF_TOPIC:
        return None
    entities = sorted((str(one["entity"]), str(one["value"])) for one in parsed.get("entities") or [])
    return str(intent["name"]), tuple(entities)
