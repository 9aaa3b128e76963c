"""Labelled messages through the trained model, and the report on how they were understood."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, Protocol

from rich.console import Console

from bot.measured import figure, say, table
from knowledge.evaluation.understanding import Labelled, Message, Understood

_SHOWN_FIGURES = ("n", "wrong", "missed", "precision", "recall", "F1")


class Parses(Protocol):
    """Whatever tells how it understands a message."""

    def parse(self, text: str) -> dict[str, Any]:
        """Return how a message is understood."""


def understood(
    bot: Parses, messages: Sequence[Message], progress: Callable[[str, int, int], None]
) -> Iterator[Understood]:
    """Yield how the model understands each message, in order."""
    for number, message in enumerate(messages, 1):
        parsed = bot.parse(message.text)
        entities = tuple(
            Labelled(entity=one["entity"], value=str(one["value"]), start=one["start"], end=one["end"])
            for one in parsed.get("entities") or []
        )
        intent = (parsed.get("intent") or {}).get("name") or ""
        progress("理解", number, len(messages))
        yield Understood(text=parsed.get("text") or "", intent=intent, entities=entities)


def show_understanding(out: Console, result: dict[str, Any]) -> None:
    """Print the figures, the pairs of intents confused, the entities by type, and each difference."""
    configuration = result["configuration"]
    same = f"其中 {configuration['spans of']} 句规整前后一样（只有这些比位置）"
    say(out, f"{configuration['messages']} 句话，{same}")
    table(out, [[name, figure(value)] for name, value in result["figures"].items()])
    if result["confused"]:
        say(out, "\n认错的意图（应是 → 认作）")
        table(out, [[f"{one['true']} → {one['said']}", str(one["count"])] for one in result["confused"]])
    for title, name in (("实体，只比值", "by value"), ("实体，位置和值都比", "by span and value")):
        if result[name]:
            say(out, f"\n{title}")
            rows = [
                [entity, *(figure(one[f]) for f in _SHOWN_FIGURES)] for entity, one in result[name].items()
            ]
            table(out, [["entity", *_SHOWN_FIGURES], *rows])
    if result["rows"]:
        say(out, "\n不同之处")
    for row in result["rows"]:
        say(out, f"{row['text']}  {_told(row)}")


def _told(row: dict[str, Any]) -> str:
    intent = f"[{row['intent']} → {row['said']}] " if "said" in row else ""
    missed = f"漏 {'；'.join(row['missed'])} " if "missed" in row else ""
    return f"{intent}{missed}{'多 ' + '；'.join(row['wrong']) if 'wrong' in row else ''}".rstrip()
