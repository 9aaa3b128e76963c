"""Milvus beside the files of the index: its rows follow the generations, its arms have the files in reserve.

pymilvus is imported by what is called here and by nothing else, so only where Milvus is chosen.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from pathlib import Path

from knowledge.backend import MilvusAccess
from knowledge.errors import IndexUnavailableError
from knowledge.index.file_arms import Arms, file_arms
from knowledge.index.generation import SEGMENTS, segment_folder
from knowledge.index.manifest import Generation
from knowledge.index.milvus_standby import with_standby
from knowledge.index.segment import Segment, load_segment

logger = logging.getLogger(__name__)

PACKAGE_MISSING = (
    "the Python package {} is not installed; run `pip install 'ouwen[milvus]'`, or set "
    "OUWEN_INDEX_BACKEND=files"
)


def copy_generation(access: MilvusAccess, root: Path, generation: Generation, dimension: int) -> None:
    """Write the rows of a generation that is not in use yet; those of the one in use stay as they are.

    The generation is whole without them, so a failure is logged and no error: whoever opens it writes
    what is missing, or answers from the files.
    """
    try:
        from knowledge.index.milvus_rows import bring

        passages = {entry.segment: entry.counts["passages"] for entry in generation.issues}
        bring(access, passages, dimension, lambda name: load_segment(segment_folder(root, name)))
    except (IndexUnavailableError, ModuleNotFoundError) as error:
        logger.error("the index goes in use without its copy in Milvus: %s", _cause(error))


def tidy_copy(access: MilvusAccess, root: Path) -> None:
    """Delete the rows of segments that no generation holds any more, as far as Milvus answers."""
    try:
        from knowledge.index.milvus_rows import keep

        keep(access, [folder.name for folder in (root / SEGMENTS).iterdir()])
    except (IndexUnavailableError, ModuleNotFoundError) as error:
        logger.debug("rows that no generation holds stay in Milvus: %s", _cause(error))


def milvus_or_files(access: MilvusAccess, segments: Mapping[str, Segment], fields: Sequence[float]) -> Arms:
    """Return the arms of Milvus with those of the files in reserve, or these alone where it does not answer.

    That is logged in one line; Milvus is asked again when the index is opened next.
    """
    try:
        from knowledge.index.milvus import milvus_arms

        return with_standby(milvus_arms(access, segments), lambda: file_arms(segments, fields))
    except (IndexUnavailableError, ModuleNotFoundError) as error:
        logger.error("the files of the index answer in place of Milvus: %s", _cause(error))
        return file_arms(segments, fields)


def _cause(error: Exception) -> str:
    return PACKAGE_MISSING.format(error.name) if isinstance(error, ModuleNotFoundError) else str(error)
