"""One change of the index folder: made under its lock, put in use as a whole or not at all."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from knowledge.crew import Crew
from knowledge.encoder import encoder_of, prefixes_of
from knowledge.errors import BulletinError, IssueMissingError, WorkersError
from knowledge.index.generation import changing, names, publish
from knowledge.index.manifest import FORMAT_VERSION, Change, Generation, IssueEntry
from knowledge.index.milvus_copy import copy_generation, tidy_copy
from knowledge.index.milvus_sharing import follow, give_where_possible
from knowledge.orders import Made, Order
from knowledge.reading import ReadIssue
from knowledge.segments import SegmentMaker
from knowledge.settings import KnowledgeSettings
from knowledge.sources import Source, digest_of, last_generation, read_bytes

Progress = Callable[[str, int, int], None]


def no_progress(_stage: str, _done: int, _total: int) -> None:
    """Tell nobody."""


class IndexWriter:
    """Makes the next generation out of `before`, the last one (None where there is none yet)."""

    def __init__(
        self, settings: KnowledgeSettings, progress: Progress = no_progress, crew: Crew | None = None
    ) -> None:
        """Take the encoder and the rules of now; an encoder that cannot be loaded is left out."""
        self._settings = settings
        self._crew = crew
        self._root = settings.index_dir
        self._bulletins_dir = settings.bulletins_dir
        self._milvus = settings.milvus
        self._progress = progress
        self._encoder = encoder_of(settings)
        self._maker = SegmentMaker(self._root, self._encoder)
        self.before = last_generation(self._root)

    def add(self, source: Source, issue: ReadIssue) -> None:
        """Make the segment of an issue that is read already; `publish` puts it in use."""
        self._maker.entry(source, issue)

    def read_by(
        self, crew: Crew, files: Mapping[Path, str | None]
    ) -> Iterator[tuple[Path, Made, Path | None]]:
        """Have files read, each the issue of a key or the one that it names, and their segments made.

        Give file, outcome and the folder of its segment, None for a file that does not read, in the order
        in which they are ready. Raise WorkersError for a segment by other rules or another encoder.
        """
        for file, made in crew.made((file, self._order(file, key)) for file, key in files.items()):
            yield file, made, None if made.error else self._stored(file, made)

    def _order(self, file: Path, key: str | None) -> Order:
        return Order(
            file=file.name,
            content=read_bytes(file),
            key=key,
            encoder=self._settings.encoder,
            prefixes=prefixes_of(self._settings),
        )

    def _stored(self, file: Path, made: Made) -> Path:
        expected = self._maker.name(made.key, digest_of(file))
        if made.segment != expected:
            raise WorkersError(
                f"a worker made segment {made.segment} of {file.name}, expected {expected}: it has another "
                f"version or another encoder, or the file has changed; install the same on every machine"
            )
        return self._maker.store(made.segment, made.files)

    def _made_by(self, crew: Crew, sources: Mapping[str, Source], check: bool) -> None:
        """Have the segments made that are missing; raise BulletinError for a file that does not read."""
        missing = {one.path: one.key for one in sources.values() if not self._maker.has(one, check=check)}
        for done, (_, made, _) in enumerate(self.read_by(crew, missing), 1):
            if made.error:
                raise BulletinError(made.error)
            self._progress("bulletins", done, len(missing))

    def publish(
        self,
        sources: Mapping[str, Source],
        change: Change,
        changed: Iterable[str] = (),
        removed: Iterable[str] = (),
    ) -> Generation:
        """Put a generation in use that holds exactly these issues; segments that are missing are made.

        A build also verifies the segments that are there, and makes damaged ones again. Raise
        IssueMissingError for no issue at all.
        """
        if not sources:
            raise IssueMissingError(
                f"no issue is left: put a file such as 2019-12.txt into {self._bulletins_dir}"
            )
        check = change is Change.BUILD
        if self._crew is not None:
            self._made_by(self._crew, dict(sorted(sources.items())), check)
            check = False
        entries: list[IssueEntry] = []
        for _, source in sorted(sources.items()):
            entries.append(self._maker.entry(source, check=check))
            self._progress("bulletins", len(entries), len(sources))
        generation = Generation(
            format_version=FORMAT_VERSION,
            number=int(max(names(self._root), key=int, default="0")) + 1,
            made_at=datetime.now().astimezone().isoformat(timespec="seconds"),
            change=change,
            changed=tuple(changed),
            encoder_name=self._encoder.name if self._encoder else None,
            encoder_digest=self._encoder.digest if self._encoder else None,
            rules_digest=self._maker.rules_digest,
            issues=tuple(entries),
            removed=tuple(sorted(removed)),
        )
        self._put_in_use(generation)
        self._progress("write", 1, 1)
        return generation

    def _put_in_use(self, generation: Generation) -> None:
        """Publish a generation; with a Milvus its rows are written before, old ones deleted after."""
        if self._milvus is None:
            publish(self._root, generation)
            return
        dimension = self._encoder.dimension if self._encoder else 0
        copy_generation(self._milvus, self._root, generation, dimension)
        publish(self._root, generation)
        give_where_possible(self._milvus, self._root)
        tidy_copy(self._milvus, self._root)


@contextmanager
def writing(
    settings: KnowledgeSettings, progress: Progress = no_progress, crew: Crew | None = None
) -> Iterator[IndexWriter]:
    """Hold the only right to change the index.

    Raise KnowledgeError when another change is at work or the disk does not take this one.
    """
    if settings.milvus is not None:
        follow(settings.milvus, settings.index_dir, at_once=True)
    with changing(settings.index_dir):
        yield IndexWriter(settings, progress, crew)
