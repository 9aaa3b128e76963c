"""What an index folder says of itself, and whether the folder is what it says."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import IndexCorruptError
from knowledge.index.codec import decode, encode

FILE = "manifest.json"
# Raised by one when the files of the folder change their form.
FORMAT_VERSION = 1
REBUILD = "run `ouwen build`"


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The passport of an index folder; without a dense arm `encoder_*` is None and `dimension` 0.

    `corpus_digest` is of the bulletin files, `rules_digest` of what turns them into passages and
    terms, `fields` the weights of title, headings and text, `files` the sha256 of each other file.
    """

    format_version: int
    encoder_name: str | None
    encoder_digest: str | None
    dimension: int
    counts: dict[str, int]
    corpus_digest: str
    rules_digest: str
    fields: tuple[float, ...]
    files: dict[str, str]


def digest_of(folder: Path) -> dict[str, str]:
    """Return name → sha256 of every file of the folder but the manifest."""
    files = sorted(path for path in folder.iterdir() if path.name != FILE)
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def write_manifest(manifest: Manifest, folder: Path) -> None:
    """Write the manifest into its folder."""
    text = json.dumps(encode(manifest), ensure_ascii=False, indent=1)
    (folder / FILE).write_text(text + "\n", encoding="utf-8")


def read_manifest(folder: Path) -> Manifest:
    """Return the manifest; raise IndexCorruptError when it is absent, broken or of another format."""
    path = folder / FILE
    try:
        value = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise IndexCorruptError(f"{path} does not read: {error}; {REBUILD}") from error
    version = value.get("format_version") if isinstance(value, dict) else None
    if version != FORMAT_VERSION:
        raise IndexCorruptError(f"{path} has format {version}, expected {FORMAT_VERSION}; {REBUILD}")
    return decode(Manifest, value)


def verify(manifest: Manifest, folder: Path) -> None:
    """Raise IndexCorruptError naming the first file that is not what the manifest says."""
    found = digest_of(folder)
    for name in sorted(manifest.files.keys() | found.keys()):
        if name not in found:
            raise IndexCorruptError(f"{folder / name} is missing; {REBUILD}")
        if found[name] != manifest.files.get(name):
            raise IndexCorruptError(f"{folder / name} is not the file that was built; {REBUILD}")
