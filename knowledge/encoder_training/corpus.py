"""Reads the training texts: articles of regulations (JSON lines) and the bulletins (plain text)."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import EncoderError

# 《上海口岸服务条例》第一条 为了规范口岸开放，提高口岸通关效率，…
_ARTICLE_HEAD = re.compile(r"^《[^》]+》\s*第[^条\s]{1,9}条\s*")
# 市、县人民政府应当予以公布。违反本条例规定的，由城管部门处罚；情节严重的，…
_SENTENCE_END = re.compile(r"(?<=[。；！？])")
_SENTENCES_OF_A_PARAGRAPH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingArticle:
    """A paragraph to learn from; `title` names its regulation and is empty for bulletin text."""

    title: str
    text: str


def read_regulations(folder: Path) -> list[TrainingArticle]:
    """Return the articles of every `*.jsonl` and `*.jsonl.gz` of `folder`, in the order of the files.

    Raises:
        EncoderError: there is no such file, or a line lacks `title` or `text`.
    """
    files = sorted([*folder.glob("*.jsonl"), *folder.glob("*.jsonl.gz")])
    if not files:
        raise EncoderError(
            f"{folder} holds no *.jsonl or *.jsonl.gz with title and text: name the corpus folder"
        )
    return [article for file in files for article in _articles_of(file)]


def read_bulletins(folder: Path) -> list[TrainingArticle]:
    """Return the text of every `*.txt` of `folder` as untitled paragraphs of three sentences."""
    return [
        TrainingArticle(title="", text=paragraph)
        for file in sorted(folder.glob("*.txt"))
        for paragraph in _paragraphs(file.read_text(encoding="utf-8"))
    ]


def sentences(text: str) -> list[str]:
    """Return the sentences and semicolon clauses of `text`, each with its closing mark."""
    return [part.strip() for part in _SENTENCE_END.split(text) if part.strip()]


def _articles_of(file: Path) -> Iterator[TrainingArticle]:
    with (gzip.open if file.suffix == ".gz" else open)(file, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines, start=1):
            try:
                row = json.loads(line)
                text = _ARTICLE_HEAD.sub("", row["text"]).strip()
                yield TrainingArticle(title=row["title"], text=text)
            except (json.JSONDecodeError, KeyError, TypeError) as error:
                raise EncoderError(
                    f"{file} line {number}: expected JSON with title and text, found {error}"
                ) from error


def _paragraphs(text: str) -> Iterator[str]:
    joined = "".join(line.strip() for line in text.splitlines())
    parts = sentences(joined)
    for start in range(0, len(parts), _SENTENCES_OF_A_PARAGRAPH):
        yield "".join(parts[start : start + _SENTENCES_OF_A_PARAGRAPH])
