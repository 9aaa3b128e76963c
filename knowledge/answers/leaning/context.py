"""What the conversation was about before a message."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from knowledge.records import Aspect, Measure, Topic


@dataclass(frozen=True, slots=True, kw_only=True)
class Context:
    """The last question with the entities that it stands on, its own and kept ones, and the documents cited.

    `entities` is entity name → values as the extractor gives them. `intent`, `confidence` and `leaned_on`,
    the documents that the question itself leaned on (None: it stood on its own), are kept to ask it again.
    `from_text`: the answer stood in the text of documents, not on standards. `stated` is what the person
    has said of themselves without asking (我在苍南上班).
    """

    text: str = ""
    topic: Topic | None = None
    measure: Measure | None = None
    aspect: Aspect = Aspect.VALUE
    entities: Mapping[str, Sequence[str]] = field(default_factory=dict)
    document_keys: tuple[str, ...] = ()
    intent: str | None = None
    confidence: float = 1.0
    leaned_on: tuple[str, ...] | None = None
    from_text: bool = False
    stated: Mapping[str, Sequence[str]] = field(default_factory=dict)

    @property
    def regions(self) -> tuple[str, ...]:
        """Return the places that the conversation is about."""
        return tuple(self.entities.get("region", ()))
