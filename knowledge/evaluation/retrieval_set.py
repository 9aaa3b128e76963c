"""A retrieval set: passages, and questions with the passages that answer them.

A folder holds `corpus.jsonl` (`id`, `text`, perhaps `title`) and `queries.jsonl` (`id`, `text`,
`positive_ids`), each plain or with `.gz`. Other fields are passed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import EvaluationError
from knowledge.evaluation.json_rows import JsonRow, json_rows

CORPUS = "corpus.jsonl"
QUERIES = "queries.jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One passage of the corpus; the title is empty where the set has none."""

    id: str
    title: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """One question with the ids of the passages that answer it, all of the corpus, at least one."""

    id: str
    text: str
    positives: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalSet:
    """The passages and questions that can be measured; `remarks` tells how often what was passed over."""

    articles: tuple[Article, ...]
    queries: tuple[Query, ...]
    remarks: dict[str, int]

    @property
    def titled(self) -> bool:
        """Tell whether a passage has a title."""
        return any(article.title for article in self.articles)


def read_retrieval_set(folder: Path) -> RetrievalSet:
    """Read a folder.

    Raises:
        EvaluationError: a file is missing, a line cannot be read, or nothing is left to measure.
    """
    remarks: Counter[str] = Counter()
    articles = tuple(_articles(_file(folder, CORPUS), remarks))
    queries = tuple(_queries(_file(folder, QUERIES), {article.id for article in articles}, remarks))
    if not queries:
        raise EvaluationError(
            f"{folder} has no question whose positive_ids are in {CORPUS} "
            f"({len(articles)} passages, {dict(+remarks)}), expected at least one"
        )
    return RetrievalSet(articles=articles, queries=queries, remarks=dict(+remarks))


def _file(folder: Path, name: str) -> Path:
    """Return the plain file or the packed one."""
    for path in (folder / name, folder / f"{name}.gz"):
        if path.is_file():
            return path
    raise EvaluationError(f"{folder} has neither {name} nor {name}.gz, expected both {CORPUS} and {QUERIES}")


def _articles(path: Path, remarks: Counter[str]) -> Iterator[Article]:
    """Yield the passages; of several with one id the first."""
    known: set[str] = set()
    texts: set[str] = set()
    for row in json_rows(path):
        article = _article(row)
        if article.id in known:
            remarks["passages with an id that was there already, left out"] += 1
            continue
        remarks["passages with the text of another, kept"] += article.text in texts
        remarks["passages without text, kept"] += not article.text.strip()
        known.add(article.id)
        texts.add(article.text)
        yield article


def _article(row: JsonRow) -> Article:
    name = row.key("id", "_id")
    if name is None:
        raise EvaluationError(f"{row.place}: no id, expected id and text")
    title = row.text("title", "") if row.content.get("title") is not None else ""
    return Article(id=name, title=title, text=row.text("text"))


def _queries(path: Path, known: set[str], remarks: Counter[str]) -> Iterator[Query]:
    """Yield the questions that can be measured."""
    names: set[str] = set()
    for row in json_rows(path):
        name = row.key("id", "_id") or row.place.rpartition(":")[2]
        if name in names:
            remarks["questions with an id that was there already, left out"] += 1
            continue
        names.add(name)
        text, positives = row.text("text"), row.keys("positive_ids")
        found = frozenset(positives) & known
        remarks["positives that are not in the corpus"] += len(positives) - len(found)
        if not text.strip():
            remarks["questions without text, left out"] += 1
        elif not positives:
            remarks["questions without positives, left out"] += 1
        elif not found:
            remarks["questions with no positive in the corpus, left out"] += 1
        else:
            yield Query(id=name, text=text, positives=found)
