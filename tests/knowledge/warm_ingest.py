"""An ingest in a process of its own that has everything imported and its dictionary read already."""

from __future__ import annotations

from pathlib import Path

from knowledge.index.terms import words
from knowledge.ingestion import ingest
from knowledge.settings import KnowledgeSettings

words("预热")


def run(bulletins_dir: Path, index_dir: Path, file: Path) -> None:
    ingest(KnowledgeSettings(bulletins_dir=bulletins_dir, index_dir=index_dir), [file])
