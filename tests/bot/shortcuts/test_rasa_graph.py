"""The direct runner gives what Rasa's runner gives, for the same nodes."""

import logging

import pytest
import rasa
import rasa.core.processor
from rasa.engine.exceptions import GraphRunError
from rasa.engine.graph import ExecutionContext, GraphComponent, GraphSchema, SchemaNode
from rasa.engine.runner.dask import DaskGraphRunner
from rasa.engine.storage.resource import Resource
from rasa.shared.exceptions import InvalidConfigException, RasaException

from bot.shortcuts.graph import DirectGraphRunner, run_graphs_directly
from bot.shortcuts.tested import is_tested


class Adding(GraphComponent):
    """Adds one to what it is given, or the two that it is given."""

    @classmethod
    def create(cls, config, model_storage, resource, execution_context) -> "Adding":
        return cls()

    def one(self, number: int) -> int:
        return number + 1

    def both(self, left: int, right: int) -> int:
        return left + right

    def fail(self, number: int) -> int:
        raise RuntimeError(f"{number} is too much")

    def refuse(self, number: int) -> int:
        raise RasaException(f"{number} is refused")

    def misread(self, number: int) -> int:
        raise InvalidConfigException(f"{number} is no setting")


def node(does: str, **needs: str) -> SchemaNode:
    return SchemaNode(
        needs=needs,
        uses=Adding,
        fn=does,
        constructor_name="create",
        config={},
        eager=True,
        resource=Resource("n"),
    )


# written so that no node stands after those that it needs
SCHEMA = GraphSchema(
    {
        "sum": node("both", left="second", right="first"),
        "second": node("one", number="first"),
        "first": node("one", number="given"),
        "failing": node("fail", number="first"),
        "refusing": node("refuse", number="first"),
        "misreading": node("misread", number="first"),
        "lost": node("one", number="nobody"),
    }
)


def runner_of(kind: type[DaskGraphRunner], hooks=None) -> DaskGraphRunner:
    return kind.create(SCHEMA, None, ExecutionContext(graph_schema=SCHEMA, model_id="m"), hooks)


@pytest.mark.parametrize("targets", [["sum"], ["second", "sum"], ["first"], ["given"], ["given", "second"]])
def test_the_outputs_are_those_of_dask(targets):
    inputs = {"given": 1, "unused": [2]}
    outputs = [runner_of(kind).run(inputs, targets) for kind in (DaskGraphRunner, DirectGraphRunner)]
    assert outputs[1] == outputs[0]
    assert list(outputs[1]) == targets


def test_a_node_says_what_rasa_says_where_debug_lines_are_written(caplog):
    caplog.set_level(logging.DEBUG, logger="rasa.engine.graph")
    told = []
    for kind in (DaskGraphRunner, DirectGraphRunner):
        assert runner_of(kind).run({"given": 1}, ["second"]) == {"second": 3}
        told.append([record.getMessage() for record in caplog.records if " running " in record.getMessage()])
        caplog.clear()
    assert len(told[0]) == 2
    assert told[1] == told[0]


def test_a_runner_runs_again_with_other_inputs():
    runner = runner_of(DirectGraphRunner)
    assert [runner.run({"given": number}, ["sum"]) for number in (1, 5)] == [{"sum": 5}, {"sum": 13}]


@pytest.mark.parametrize(
    ("inputs", "target"),
    [
        *(({"given": 1}, name) for name in ("failing", "refusing", "misreading", "lost")),
        ({"given": "first"}, "sum"),
    ],
)
@pytest.mark.parametrize("level", [logging.WARNING, logging.DEBUG])
def test_what_fails_fails_as_with_dask(inputs, target, level, caplog):
    caplog.set_level(level, logger="rasa.engine.graph")
    failures = []
    for kind in (DaskGraphRunner, DirectGraphRunner):
        with pytest.raises(Exception) as caught:
            runner_of(kind).run(inputs, [target])
        told = [record.getMessage() for record in caplog.records if record.levelno > logging.DEBUG]
        failures.append((type(caught.value), type(caught.value.__cause__), told))
        caplog.clear()
    assert failures[1] == failures[0]


def test_hooks_are_told_of_each_node_in_its_turn():
    told = []

    class Telling:
        def on_before_node(self, *, node_name, received_inputs, **context):
            told.append((node_name, received_inputs))
            return {}

        def on_after_node(self, *, node_name, output, **context):
            told.append((node_name, output))

    runner_of(DirectGraphRunner, [Telling()]).run({"given": 1}, ["second"])
    assert told == [("first", {"number": 1}), ("first", 2), ("second", {"number": 2}), ("second", 3)]


def test_a_name_of_a_node_as_an_input_is_refused():
    with pytest.raises(GraphRunError, match="clashes"):
        runner_of(DirectGraphRunner).run({"given": "first"}, ["sum"])


def test_this_rasa_gets_the_direct_runner_and_another_its_own(monkeypatch):
    monkeypatch.setattr(rasa.core.processor, "DaskGraphRunner", DaskGraphRunner)
    assert is_tested()
    assert run_graphs_directly()
    assert rasa.core.processor.DaskGraphRunner is DirectGraphRunner
    monkeypatch.setattr(rasa.core.processor, "DaskGraphRunner", "untouched")
    monkeypatch.setattr(rasa, "__version__", "3.99.0")
    assert not run_graphs_directly()
    assert rasa.core.processor.DaskGraphRunner == "untouched"
