"""A text that was parsed before is not parsed again: what our pipeline makes of it depends on nothing else.

No component looks at the conversation, at who asks or at the clock; what a day is called (去年) stays as it
was said and is worked out by the actions. The texts are those that the guard let through: masked.
"""

from __future__ import annotations

import marshal
from collections.abc import Callable
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.processor import MessageProcessor
from rasa.graph_components.converters.nlu_message_converter import NLUMessageConverter
from rasa.graph_components.providers.domain_provider import DomainProvider
from rasa.nlu.classifiers.fallback_classifier import FallbackClassifier
from rasa.nlu.classifiers.regex_message_handler import RegexMessageHandler
from rasa.shared.core.trackers import DialogueStateTracker

from bot.masking import masked
from bot.shortcuts.tested import is_tested
from knowledge.kept import Kept, portion

Parse = Callable[[UserMessage, DialogueStateTracker, bool], dict[str, Any]]

# bytes of what all workers keep for one model, 20,000 questions of the usual length
_ROOM = 16 * 1024 * 1024
# what an entry takes beside its bytes: the text that it is found by, its place in the memory
_BESIDE = 300
_OURS = "bot.nlu."
# what Rasa itself puts around our components: these go by the text and the domain of the model alone
_RASAS = frozenset({NLUMessageConverter, DomainProvider, FallbackClassifier, RegexMessageHandler})


def keep_parses(processor: MessageProcessor) -> bool:
    """Have `processor` parse each text once; tell whether its pipeline and this Rasa allow that."""
    if not is_tested() or not goes_by_the_text(processor):
        return False
    processor._parse_message_with_graph = KeptParses(processor._parse_message_with_graph)
    return True


def goes_by_the_text(processor: MessageProcessor) -> bool:
    """Tell whether every component that parses a message is known to look at nothing but its text."""
    schema = processor.graph_runner._graph_schema
    nodes = schema.minimal_graph_schema([processor.model_metadata.nlu_target]).nodes.values()
    return all(node.uses in _RASAS or node.uses.__module__.startswith(_OURS) for node in nodes)


class KeptParses:
    """Parses as `parse` does, each text once; what was not asked for longest goes first.

    Everybody gets a copy of its own, made of bytes that nothing can change.
    """

    def __init__(self, parse: Parse, room: int | None = None) -> None:
        """Keep up to `room` bytes of what `parse` gives, by default the portion of one worker."""
        self._parse = parse
        room = portion(_ROOM) if room is None else room
        self._kept: Kept[str, bytes | None] = Kept(room, _size, name="parses")

    def __call__(
        self, message: UserMessage, tracker: DialogueStateTracker, only_output_properties: bool = True
    ) -> dict[str, Any]:
        """Return what the pipeline makes of a message, without its id and metadata."""
        if not only_output_properties or not isinstance(message.text, str):
            return self._parse(message, tracker, only_output_properties)
        made: list[dict[str, Any]] = []

        def written() -> bytes | None:
            made.append(self._parse(message, tracker, only_output_properties))
            return _written(message.text, made[0])

        kept = self._kept.of(message.text, written)
        return made[0] if kept is None or made else _copy(kept)


def _written(text: str, parsed: dict[str, Any]) -> bytes | None:
    """Return a parse as bytes that it comes back from the same; None for one that is not to be kept.

    Nothing is kept of a text that names a person, as staff may ask it.
    """
    if masked(text) != text:
        return None
    try:
        told = marshal.dumps(parsed)
    except ValueError:  # a component put in what is neither text nor number
        return None
    return told if _copy(told) == parsed else None


def _copy(kept: bytes) -> dict[str, Any]:
    copied: dict[str, Any] = marshal.loads(kept)
    return copied


def _size(kept: bytes | None) -> int:
    return len(kept or b"") + _BESIDE
