"""Groups of words that hearing goes by, from the data files."""

from __future__ import annotations

import functools

from knowledge.vocabulary import load_yaml


@functools.cache
def group(file: str, name: str) -> frozenset[str]:
    """Return a group of a file of knowledge/vocabulary; a string there is a group of characters."""
    return frozenset(load_yaml(file)[name])
