"""Runs Rasa's prediction graphs node after node, without Dask.

Rasa hands a graph to Dask's synchronous scheduler at every run, three times a message: it works the order of
the same dozen nodes out again each time, two thirds of the time that a prediction takes. Here the order is
worked out once for the targets that are asked for. The nodes, their hooks and their errors are Rasa's.

A node that is loaded and has no hooks is called without the checks and debug lines around each call.
"""

from __future__ import annotations

import graphlib
import logging
from typing import Any

import rasa.core.processor
from rasa.engine.exceptions import GraphComponentException, GraphRunError
from rasa.engine.graph import GraphNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.shared.exceptions import InvalidConfigException, RasaException

from bot.shortcuts.tested import is_tested

Step = tuple[str, GraphNode, tuple[str, ...]]

# of Rasa's own logger: what a node says of itself
_told = logging.getLogger("rasa.engine.graph")


def run_graphs_directly() -> bool:
    """Have models that are loaded from now on run without Dask; tell whether this Rasa is the tested one."""
    if not is_tested():
        return False
    rasa.core.processor.DaskGraphRunner = DirectGraphRunner
    return True


class DirectGraphRunner(DaskGraphRunner):
    """Runs the nodes that the targets need, each after those that it needs."""

    def run(self, inputs: dict[str, Any] | None = None, targets: list[str] | None = None) -> dict[str, Any]:
        """Return the output of each target.

        Raises:
            GraphRunError: An input has the value of a node's name, or the graph cannot be run.
        """
        wanted = tuple(targets or self._graph_schema.target_names)
        try:
            steps = self._steps(wanted)
            outputs = _inputs(inputs or {}, steps)
            for name, node, needs in steps:
                outputs[name] = _output(node, needs, outputs)
        except (graphlib.CycleError, RuntimeError) as error:
            raise GraphRunError("Error running runner.") from error
        return dict(outputs[name] for name in wanted)

    def _steps(self, targets: tuple[str, ...]) -> tuple[Step, ...]:
        """Return the nodes that `targets` need in an order in which they can run; worked out once."""
        known: dict[tuple[str, ...], tuple[Step, ...]] = self.__dict__.setdefault("_known_steps", {})
        if targets not in known:
            known[targets] = self._ordered(targets)
        return known[targets]

    def _ordered(self, targets: tuple[str, ...]) -> tuple[Step, ...]:
        nodes = self._graph_schema.minimal_graph_schema(list(targets)).nodes
        needs = {name: tuple(node.needs.values()) for name, node in nodes.items()}
        order = graphlib.TopologicalSorter(needs).static_order()
        return tuple((name, self._instantiated_nodes[name], needs[name]) for name in order if name in nodes)


def _inputs(inputs: dict[str, Any], steps: tuple[Step, ...]) -> dict[str, tuple[str, Any]]:
    """Return the inputs as nodes get them, by name."""
    names = {name for name, _, _ in steps}
    for value in inputs.values():
        if isinstance(value, str) and value in names:
            raise GraphRunError(
                f"Input value {value!r} clashes with a node name: give the input another value."
            )
    return {name: (name, value) for name, value in inputs.items()}


def _output(node: GraphNode, needs: tuple[str, ...], outputs: dict[str, tuple[str, Any]]) -> tuple[str, Any]:
    """Return the name of a node and what it gives for the outputs of those that it needs."""
    whole = all(need in outputs for need in needs)
    if not (whole and node._eager and not node._hooks) or _told.isEnabledFor(logging.DEBUG):
        # who is given no output of another node gets its name, says so and fails, as with Dask
        told: tuple[str, Any] = node(*(outputs.get(need, need) for need in needs))
        return told
    try:
        given = {name: outputs[need][1] for name, need in node._inputs.items()}
        return node._node_name, node._fn(node._component, **given)
    except InvalidConfigException:
        raise
    except RasaException:
        _told.error(f"Error running graph component for node {node._node_name}.")
        raise
    except Exception as error:
        raise GraphComponentException(f"Error running graph component for node {node._node_name}.") from error
