"""Writes the trained model as a folder that sentence-transformers loads."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
from safetensors.numpy import save_file
from tokenizers import Tokenizer

MODEL_NAME = "ouwen-static-256"
_MODULE = "0_StaticEmbedding"
_MODULES = [
    {
        "idx": 0,
        "name": "0",
        "path": _MODULE,
        "type": "sentence_transformers.sentence_transformer.modules.static_embedding.StaticEmbedding",
    },
    {
        "idx": 1,
        "name": "1",
        "path": "1_Normalize",
        "type": "sentence_transformers.sentence_transformer.modules.normalize.Normalize",
    },
]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingRecord:
    """What a model was trained from, kept beside it in `training.json`."""

    seed: int
    articles: int
    pairs: int


def save_model(
    folder: Path, tokenizer: Tokenizer, vectors: npt.NDArray[np.float32], record: TrainingRecord
) -> Path:
    """Write `vectors` `(size, dim)` as float16 with the tokenizer into `folder`, and return it."""
    module = folder / _MODULE
    module.mkdir(parents=True, exist_ok=True)
    (folder / "1_Normalize").mkdir(exist_ok=True)
    save_file({"embedding.weight": vectors.astype(np.float16)}, module / "model.safetensors")
    tokenizer.save(str(module / "tokenizer.json"), pretty=False)
    _write(folder / "modules.json", _MODULES)
    _write(folder / "config_sentence_transformers.json", {"prompts": {}, "similarity_fn_name": "cosine"})
    _write(folder / "training.json", {"name": MODEL_NAME, "dimension": vectors.shape[1], **asdict(record)})
    return folder


def _write(file: Path, content: object) -> None:
    file.write_text(json.dumps(content, ensure_ascii=False, indent=2) + "\n", encoding="utf-8")
