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
from knowledge.kept import Kept
from knowledge.steady import shortfalls

Parse = Callable[[UserMessage, DialogueStateTracker, bool], dict[str, Any]]

# bytes of what is kept for one model, 20,000 questions of the usual length
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

    def __init__(self, parse: Parse, room: int = _ROOM) -> None:
        """Keep up to `room` bytes of what `parse` gives."""
        self._parse = parse
        self._kept: Kept[str, bytes] = Kept(room, lambda one: len(one) + _BESIDE)

    def __call__(
        self, message: UserMessage, tracker: DialogueStateTracker, only_output_properties: bool = True
    ) -> dict[str, Any]:
        """Return what the pipeline makes of a message, without its id and metadata."""
        if not only_output_properties or not isinstance(message.text, str):
            return self._parse(message, tracker, only_output_properties)
        known = self._kept.get(message.text)
        if known is not None:
            copied: dict[str, Any] = marshal.loads(known)
            return copied
        before = shortfalls()
        parsed = self._parse(message, tracker, only_output_properties)
        # while the encoder fails words decide alone: that holds for this time only
        if shortfalls() == before:
            self._keep(message.text, parsed)
        return parsed

    def _keep(self, text: str, parsed: dict[str, Any]) -> None:
        """Keep a parse that comes back the same; none of a text that names a person, as staff may ask it."""
        if masked(text) != text:
            return
        try:
            told = marshal.dumps(parsed)
        except ValueError:  # a component put in what is neither text nor number
            return
        if marshal.loads(told) == parsed:
            self._kept.put(text, told)
