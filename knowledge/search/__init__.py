"""Finding passages: the search of an index, its filters, and an index in memory over plain texts."""

from knowledge.search.filters import ANYTHING, PassageFilter
from knowledge.search.result import SearchResult
from knowledge.search.searcher import Searcher
from knowledge.search.texts import SearchedText, index_texts, searcher_of_texts

__all__ = [
    "ANYTHING",
    "PassageFilter",
    "SearchResult",
    "SearchedText",
    "Searcher",
    "index_texts",
    "searcher_of_texts",
]
