"""Texts to vectors: the shipped model, or any other sentence-transformers model that is on this machine."""

from __future__ import annotations

import functools
import hashlib
import logging
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import numpy as np

from knowledge.errors import EncoderError
from knowledge.static_encoder import Floats, StaticEncoder, prompts_of, static_module, unit_rows

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

    from knowledge.settings import KnowledgeSettings

logger = logging.getLogger(__name__)

SHIPPED_MODEL = Path(__file__).with_name("encoder_model")
SHIPPED_NAME = "ouwen-static-256"

# Weights in these are pickles: pytorch_model.bin
PICKLED = frozenset({".bin", ".pt", ".pth", ".pkl", ".pickle", ".ckpt"})
# Documentation beside a model: a changed word there is no changed vector.
_NO_MODEL_FILES = {"README.md", "training.json"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Prefixes:
    """What is put before every question and every passage; None leaves it to what the model brings."""

    query: str | None = None
    passage: str | None = None

    def over(self, brought: dict[str, str]) -> dict[str, str]:
        """Return the prompts that a model brought, `query` and `document`, with these in their place."""
        chosen = {"query": self.query, "document": self.passage}
        return brought | {kind: text for kind, text in chosen.items() if text is not None}


AS_BROUGHT = Prefixes()


class Encoder(Protocol):
    """What the index needs of a model: where it came from and two ways to encode."""

    name: str
    digest: str
    dimension: int

    def encode_questions(self, texts: list[str]) -> Floats:
        """Return `(n, dimension)` float32; rows unit-length, or zero for a text without a known token."""

    def encode_passages(self, texts: list[str]) -> Floats:
        """Return `(n, dimension)` float32; rows unit-length, or zero for a text without a known token."""


class SentenceTransformerEncoder:
    """Any model that sentence-transformers loads, with the prompts that the model brings."""

    def __init__(self, model: SentenceTransformer, *, name: str, digest: str) -> None:
        """Wrap a loaded `model`; its dimension is taken from a first vector."""
        self.name = name
        self.digest = digest
        self._model = model
        self.dimension = int(np.asarray(model.encode(["瓯"], show_progress_bar=False)).shape[1])

    def encode_questions(self, texts: list[str]) -> Floats:
        """Return `(n, dimension)` float32 unit rows of the texts under the model's query prompt."""
        return self._checked(self._model.encode_query(texts, show_progress_bar=False), len(texts))

    def encode_passages(self, texts: list[str]) -> Floats:
        """Return `(n, dimension)` float32 unit rows of the texts under the model's passage prompt."""
        return self._checked(self._model.encode_document(texts, show_progress_bar=False), len(texts))

    def _checked(self, vectors: object, count: int) -> Floats:
        rows = np.asarray(vectors, dtype=np.float32).reshape(count, -1) if count else self._no_rows()
        finite = bool(np.isfinite(rows).all())
        if rows.shape != (count, self.dimension) or not finite:
            raise EncoderError(
                f"Encoder {self.name!r} gave vectors of shape {rows.shape} (finite: {finite}), "
                f"expected ({count}, {self.dimension}) and finite: use another model"
            )
        return unit_rows(rows)

    def _no_rows(self) -> Floats:
        return np.zeros((0, self.dimension), dtype=np.float32)


def load_encoder(name_or_path: str | None = None, prefixes: Prefixes = AS_BROUGHT) -> Encoder:
    """Return the encoder of a folder or of a model name in the local cache; None means the shipped one.

    Nothing is ever downloaded, and what is loaded already is not loaded again while its files are the
    same. `digest` is the sha256 of the folder's files, or of the name and revision of a cached model,
    together with a passage prefix: another one makes another index.

    Raises:
        EncoderError: the model is not on this machine or its files do not load.
    """
    name = name_or_path or SHIPPED_NAME
    folder = Path(name_or_path) if name_or_path else SHIPPED_MODEL
    try:
        if folder.is_dir():
            return _load_folder(folder, name, digest_of(folder), prefixes)
        snapshot = _cached_snapshot(name)
        revision = hashlib.sha256(f"{name}@{snapshot.name}".encode()).hexdigest()
        return _load_folder(snapshot, name, revision, prefixes)
    except EncoderError:
        raise
    except Exception as error:  # the readers of four libraries raise as they like; one line goes on
        raise _unloadable(name, (str(error).strip().splitlines() or [type(error).__name__])[0]) from error


def encoder_of(settings: KnowledgeSettings) -> Encoder | None:
    """Return the encoder that the settings name, with their prefixes, or None as `encoder_or_none` does."""
    return encoder_or_none(settings.encoder, prefixes_of(settings))


def prefixes_of(settings: KnowledgeSettings) -> Prefixes:
    """Return the prefixes that the settings name."""
    return Prefixes(query=settings.encoder_query_prefix, passage=settings.encoder_passage_prefix)


def encoder_or_none(name_or_path: str | None = None, prefixes: Prefixes = AS_BROUGHT) -> Encoder | None:
    """Load an encoder as `load_encoder` does; for one that does not load log one line and give None."""
    try:
        return load_encoder(name_or_path, prefixes)
    except EncoderError as error:
        logger.warning("lexical search only: %s", error)
        return None


def digest_of(folder: Path) -> str:
    """Return the sha256 over the relative names and contents of the model files of `folder`."""
    digest = hashlib.sha256()
    for file in sorted(path for path in folder.rglob("*") if path.is_file()):
        relative = file.relative_to(folder)
        if file.name in _NO_MODEL_FILES or any(part.startswith(".") for part in relative.parts):
            continue
        digest.update(f"{relative.as_posix()}\0{file.stat().st_size}\0".encode())
        with file.open("rb") as content:
            while block := content.read(1 << 20):
                digest.update(block)
    return digest.hexdigest()


@functools.lru_cache(maxsize=2)
def _load_folder(folder: Path, name: str, digest: str, prefixes: Prefixes) -> Encoder:
    if prefixes.passage is not None:
        digest = hashlib.sha256(f"{digest}\0{prefixes.passage}".encode()).hexdigest()
    module = static_module(folder)
    if module is not None:
        prompts = prefixes.over(prompts_of(folder))
        return StaticEncoder(module, name=name, digest=digest, prompts=prompts)
    _refuse_pickles(folder)
    from sentence_transformers import SentenceTransformer  # seconds to import: only when needed

    model = SentenceTransformer(str(folder), local_files_only=True, trust_remote_code=False)
    model.prompts = prefixes.over(model.prompts)
    return SentenceTransformerEncoder(model, name=name, digest=digest)


def _refuse_pickles(folder: Path) -> None:
    """Refuse weights that are a pickle: loading one runs whatever was written into it.

    Raises:
        EncoderError: A folder in `folder` has such weights and none of safetensors, which go before them.
    """
    for path in sorted(folder.rglob("*")):
        if path.suffix in PICKLED and not any(path.parent.glob("*.safetensors")):
            raise EncoderError(
                f"the encoder in {folder} has its weights in {path.name}, which runs code when loaded; "
                "expected model.safetensors: save the model once with safe_serialization=True"
            )


def _cached_snapshot(name: str) -> Path:
    from huggingface_hub import snapshot_download
    from huggingface_hub.errors import HFValidationError, LocalEntryNotFoundError

    full_name = name if "/" in name else f"sentence-transformers/{name}"
    try:
        return Path(snapshot_download(full_name, local_files_only=True))
    except (HFValidationError, LocalEntryNotFoundError) as error:
        raise _unloadable(name, "it is no folder and not in the local cache") from error


def _unloadable(name: str, reason: str) -> EncoderError:
    return EncoderError(
        f"Encoder {name!r} cannot be loaded ({reason[:200]}): name a sentence-transformers folder or a model "
        "in the local cache, or leave the encoder setting empty to use the shipped one"
    )
