"""The generations of the index that are kept, and the way back to one of them."""

from __future__ import annotations

from pathlib import Path

from knowledge.errors import GenerationMissingError, IndexCorruptError
from knowledge.index.generation import changing, current, names, point, read_generation, segment_folder
from knowledge.index.manifest import Generation
from knowledge.index.segment import check_segment
from knowledge.settings import KnowledgeSettings


def history(settings: KnowledgeSettings) -> list[Generation]:
    """Return the generations that are kept and read, oldest first; raise IndexMissingError for none."""
    root = settings.index_dir
    current(root)
    found = []
    for name in names(root):
        try:
            found.append(read_generation(root, name))
        except IndexCorruptError:
            continue
    return found


def rollback(settings: KnowledgeSettings, number: int | None = None) -> Generation:
    """Put a generation that is kept in use again: the one before the one in use, or that of `number`.

    Raise GenerationMissingError when there is none and IndexCorruptError when it is no longer whole; the
    one in use stays then.
    """
    root = settings.index_dir
    with changing(root):
        in_use = current(root)
        wanted = _before(root, in_use) if number is None else f"{number:06d}"
        if wanted not in names(root):
            raise GenerationMissingError(f"generation {wanted} is not kept, only {', '.join(names(root))}")
        generation = read_generation(root, wanted)
        for entry in generation.issues:
            check_segment(segment_folder(root, entry.segment))
        point(root, wanted)
    return generation


def _before(root: Path, in_use: str) -> str:
    older = [name for name in names(root) if int(name) < int(in_use)]
    if not older:
        raise GenerationMissingError(f"generation {in_use} is the oldest that is kept")
    return older[-1]
