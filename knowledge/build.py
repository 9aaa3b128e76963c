"""Building the index from the bulletins, and telling whether it is stale."""

from __future__ import annotations

from knowledge.crew import Crew
from knowledge.encoder import Encoder, encoder_of
from knowledge.errors import IndexCorruptError, IndexMissingError
from knowledge.index.generation import read_generation
from knowledge.index.manifest import Change, Generation
from knowledge.index.milvus_sharing import follow
from knowledge.index_writer import Progress, no_progress, writing
from knowledge.segments import SegmentMaker
from knowledge.settings import KnowledgeSettings
from knowledge.sources import sources_of


def build_index(
    settings: KnowledgeSettings, progress: Progress = no_progress, crew: Crew | None = None
) -> Generation:
    """Make the index hold the bulletins folder and what was ingested, and put it in use.

    Issues that are there and whole are not read again, others by the `crew` where there is one. `progress`
    is told stage, done and total. An encoder that cannot be loaded is logged and left out: the index then
    has the lexical arm alone. Raise BulletinError for a broken bulletin, WorkersError for a crew that is
    lost and KnowledgeError when the disk does not take the index; the old index stays in use then.
    """
    with writing(settings, progress, crew) as writer:
        removed = writer.before.removed if writer.before else ()
        return writer.publish(sources_of(settings, writer.before), Change.BUILD, removed=removed)


def is_stale(settings: KnowledgeSettings, encoder: Encoder | None = None) -> bool:
    """Tell whether `build_index` would give another index than the one in use, or there is none.

    `encoder` saves loading the one that the settings name.
    """
    if settings.milvus is not None:
        follow(settings.milvus, settings.index_dir)
    try:
        generation = read_generation(settings.index_dir)
    except (IndexMissingError, IndexCorruptError):
        return True
    maker = SegmentMaker(settings.index_dir, encoder or encoder_of(settings))
    wanted = {key: maker.name(key, one.digest) for key, one in sources_of(settings, generation).items()}
    return wanted != {entry.key: entry.segment for entry in generation.issues}
