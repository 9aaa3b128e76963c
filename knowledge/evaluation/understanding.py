"""How well messages are understood: intents with the pairs confused, entities by type."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import EvaluationError
from knowledge.evaluation.json_rows import JsonRow, json_rows


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Labelled:
    """An entity with its canonical `value`, at `text[start:end]` of its message."""

    entity: str
    value: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message with its intent and its entities; None where the file does not tell them."""

    text: str
    intent: str | None
    entities: tuple[Labelled, ...] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """What was understood of a message; `text` is what the normaliser made of it."""

    text: str
    intent: str
    entities: tuple[Labelled, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Tally:
    """How many were found rightly, how many found are wrong, and how many were missed."""

    right: int = 0
    wrong: int = 0
    missed: int = 0

    def figures(self) -> dict[str, float | int | None]:
        """Return counts with precision, recall and F1 in 0..1, None where nothing was there to find."""
        found, there = self.right + self.wrong, self.right + self.missed
        return {
            "n": there,
            "wrong": self.wrong,
            "missed": self.missed,
            "precision": self.right / found if found else None,
            "recall": self.right / there if there else None,
            "F1": 2 * self.right / (found + there) if found + there else None,
        }


def read_messages(path: Path) -> tuple[Message, ...]:
    """Read a JSON-lines file of `{"text", "intent", "entities": [{"entity", "value", "start", "end"}]}`.

    Raises:
        EvaluationError: a line cannot be read, or the file has no message.
    """
    messages = tuple(_message(row) for row in json_rows(path))
    if not messages:
        raise EvaluationError(f"{path} has no message, expected rows with text, intent and entities")
    return messages


def understanding_result(messages: Sequence[Message], understood: Sequence[Understood]) -> dict[str, Any]:
    """Return figures of intents and entities, the pairs confused, and what went wrong message by message.

    An entity counts by type and value; where the normaliser changed nothing, also by its exact span.
    """
    pairs = list(zip(messages, understood, strict=True))
    told = [(m, u) for m, u in pairs if m.intent is not None]
    confused = Counter((m.intent or "", u.intent) for m, u in told if m.intent != u.intent)
    labelled = [(m, u) for m, u in pairs if m.entities is not None]
    unchanged = [(m, u) for m, u in labelled if m.text == u.text]
    values = _tallies((_values(m.entities or ()), _values(u.entities)) for m, u in labelled)
    spans = _tallies((_spans(m.entities or ()), _spans(u.entities)) for m, u in unchanged)
    accuracy = sum(m.intent == u.intent for m, u in told) / len(told) if told else None
    return {
        "measured": "nlu",
        "configuration": {"messages": len(messages), "spans of": len(unchanged)},
        "figures": {
            "intent accuracy": accuracy,
            "entity F1 by value": _whole(values).figures()["F1"],
            "entity F1 by span and value": _whole(spans).figures()["F1"],
        },
        "confused": [{"true": t, "said": s, "count": n} for (t, s), n in confused.most_common()],
        "by value": {name: values[name].figures() for name in sorted(values)},
        "by span and value": {name: spans[name].figures() for name in sorted(spans)},
        "rows": [row for m, u in pairs if (row := _difference(m, u))],
    }


def _message(row: JsonRow) -> Message:
    entities = row.content.get("entities")
    if entities is not None and not isinstance(entities, list):
        raise EvaluationError(f"{row.place}: entities is {entities!r}, expected a list")
    text = row.text("text")
    return Message(
        text=text,
        intent=row.text("intent") if row.content.get("intent") is not None else None,
        entities=tuple(_labelled(one, text, row.place) for one in entities) if entities is not None else None,
    )


def _labelled(content: object, text: str, place: str) -> Labelled:
    expected = "expected entity, value, start and end inside the text"
    if not isinstance(content, dict):
        raise EvaluationError(f"{place}: {content!r}, {expected}")
    entity, value, start, end = (content.get(name) for name in ("entity", "value", "start", "end"))
    if not isinstance(entity, str) or not isinstance(start, int) or not isinstance(end, int):
        raise EvaluationError(f"{place}: {content!r}, {expected}")
    if not 0 <= start < end <= len(text):
        raise EvaluationError(f"{place}: {content!r}, {expected}")
    return Labelled(entity=entity, value=str(value), start=start, end=end)


def _values(entities: Iterable[Labelled]) -> Counter[tuple[str, ...]]:
    return Counter((one.entity, one.value) for one in entities)


def _spans(entities: Iterable[Labelled]) -> Counter[tuple[str, ...]]:
    return Counter((one.entity, one.value, str(one.start), str(one.end)) for one in entities)


def _tallies(
    pairs: Iterable[tuple[Counter[tuple[str, ...]], Counter[tuple[str, ...]]]],
) -> dict[str, Tally]:
    """Return the tally of each type of entity over messages, each as what is there and what was found."""
    right: Counter[str] = Counter()
    wrong: Counter[str] = Counter()
    missed: Counter[str] = Counter()
    for there, found in pairs:
        for counts, kept in ((right, there & found), (wrong, found - there), (missed, there - found)):
            for key, count in kept.items():
                counts[key[0]] += count
    names = {*right, *wrong, *missed}
    return {name: Tally(right=right[name], wrong=wrong[name], missed=missed[name]) for name in names}


def _whole(tallies: dict[str, Tally]) -> Tally:
    parts = tallies.values()
    return Tally(
        right=sum(t.right for t in parts),
        wrong=sum(t.wrong for t in parts),
        missed=sum(t.missed for t in parts),
    )


def _difference(message: Message, understood: Understood) -> dict[str, Any] | None:
    """Return what was understood otherwise than the file tells, None where nothing was."""
    row: dict[str, Any] = {"text": message.text}
    if message.intent not in (None, understood.intent):
        row |= {"intent": message.intent, "said": understood.intent}
    if message.entities is not None:
        there, found = _values(message.entities), _values(understood.entities)
        row |= {
            name: [" ".join(key) for key in some.elements()]
            for name, some in (("missed", there - found), ("wrong", found - there))
            if some
        }
    return row if len(row) > 1 else None
