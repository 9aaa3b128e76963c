"""The sentences and names of wording.yml."""

from __future__ import annotations

import re
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

_FILE = Path(__file__).with_name("wording.yml")


@lru_cache
def words() -> dict[str, Any]:
    """Return the groups of wording.yml."""
    found: dict[str, Any] = yaml.safe_load(_FILE.read_text(encoding="utf-8"))
    return found


def text(sentence_name: str, /, **values: object) -> str:
    """Return a sentence by its name, with its values."""
    sentence: str = words()["texts"][sentence_name]
    return sentence.format(**values).strip()


def name_of(group: str, key: object) -> str:
    """Return what a closed value is called, the value itself where it has no name."""
    return str(words()[group].get(key, key or ""))


def reason_in_words(reason: str | None) -> str:
    """Return why a passage was not used, in words of wording.yml; as it is where none fit."""
    for pattern, said in words()["reasons"]:
        if found := re.fullmatch(pattern, reason or ""):
            return str(said).format(*(name_of("topics", part) for part in found.groups()))
    return reason or ""
