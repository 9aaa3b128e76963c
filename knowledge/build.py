"""Building the index from the bulletins, telling whether it is stale, and opening it."""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

import numpy as np

from knowledge.bulletins import read_folder
from knowledge.encoder import Encoder, load_encoder
from knowledge.errors import EncoderError, IndexCorruptError, IndexEncoderMismatchError, IndexMissingError
from knowledge.index.arms import Vectors
from knowledge.index.dense import FlatDense
from knowledge.index.fields import dense_text, lexical_fields
from knowledge.index.generation import current, write_generation
from knowledge.index.lexical import Bm25Lexical
from knowledge.index.manifest import FORMAT_VERSION, REBUILD, Manifest, read_manifest
from knowledge.index.storage import KnowledgeIndex, load_index, save_index
from knowledge.passages import passages_of
from knowledge.records import Bulletin, Passage, Standard
from knowledge.search import Searcher
from knowledge.settings import KnowledgeSettings
from knowledge.standards import extract_standards

logger = logging.getLogger(__name__)

Progress = Callable[[str, int, int], None]
# Parts of this package that do not decide what an index holds; a change of any other makes it stale.
NO_RULES = {"answers", "encoder_model", "encoder_training", "__pycache__"}
BATCH = 256
PACKAGE = Path(__file__).parent


def build_index(settings: KnowledgeSettings, progress: Progress | None = None) -> Manifest:
    """Read the bulletins, index them and make the new generation the one in use.

    `progress` is told stage, done and total. An encoder that cannot be loaded is logged and left
    out: the index then has the lexical arm alone. Raise BulletinError for a broken bulletin and
    KnowledgeError when the disk does not take the index; the old index stays in use then.
    """
    tell = progress or (lambda _stage, _done, _total: None)
    corpus_digest = _corpus_digest(settings.bulletins_dir)
    encoder = encoder_or_none(settings)
    bulletins = read_folder(settings.bulletins_dir)
    tell("bulletins", len(bulletins), len(bulletins))
    passages = [passage for bulletin in bulletins for passage in passages_of(bulletin)]
    tell("passages", len(passages), len(passages))
    standards = extract_standards(bulletins, passages)
    tell("standards", len(standards), len(standards))
    index = assemble(bulletins, passages, standards, encoder, settings, corpus_digest, tell)
    folder = write_generation(settings.index_dir, lambda place: save_index(index, place))
    tell("write", 1, 1)
    return read_manifest(folder)


def assemble(
    bulletins: Sequence[Bulletin],
    passages: Sequence[Passage],
    standards: Sequence[Standard],
    encoder: Encoder | None,
    settings: KnowledgeSettings,
    corpus_digest: str = "",
    tell: Progress = lambda _stage, _done, _total: None,
) -> KnowledgeIndex:
    """Return an index in memory over records that are read already."""
    fields = (settings.title_weight, settings.trail_weight, 1.0)
    lexical = Bm25Lexical.build([lexical_fields(passage) for passage in passages], fields)
    tell("lexical", len(passages), len(passages))
    counts = {"bulletins": len(bulletins), "passages": len(passages), "standards": len(standards)}
    counts["documents"] = sum(len(bulletin.documents) for bulletin in bulletins)
    return KnowledgeIndex(
        manifest=Manifest(
            format_version=FORMAT_VERSION,
            encoder_name=encoder.name if encoder else None,
            encoder_digest=encoder.digest if encoder else None,
            dimension=encoder.dimension if encoder else 0,
            counts=counts,
            corpus_digest=corpus_digest,
            rules_digest=_rules_digest(),
            fields=fields,
            files={},
        ),
        bulletins=tuple(bulletins),
        passages=tuple(passages),
        standards=tuple(standards),
        lexical=lexical,
        dense=FlatDense.build(_vectors(passages, encoder, tell)) if encoder else None,
    )


def is_stale(settings: KnowledgeSettings, encoder: Encoder | None = None) -> bool:
    """Tell whether `build_index` would give another index than the one in use, or there is none.

    `encoder` saves loading the one that the settings name.
    """
    try:
        manifest = read_manifest(current(settings.index_dir))
    except (IndexMissingError, IndexCorruptError):
        return True
    if manifest.rules_digest != _rules_digest():
        return True
    if manifest.fields != (settings.title_weight, settings.trail_weight, 1.0):
        return True
    if manifest.corpus_digest != _corpus_digest(settings.bulletins_dir):
        return True
    encoder = encoder or encoder_or_none(settings)
    return manifest.encoder_digest != (encoder.digest if encoder else None)


def generation_in_use(settings: KnowledgeSettings) -> Path:
    """Return the folder of the index in use, another one after each build; raise IndexMissingError."""
    return current(settings.index_dir)


def open_index(settings: KnowledgeSettings, encoder: Encoder | None = None) -> KnowledgeIndex:
    """Read and verify the index in use; `encoder` is the one that will ask it.

    Raise IndexMissingError, IndexCorruptError or IndexEncoderMismatchError, each saying what to run.
    """
    index = load_index(current(settings.index_dir))
    built_with = index.manifest.encoder_digest
    if encoder is not None and encoder.digest != built_with:
        raise IndexEncoderMismatchError(
            f"the index was built {_name(index.manifest.encoder_name, built_with)}, "
            f"but is asked {_name(encoder.name, encoder.digest)}; {REBUILD}"
        )
    return index


def open_searcher(settings: KnowledgeSettings) -> Searcher:
    """Open the index in use with the encoder that the settings name; raise as `open_index` does."""
    encoder = encoder_or_none(settings)
    return Searcher(open_index(settings, encoder), encoder, settings)


def encoder_or_none(settings: KnowledgeSettings) -> Encoder | None:
    """Load the encoder; one that cannot be loaded gives one line in the log and None."""
    try:
        return load_encoder(settings.encoder)
    except EncoderError as error:
        logger.warning("lexical search only: %s", error)
        return None


def _name(name: str | None, digest: str | None) -> str:
    return f"with encoder {name} ({digest})" if digest else "without an encoder"


def _vectors(passages: Sequence[Passage], encoder: Encoder, tell: Progress) -> Vectors:
    """Return (n, dim) float32 with unit rows, encoded in batches."""
    parts = [np.zeros((0, encoder.dimension), dtype=np.float32)]
    for start in range(0, len(passages), BATCH):
        batch = passages[start : start + BATCH]
        parts.append(encoder.encode_passages([dense_text(passage) for passage in batch]))
        tell("encode", start + len(batch), len(passages))
    return np.concatenate(parts)


def _corpus_digest(folder: Path) -> str:
    """Return the sha256 of the bulletin files, by name and content."""
    return _digest(sorted(folder.glob("*.txt")), folder)


def _rules_digest(root: Path = PACKAGE) -> str:
    """Return the sha256 of the files of this package that decide what an index holds."""
    files = [file for file in root.rglob("*") if file.suffix in {".py", ".yml", ".tsv", ".txt"}]
    return _digest(sorted(file for file in files if not NO_RULES & set(file.relative_to(root).parts)), root)


def _digest(files: Iterable[Path], root: Path) -> str:
    digest = hashlib.sha256()
    for file in files:
        digest.update(f"{file.relative_to(root)}\0{file.stat().st_size}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
