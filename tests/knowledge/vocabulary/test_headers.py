"""Every file of words says in its first lines where they come from, and holds no group that nobody reads."""

import ast
from pathlib import Path

import pytest

import knowledge
from knowledge.vocabulary.files import FOLDER, load_yaml

KNOWLEDGE = Path(knowledge.__file__).parent
# jieba reads its dictionary without comments: words.py says what it holds
WITHOUT_HEADER = {"words.txt"}
# groups named by what they hold and not by what they are for: topics, details, kinds of entries
BY_TOPIC = {"beside_standards.yml"}


def _files() -> list[Path]:
    found = [path for path in FOLDER.iterdir() if path.suffix in {".yml", ".tsv", ".txt"}]
    return sorted(path for path in found if path.name not in WITHOUT_HEADER)


def _strings() -> set[str]:
    """Every string that stands in the code."""
    trees = (ast.parse(path.read_text(encoding="utf-8")) for path in KNOWLEDGE.rglob("*.py"))
    nodes = (node for tree in trees for node in ast.walk(tree))
    return {node.value for node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}


@pytest.mark.parametrize("path", _files(), ids=lambda path: path.name)
def test_the_first_lines_name_the_source(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    header = [line for line in lines if line.startswith("#")][:10]
    assert lines[0].startswith("#")
    assert "source" in " ".join(header).lower()


def test_every_group_of_words_is_read_by_the_code() -> None:
    strings = _strings()
    names = [path.name for path in _files() if path.suffix == ".yml" and path.name not in BY_TOPIC]
    unread = {name: [group for group in load_yaml(name) if group not in strings] for name in names}
    assert {name: groups for name, groups in unread.items() if groups} == {}
