"""The public face of what is known: open it once, then ask, search and list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import cached_property
from time import perf_counter

from knowledge.answers import Answerer, analyse
from knowledge.answers.context import Sources
from knowledge.answers.standing import standing_of
from knowledge.encoder import encoder_of
from knowledge.index.storage import KnowledgeIndex
from knowledge.opening import open_index
from knowledge.plausible_day import newest_day
from knowledge.records import Answer, Bulletin, Document, Page, Passage, Question, Standard, Standing
from knowledge.search import ANYTHING, PassageFilter, Searcher, SearchResult
from knowledge.settings import KnowledgeSettings

# told of each answer and the seconds that it took, in the thread that asked
Watcher = Callable[[Answer, float], object]
_watchers: list[Watcher] = []

# the word dictionary and the encoder load on first use, which no resident should wait for
_FIRST_SEARCH = "最低工资"
# and so do the names of places, persons and bodies, and what each step of an answer keeps
_FIRST_QUESTIONS = ("杭州能不能养狗", "拖拉机什么时候不能上路", "市长办公会议有哪几项任务")


def watch_answers(watcher: Watcher) -> None:
    """Tell `watcher` every answer of this process from now on, once however often it asks for it."""
    if watcher not in _watchers:
        _watchers.append(watcher)


class KnowledgeBase:
    """One open generation of the index with everything that answers need."""

    def __init__(self, index: KnowledgeIndex, sources: Sources) -> None:
        """Take an open index and the sources over it; use `open` to read them."""
        self._index = index
        self._sources = sources
        self._answerer = Answerer(sources)
        self._is_prepared = False

    @classmethod
    def open(cls, settings: KnowledgeSettings, before: KnowledgeBase | None = None) -> KnowledgeBase:
        """Open the index in use; what `before` has read of it already is not read again.

        Raises:
            KnowledgeError: there is no index, it is damaged, or another encoder built it; the message
                says what to run.
        """
        encoder = encoder_of(settings)
        index = open_index(settings, encoder, before._index.segments if before else None)
        searcher = Searcher(index, encoder, settings)
        searcher.search(_FIRST_SEARCH, 1)
        return cls(
            index,
            Sources(
                bulletins=index.bulletins,
                passages=index.passages,
                standards=index.standards,
                searcher=searcher,
                settings=settings,
            ),
        )

    @property
    def generation(self) -> str:
        """Return the name of the generation that this is."""
        return self._index.generation.name if self._index.generation else ""

    @property
    def identity(self) -> str:
        """Return what is the same on every machine that answers from the same generation."""
        return self._index.generation.identity if self._index.generation else ""

    @property
    def sources(self) -> Sources:
        """Return what answers are made of, for what learns from it."""
        return self._sources

    def prepare(self) -> None:
        """Prepare the documents now, not when they are first found or asked about; again it does nothing.

        Of very many only the newest are prepared, as many as are kept.
        """
        if self._is_prepared:
            return
        self._sources.searcher.prepare()
        self._answerer.prepare()
        for text in _FIRST_QUESTIONS:
            self._answerer.answer(analyse(text, date(2020, 1, 1), {}))
        self._is_prepared = True

    def answer(self, question: Question) -> Answer:
        """Return the answer to an analysed question."""
        started = perf_counter()
        answer = self._answerer.answer(question)
        for watcher in _watchers:
            watcher(answer, perf_counter() - started)
        return answer

    def search(self, text: str, k: int = 10, where: PassageFilter = ANYTHING) -> SearchResult:
        """Return the `k` best passages for `text` that are as asked, with those rejected and the timings."""
        return self._sources.searcher.search(text, k, where)

    @property
    def bulletins(self) -> Sequence[Bulletin]:
        """Return the issues, oldest first."""
        return self._sources.bulletins

    @cached_property
    def newest_day(self) -> date | None:
        """Return the latest day that the bulletins print."""
        return newest_day(self._sources.bulletins)

    @property
    def documents(self) -> Sequence[Document]:
        """Return the documents and sections of all issues."""
        return tuple(self._sources.documents.values())

    @property
    def passages(self) -> Sequence[Passage]:
        """Return every passage."""
        return self._sources.passages

    @property
    def standards(self) -> Sequence[Standard]:
        """Return every standard."""
        return self._sources.standards

    def page(self, bulletin_key: str, number: int) -> Page | None:
        """Return a page of an issue, if there is one."""
        bulletin = self._sources.bulletin_of.get(bulletin_key)
        pages = bulletin.pages if bulletin else ()
        return next((page for page in pages if page.number == number), None)

    def standing(self, document: Document, today: date) -> Standing | None:
        """Return whether a document still holds on `today`; None for a section, which has no validity."""
        return standing_of(document, self._sources, today)
