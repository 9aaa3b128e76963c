"""What a run was made with: settings, models, versions, commit. Two results compare only beside these."""

from __future__ import annotations

import hashlib
import platform
import subprocess
from dataclasses import fields
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from knowledge.encoder import Encoder
from knowledge.settings import KnowledgeSettings

PACKAGES = ("ouwen", "rasa", "numpy", "faiss-cpu", "jieba", "sentence-transformers", "tokenizers")
DATA_SUFFIXES = frozenset({".json", ".safetensors", ".tsv", ".txt", ".yml"})
_PACKAGE = Path(__file__).resolve().parents[1]
_ROOT = _PACKAGE.parent


def configuration(settings: KnowledgeSettings, encoder: Encoder | None) -> dict[str, Any]:
    """Return the configuration of a run as JSON; what is not known is null."""
    return {
        "made_at": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": _commit(),
        "settings": _plain(settings),
        "encoder": {"name": encoder.name, "digest": encoder.digest, "dimension": encoder.dimension}
        if encoder
        else None,
        "milvus": settings.milvus is not None,
        "data": data_digests(),
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in PACKAGES}},
    }


def data_digests(package: Path = _PACKAGE) -> dict[str, str]:
    """Return the sha256 (12 digits) of each model, lexicon and word list of the package, by its path there.

    The encoder has a digest of its own.
    """
    files = [file for file in sorted(package.rglob("*")) if file.suffix in DATA_SUFFIXES]
    named = {file.relative_to(package): file for file in files}
    return {
        name.as_posix(): hashlib.sha256(file.read_bytes()).hexdigest()[:12]
        for name, file in named.items()
        if not name.parts[0].startswith("encoder_")
    }


def _plain(settings: KnowledgeSettings) -> dict[str, Any]:
    """Return the settings that are numbers, texts or nothing: folders differ from machine to machine."""
    values = {field.name: getattr(settings, field.name) for field in fields(settings)}
    return {
        name: value for name, value in values.items() if value is None or isinstance(value, (int, float, str))
    }


def _commit() -> str | None:
    """Return the commit of the checkout, with a plus where files were changed since; None outside of one."""
    try:
        commit = _git("rev-parse", "--short=12", "HEAD")
        return commit + ("+" if _git("status", "--porcelain", "--untracked-files=no") else "")
    except (OSError, subprocess.SubprocessError):
        return None


def _git(*arguments: str) -> str:
    command = ["git", "-C", str(_ROOT), *arguments]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=10)
    return done.stdout.strip()


def _version(package: str) -> str | None:
    try:
        return version(package)
    except PackageNotFoundError:
        return None
