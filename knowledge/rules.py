"""The rules that decide what an index holds, as one digest: any change of them makes it stale."""

from __future__ import annotations

import hashlib
from pathlib import Path

# Parts of this package that do not decide what an index holds.
NO_RULES = {
    "answers",
    "encoder_model",
    "encoder_training",
    "evaluation",
    "ranker_training",
    "ranking",
    "search",
    "__pycache__",
}
PACKAGE = Path(__file__).parent


def rules_digest(root: Path = PACKAGE) -> str:
    """Return the sha256 of the files of this package that decide what an index holds."""
    files = [file for file in root.rglob("*") if file.suffix in {".py", ".yml", ".tsv", ".txt"}]
    digest = hashlib.sha256()
    for file in sorted(file for file in files if not NO_RULES & set(file.relative_to(root).parts)):
        digest.update(f"{file.relative_to(root)}\0{file.stat().st_size}\0".encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()
