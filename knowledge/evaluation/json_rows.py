"""JSON lines from a file, plain or gzipped, each with the place where it stands."""

from __future__ import annotations

import gzip
import json
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import EvaluationError

_GZIP = b"\x1f\x8b"


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonRow:
    """One object of a file; `place` names file and line for whoever must mend it."""

    content: dict[str, Any]
    place: str

    def text(self, name: str, default: str | None = None) -> str:
        """Return a field that must be text; raise EvaluationError for anything else."""
        value = self.content.get(name, default)
        if not isinstance(value, str):
            raise EvaluationError(f"{self.place}: {name} is {value!r}, expected text")
        return _encodable(value)

    def key(self, *names: str) -> str | None:
        """Return the first of these fields that is there, text or a whole number, as text."""
        value = next((self.content[name] for name in names if self.content.get(name) is not None), None)
        if value is None:
            return None
        return identifier(value, f"{self.place}: {names[0]}")

    def keys(self, name: str) -> list[str]:
        """Return a field that holds ids, a list or one alone, as texts without repetition."""
        value = self.content.get(name)
        listed = value if isinstance(value, list) else [] if value is None else [value]
        return list(dict.fromkeys(identifier(one, f"{self.place}: {name}") for one in listed))

    def texts(self, name: str) -> tuple[str, ...]:
        """Return a field that is a list of texts, empty where it is not there."""
        value = self.content.get(name)
        return () if value is None else self.all_texts(value, name)

    def all_texts(self, value: object, name: str) -> tuple[str, ...]:
        """Return a value that must be a list of texts; raise EvaluationError for anything else."""
        if not isinstance(value, list) or not all(isinstance(one, str) for one in value):
            raise EvaluationError(f"{self.place}: {name} has {value!r}, expected a list of texts")
        return tuple(_encodable(one) for one in value)


def json_rows(path: Path) -> Iterator[JsonRow]:
    """Yield the objects of a JSON-lines file in order; empty lines are passed over.

    Raises:
        EvaluationError: the file cannot be read or a line is no JSON object; file and line are named.
    """
    # not splitlines(): it also cuts at U+2028, which may stand inside a JSON string
    for number, line in enumerate(_content(path).split("\n"), 1):
        if line.strip():
            yield JsonRow(content=_object(line, place := f"{path}:{number}"), place=place)


def identifier(value: object, place: str) -> str:
    """Return an id as text: "7" and 7 are the same; raise EvaluationError for what is no id."""
    if isinstance(value, bool) or not isinstance(value, (str, int)):
        raise EvaluationError(f"{place} is {value!r}, expected text or a whole number")
    return _encodable(str(value))


def _encodable(text: str) -> str:
    """Return a text with `?` for a lone half of a surrogate pair, which no file could hold."""
    return text.encode("utf-8", "replace").decode()


def _content(path: Path) -> str:
    """Return the text of a file, unpacked where it begins as gzip does, whatever its name."""
    try:
        content = path.read_bytes()
        return (gzip.decompress(content) if content.startswith(_GZIP) else content).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        raise EvaluationError(f"{path}:{line}: not UTF-8 ({error.reason}), save the file as UTF-8") from error
    except (OSError, EOFError, zlib.error) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise EvaluationError(f"{path} cannot be read ({reason}), expected JSON lines") from error


def _object(line: str, place: str) -> dict[str, Any]:
    try:
        content = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise EvaluationError(f"{place}: not JSON ({error}), expected one object a line") from error
    if not isinstance(content, dict):
        raise EvaluationError(f"{place}: {type(content).__name__}, expected a JSON object")
    return content
