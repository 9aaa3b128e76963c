"""Data files beside this module, read once and checked."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import VocabularyError

FOLDER = Path(__file__).parent


@functools.cache
def load_yaml(name: str) -> dict[str, Any]:
    """Return the mapping of the data file `name`; VocabularyError when it is missing or no mapping."""
    return read_mapping(FOLDER / name)


def read_mapping(path: Path) -> dict[str, Any]:
    """Return the mapping that a YAML file holds; VocabularyError when it is missing or holds none."""
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError(f"cannot read the vocabulary file {path}: {error}") from error
    if not isinstance(content, dict):
        raise VocabularyError(f"{path}: expected a mapping, found {type(content).__name__}")
    return content


def load_rows(name: str, columns: int) -> list[tuple[str, ...]]:
    """Return the rows of the tab-separated file `name` without # lines; VocabularyError names a bad line."""
    path = FOLDER / name
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise VocabularyError(f"cannot read the vocabulary file {path}: {error}") from error
    rows = []
    for number, line in enumerate(lines, start=1):
        if not line or line.startswith("#"):
            continue
        row = tuple(line.split("\t"))
        if len(row) != columns or not all(row):
            raise VocabularyError(f"{path} line {number}: expected {columns} columns, found {line!r}")
        rows.append(row)
    return rows
