"""Reads a sentence-transformers folder of one StaticEmbedding without loading torch.

Such a model is a table of token vectors: a text's vector is the mean of its tokens' rows. NumPy
does that in a tenth of a millisecond; sentence-transformers gives the same vectors from the folder.
"""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import load_file
from tokenizers import Tokenizer

from knowledge.errors import EncoderError
from knowledge.kept import Kept

Floats = npt.NDArray[np.float32]

_STATIC = "StaticEmbedding"
_HARMLESS = "Normalize"
# the intent, the reader of questions and the search encode the same message: so many vectors of 1 KB are kept
_LAST = 512


def static_module(folder: Path) -> Path | None:
    """Return the folder of the StaticEmbedding if the model is nothing else, None for any other model."""
    listing = folder / "modules.json"
    if not listing.is_file():
        return None
    modules = json.loads(listing.read_text(encoding="utf-8"))
    kinds = [module["type"].rpartition(".")[2] for module in modules]
    if not kinds or kinds[0] != _STATIC or any(kind != _HARMLESS for kind in kinds[1:]):
        return None
    return folder / str(modules[0]["path"])


def prompts_of(folder: Path) -> dict[str, str]:
    """Return the texts that the model of `folder` wants before a `query` and before a `document`."""
    config = folder / "config_sentence_transformers.json"
    saved = json.loads(config.read_text(encoding="utf-8")).get("prompts", {}) if config.is_file() else {}
    document = next((saved[key] for key in ("document", "passage", "corpus") if key in saved), "")
    return {"query": saved.get("query") or "", "document": document or ""}


class StaticEncoder:
    """Token vectors averaged and brought to unit length."""

    def __init__(self, folder: Path, *, name: str, digest: str, prompts: dict[str, str]) -> None:
        """Load `tokenizer.json` and `model.safetensors` of `folder`.

        Raises:
            EncoderError: the weights are no finite table, or the two files are not of one model.
            Exception: whatever their readers raise on broken files; `load_encoder` words it.
        """
        self.name = name
        self.digest = digest
        self._prompts = prompts
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        tensors = load_file(folder / "model.safetensors")
        self._weights: Floats = tensors["embedding.weight"].astype(np.float32)
        if self._weights.ndim != 2 or not np.isfinite(self._weights).all():
            raise EncoderError(
                f"Encoder {name!r} has weights of shape {self._weights.shape} or some that are not finite, "
                "expected a finite table: its model.safetensors is damaged, copy it again"
            )
        tokens = self._tokenizer.get_vocab_size()
        if len(self._weights) != tokens:
            raise EncoderError(
                f"Encoder {name!r} has {len(self._weights)} rows for {tokens} tokens: "
                "its model.safetensors and tokenizer.json are not of one model, copy both again"
            )
        self.dimension = int(self._weights.shape[1])
        self._last: Kept[str, Floats] = Kept(_LAST)
        self._cut: Kept[str, list[int]] = Kept(_LAST)

    def encode_questions(self, texts: list[str]) -> Floats:
        """Return `(n, dimension)` float32, rows unit-length; a text without a known token gives zeros.

        One text alone is looked for among the last ones.
        """
        prompt = self._prompts.get("query", "")
        if len(texts) != 1:
            return self._encode(texts, prompt)
        return self._last.of(texts[0], lambda: self._encode(texts, prompt)).copy()

    def encode_passages(self, texts: list[str]) -> Floats:
        """Return `(n, dimension)` float32, rows unit-length; a text without a known token gives zeros."""
        return self._encode(texts, self._prompts.get("document", ""))

    def _encode(self, texts: list[str], prompt: str) -> Floats:
        rows = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for number, ids in enumerate(self.token_ids([prompt + text for text in texts])):
            if ids:
                # what ndarray.mean does, without what it does around it
                rows[number] = np.add.reduce(self._weights[ids], axis=0) / np.float32(len(ids))
        return unit_rows(rows)

    @property
    def token_vectors(self) -> Floats:
        """Return the table of token vectors: (tokens, dimension) float32, longer rows for rarer tokens."""
        return self._weights

    @property
    def token_names(self) -> list[str]:
        """Return what each row of the table stands for."""
        return [self._tokenizer.id_to_token(number) or "" for number in range(len(self._weights))]

    def token_ids(self, texts: list[str]) -> list[list[int]]:
        """Return the rows of the table that each text is made of, in its order; no prompt is added.

        One text alone is looked for among the last ones.
        """
        if len(texts) == 1:
            return [list(self._cut.of(texts[0], lambda: self._ids(texts[0])))]
        return [
            encoding.ids for encoding in self._tokenizer.encode_batch_fast(texts, add_special_tokens=False)
        ]

    def _ids(self, text: str) -> list[int]:
        ids: list[int] = self._tokenizer.encode(text, add_special_tokens=False).ids
        return ids


def unit_rows(rows: Floats) -> Floats:
    """Return `rows` divided by their lengths; a zero row stays zero."""
    # what numpy.linalg.norm does, which takes as long again to choose among its norms
    lengths = np.sqrt(np.add.reduce(rows * rows, axis=1, keepdims=True))
    return np.divide(rows, lengths, out=np.zeros_like(rows), where=lengths > 0)
