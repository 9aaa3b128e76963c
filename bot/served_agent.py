"""What those who watch a server look at of its agent: nothing else of Rasa's is reached into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol


class ActionEndpoint(Protocol):
    """What runs the actions of an agent."""

    request: Callable[..., Any]

    @property
    def hanging(self) -> int:
        """How many actions were given up and run on."""


class ServedAgent(Protocol):
    """The agent of a server; without a model it has no processor, without actions no endpoint."""

    processor: Any
    action_endpoint: ActionEndpoint | None

    @property
    def model_name(self) -> str | None:
        """How the model is called."""

    def is_ready(self) -> bool:
        """Tell whether the model is loaded."""
