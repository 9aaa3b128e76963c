"""Opening the index in use."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from knowledge.encoder import Encoder, encoder_of
from knowledge.errors import IndexEncoderMismatchError
from knowledge.index.file_arms import file_arms
from knowledge.index.generation import current
from knowledge.index.manifest import REBUILD
from knowledge.index.milvus_copy import milvus_or_files
from knowledge.index.milvus_sharing import follow
from knowledge.index.segment import Segment
from knowledge.index.storage import KnowledgeIndex, load_index
from knowledge.search import Searcher
from knowledge.settings import KnowledgeSettings


def generation_in_use(settings: KnowledgeSettings) -> str:
    """Return the name of the generation in use, another one after each change; raise IndexMissingError.

    With a Milvus it is the one that all machines use, as far as that answers.
    """
    if settings.milvus is not None:
        follow(settings.milvus, settings.index_dir)
    return current(settings.index_dir)


def open_index(
    settings: KnowledgeSettings, encoder: Encoder | None = None, known: Mapping[str, Segment] | None = None
) -> KnowledgeIndex:
    """Read and verify the index in use; `encoder` is the one that will ask it.

    Segments that are `known` from an index opened before are not read again. Raise IndexMissingError,
    IndexCorruptError or IndexEncoderMismatchError, each saying what to run.
    """
    if settings.milvus is not None:
        follow(settings.milvus, settings.index_dir)
    arms_of = partial(milvus_or_files, settings.milvus) if settings.milvus else file_arms
    index = load_index(settings.index_dir, settings.fields, known, arms_of)
    generation = index.generation
    if encoder is not None and generation is not None and encoder.digest != generation.encoder_digest:
        raise IndexEncoderMismatchError(
            f"the index was built {_name(generation.encoder_name, generation.encoder_digest)}, "
            f"but is asked {_name(encoder.name, encoder.digest)}; {REBUILD}"
        )
    return index


def open_searcher(settings: KnowledgeSettings) -> Searcher:
    """Open the index in use with the encoder that the settings name; raise as `open_index` does."""
    encoder = encoder_of(settings)
    return Searcher(open_index(settings, encoder), encoder, settings)


def _name(name: str | None, digest: str | None) -> str:
    return f"with encoder {name} ({digest})" if digest else "without an encoder"
