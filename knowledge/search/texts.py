"""An index in memory over plain texts that no bulletin holds: what evaluations and benchmarks search."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from knowledge.encoder import Encoder
from knowledge.index.fields import lexical_fields
from knowledge.index.lexical import Bm25Lexical
from knowledge.index.quantised import dense_of
from knowledge.index.storage import KnowledgeIndex
from knowledge.index.vectors import vectors_of
from knowledge.records import Bulletin, DocumentKind, Passage
from knowledge.search.searcher import Searcher
from knowledge.settings import KnowledgeSettings


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchedText:
    """A text to be found; its `id` is that of the passage of a hit."""

    id: str
    title: str
    text: str


def index_texts(
    texts: Iterable[SearchedText], encoder: Encoder | None, settings: KnowledgeSettings
) -> KnowledgeIndex:
    """Return an index in memory, position n being the n-th text; without an encoder it is lexical alone."""
    return index_passages([_passage_of(text) for text in texts], encoder, settings)


def index_passages(
    passages: Sequence[Passage],
    encoder: Encoder | None,
    settings: KnowledgeSettings,
    bulletins: Sequence[Bulletin] = (),
) -> KnowledgeIndex:
    """Return an index in memory over passages, of `bulletins` where these are known."""
    return KnowledgeIndex(
        generation=None,
        segments={},
        bulletins=tuple(bulletins),
        passages=tuple(passages),
        standards=(),
        lexical=Bm25Lexical.build([lexical_fields(passage) for passage in passages], settings.fields),
        dense=dense_of(vectors_of(passages, encoder)) if encoder else None,
    )


def searcher_of_texts(
    texts: Iterable[SearchedText], encoder: Encoder | None, settings: KnowledgeSettings
) -> Searcher:
    """Return a searcher over these texts by the product's own search under these settings."""
    return Searcher(index_texts(texts, encoder, settings), encoder, settings)


def _passage_of(text: SearchedText) -> Passage:
    return Passage(
        id=text.id,
        document_key=text.id,
        bulletin="",
        kind=DocumentKind.DOCUMENT,
        title=text.title,
        trail=(),
        text=text.text,
        lines=(),
        page=1,
    )
