"""Nothing but debug lines goes without its copies; a Rasa whose copies serve something else fails here."""

import ast
import copy
import inspect
import logging
from types import ModuleType

import pytest
import rasa
from rasa.shared.core.domain import Domain

import bot.shortcuts.debugging
import bot.shortcuts.domain
from bot.shortcuts.debugging import MODULES, copy_nothing_for_debug_lines
from bot.shortcuts.domain import remember_emptiness
from bot.shortcuts.tested import is_tested


def copies_in(module: ModuleType) -> tuple[list[ast.AST], list[ast.AST]]:
    """Return the uses of `copy` in the module, and those of them in calls of `structlogger.debug`."""
    tree = ast.parse(inspect.getsource(module))
    debug = [
        n for n in ast.walk(tree) if isinstance(n, ast.Call) and ast.unparse(n.func) == "structlogger.debug"
    ]
    names = [n for n in ast.walk(tree) if isinstance(n, ast.Name) and n.id == "copy"]
    return names, [n for call in debug for n in ast.walk(call) if isinstance(n, ast.Name) and n.id == "copy"]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.__name__)
def test_the_modules_copy_for_debug_lines_alone(module: ModuleType):
    everywhere, in_debug_lines = copies_in(module)
    assert everywhere
    assert len(everywhere) == len(in_debug_lines)


@pytest.fixture
def untouched(monkeypatch):
    for module in MODULES:
        monkeypatch.setattr(module, "copy", copy)


def test_they_are_given_a_copy_that_copies_nothing(untouched):
    assert is_tested()
    assert copy_nothing_for_debug_lines()
    value = [1]
    assert [module.copy.deepcopy(value) is value for module in MODULES] == [True] * len(MODULES)
    assert MODULES[0].copy.copy(value) is not value


def test_where_debug_lines_are_written_or_rasa_is_another_copies_are_made(untouched, monkeypatch):
    logging.getLogger("rasa").setLevel(logging.DEBUG)
    try:
        assert not copy_nothing_for_debug_lines()
    finally:
        logging.getLogger("rasa").setLevel(logging.NOTSET)
    monkeypatch.setattr(rasa, "__version__", "3.99.0")
    assert not copy_nothing_for_debug_lines()
    assert all(module.copy is copy for module in MODULES)


def test_a_domain_is_looked_at_once_whether_it_is_empty(monkeypatch):
    monkeypatch.setattr(Domain, "is_empty", bot.shortcuts.domain._stock)
    full, empty = Domain.from_yaml("intents: [greet]"), Domain.empty()
    assert remember_emptiness()
    assert [full.is_empty(), full.is_empty(), empty.is_empty(), empty.is_empty()] == [
        False,
        False,
        True,
        True,
    ]
    assert full.as_dict() == Domain.from_yaml("intents: [greet]").as_dict()
    monkeypatch.setattr(Domain, "is_empty", "untouched")
    monkeypatch.setattr(rasa, "__version__", "3.99.0")
    assert not remember_emptiness()
    assert Domain.is_empty == "untouched"
