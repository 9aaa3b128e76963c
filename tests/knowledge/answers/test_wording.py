"""The sentences of wording.yml: each is said somewhere, and what is said is there."""

import ast
import re
from decimal import Decimal
from pathlib import Path

import pytest

import actions
import knowledge
from knowledge.answers.wording import figure, money, wording

FOLDERS = [Path(str(package.__file__)).parent for package in (actions, knowledge)]


def _nodes() -> list[ast.AST]:
    files = (path for folder in FOLDERS for path in sorted(folder.rglob("*.py")))
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in files)
    return [node for tree in trees for node in ast.walk(tree)]


NODES = _nodes()
STRINGS = {node.value for node in NODES if isinstance(node, ast.Constant) and isinstance(node.value, str)}
KEYS = {
    f"{group}.{name}"
    for group, names in wording().items()
    if isinstance(names, dict) and group not in STRINGS  # a group that is named is read as a whole
    for name in names
}


def _filled_in(node: ast.JoinedStr) -> re.Pattern[str]:
    """The keys that an f-string may name: f"dialogue.{key}", f"households.{who}_over"."""
    parts = (re.escape(part.value) if isinstance(part, ast.Constant) else "([a-z_]+)" for part in node.values)
    return re.compile("".join(parts))


PATTERNS = [_filled_in(node) for node in NODES if isinstance(node, ast.JoinedStr)]


def _is_built(key: str) -> bool:
    """Whether an f-string fills words into it that stand in the code by themselves."""
    matches = (
        pattern.fullmatch(key) for pattern in PATTERNS if pattern.pattern.startswith(key.split(".")[0])
    )
    return any(set(match.groups()) <= STRINGS for match in matches if match)


def _said(node: ast.AST) -> list[str]:
    """The keys in a call of `say`, either of them where one is chosen."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "say"):
        return []
    texts = (one.value for one in ast.walk(node.args[0]) if isinstance(one, ast.Constant))
    return [text for text in texts if isinstance(text, str) and re.fullmatch(r"[a-z_]+\.[a-z_]+[a-z]", text)]


def test_every_sentence_is_said_somewhere() -> None:
    assert sorted(key for key in KEYS if key not in STRINGS and not _is_built(key)) == []


def test_what_is_said_is_there() -> None:
    said = {key for node in NODES for key in _said(node)}
    groups = wording()
    assert len(said) > 100
    assert sorted(key for key in said if key.split(".")[1] not in groups.get(key.split(".")[0], {})) == []


@pytest.mark.parametrize(
    ("amount", "expected"), [(Decimal("1200.00"), "1200"), (Decimal("12.50"), "12.5"), (Decimal(0), "0")]
)
def test_figures_have_no_trailing_zeros(amount: Decimal, expected: str) -> None:
    assert figure(amount) == expected
    assert money(amount, "元/月") == f"{expected}元/月"
    assert money(None, "元/月") == ""


def _unfilled(node: ast.AST) -> list[str]:
    """The values that the sentences of a call of `say` ask for and that it does not give."""
    given = {keyword.arg for keyword in getattr(node, "keywords", ())}
    return [
        f"{key}: {value}"
        for key in _said(node)
        if None not in given and isinstance(found := wording()[key.split(".")[0]][key.split(".")[1]], str)
        for value in re.findall(r"\{(\w+)\}", found)
        if value not in given
    ]


def test_every_sentence_is_given_the_values_that_it_asks_for() -> None:
    assert [missing for node in NODES for missing in _unfilled(node)] == []
