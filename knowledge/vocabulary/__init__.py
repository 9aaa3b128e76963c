"""Data files of words with their loaders: regions, foreign places, breeds, synonyms, jieba words."""

from __future__ import annotations

import functools
from pathlib import Path
from typing import Any

import yaml

from knowledge.errors import VocabularyError

FOLDER = Path(__file__).parent


@functools.lru_cache(maxsize=8)
def load_yaml(name: str) -> dict[str, Any]:
    """Return the mapping of the data file `name`; VocabularyError when it is missing or no mapping."""
    path = FOLDER / name
    try:
        content = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise VocabularyError(f"cannot read the vocabulary file {path}: {error}") from error
    if not isinstance(content, dict):
        raise VocabularyError(f"{path}: expected a mapping, found {type(content).__name__}")
    return content
