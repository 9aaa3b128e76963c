"""Taking issues into the index and out of it: read first, then put in use all at once."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from knowledge.bulletins import issue_files
from knowledge.crew import Crew
from knowledge.errors import BulletinError, IssueMissingError
from knowledge.index.manifest import Change, Generation
from knowledge.index.segment import read_outline
from knowledge.index_writer import IndexWriter, Progress, no_progress, writing
from knowledge.reading import ReadIssue, read_file
from knowledge.records import Bulletin, Standard
from knowledge.settings import KnowledgeSettings
from knowledge.sources import Source, digest_of, sources_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingested:
    """What was read from one file: the issue without its text, its standards, remarks; or the error.

    Many files may be taken in at once, so the text stays with the segments.
    """

    file: Path
    bulletin: Bulletin | None = None
    standards: tuple[Standard, ...] = ()
    warnings: tuple[str, ...] = ()
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Ingestion:
    """The outcome for each file in order; `generation` is None where nothing was put in use."""

    files: tuple[Ingested, ...]
    generation: Generation | None = None


def preview(files: Sequence[Path], key: str | None = None) -> Ingestion:
    """Read files as `ingest` does and change nothing."""
    return Ingestion(files=tuple(_previewed(file, key) for file in files))


def ingest(
    settings: KnowledgeSettings,
    files: Sequence[Path],
    key: str | None = None,
    progress: Progress = no_progress,
    crew: Crew | None = None,
) -> Ingestion:
    """Read files, each an issue, and put those that read in use; an issue that is there is replaced.

    `key` (2021-03) names the issue of a single file. The `crew` reads them where there is one. A file that
    does not read leaves the others alone. Raise KnowledgeError when another change is at work, the disk does
    not take the index, or the crew is lost.
    """
    with writing(settings, progress, crew) as writer:
        added: dict[str, Source] = {}
        outcomes: list[Ingested] = []
        read = _read_by(crew, writer, files, key, progress) if crew else None
        for file in files:
            if read is None:
                outcomes.append(_take_in(writer, file, key, added))
                progress("ingest", len(outcomes), len(files))
            else:
                outcomes.append(_once(read[file], added))
        generation = _put_in_use(settings, writer, added) if added else None
    return Ingestion(files=tuple(outcomes), generation=generation)


def remove(settings: KnowledgeSettings, keys: Sequence[str], progress: Progress = no_progress) -> Generation:
    """Take issues out of the index; shipped ones stay out until they are ingested again.

    Raise IssueMissingError for a key that the index does not hold, or for all of them; none goes then.
    """
    with writing(settings, progress) as writer:
        sources = sources_of(settings, writer.before)
        missing = [key for key in keys if key not in sources]
        if missing:
            raise IssueMissingError(f"the index holds no {', '.join(missing)}, only {', '.join(sources)}")
        shipped = issue_files(settings.bulletins_dir).keys() & set(keys)
        left = {key: source for key, source in sources.items() if key not in keys}
        return writer.publish(left, Change.REMOVE, keys, {*_removed(writer), *shipped})


def _put_in_use(settings: KnowledgeSettings, writer: IndexWriter, added: dict[str, Source]) -> Generation:
    sources = {**sources_of(settings, writer.before), **added}
    return writer.publish(sources, Change.INGEST, added, _removed(writer) - added.keys())


def _removed(writer: IndexWriter) -> set[str]:
    """Return the shipped issues that are kept out."""
    return set(writer.before.removed if writer.before else ())


def _take_in(writer: IndexWriter, file: Path, key: str | None, added: dict[str, Source]) -> Ingested:
    """Read a file and make its segment; add its source to `added`."""
    try:
        issue = read_file(file, key)
        found = _new(issue.bulletin.key, file, added)
        source = Source(key=found, path=file, digest=digest_of(file), shipped=False)
    except BulletinError as error:
        return Ingested(file=file, error=str(error))
    writer.add(source, issue)
    added[found] = source
    return _ingested(file, issue)


def _read_by(
    crew: Crew, writer: IndexWriter, files: Sequence[Path], key: str | None, progress: Progress
) -> dict[Path, Ingested]:
    """Have the crew read the files and make their segments; what an issue names twice is told later."""
    read = {file: Ingested(file=file, error=error) for file in files if (error := _unreadable(file))}
    wanted = {file: key for file in files if file not in read}
    for file, made, folder in writer.read_by(crew, wanted):
        if folder is None:
            read[file] = Ingested(file=file, error=made.error)
        else:
            bulletin, standards = read_outline(folder)
            read[file] = Ingested(
                file=file, bulletin=_outline(bulletin), standards=standards, warnings=made.warnings
            )
        progress("ingest", len(read), len(files))
    return read


def _unreadable(file: Path) -> str | None:
    """Return why a file cannot be opened; the workers are sent what it holds, not where it lies."""
    try:
        with file.open("rb"):
            return None
    except OSError as error:
        return f"无法读取公报文件 {file.name}：{error.strerror}"


def _once(one: Ingested, added: dict[str, Source]) -> Ingested:
    """Return an outcome, and add its source to `added` where the issue is not there already."""
    if one.bulletin is None:
        return one
    try:
        found = _new(one.bulletin.key, one.file, added)
        added[found] = Source(key=found, path=one.file, digest=digest_of(one.file), shipped=False)
    except BulletinError as error:
        return Ingested(file=one.file, error=str(error))
    return one


def _new(key: str, file: Path, added: Mapping[str, Source]) -> str:
    """Return the key of an issue; raise BulletinError where another file brought that issue."""
    if key in added:
        raise BulletinError(f"{file.name} 与 {added[key].path.name} 是同一期（{key}），只收前一个")
    return key


def _previewed(file: Path, key: str | None) -> Ingested:
    try:
        return _ingested(file, read_file(file, key))
    except BulletinError as error:
        return Ingested(file=file, error=str(error))


def _ingested(file: Path, issue: ReadIssue) -> Ingested:
    return Ingested(
        file=file, bulletin=_outline(issue.bulletin), standards=issue.standards, warnings=issue.warnings
    )


def _outline(bulletin: Bulletin) -> Bulletin:
    """Return an issue without the lines of its pages and the texts of its documents."""
    return replace(
        bulletin,
        pages=tuple(replace(page, lines=()) for page in bulletin.pages),
        documents=tuple(replace(document, articles=(), entries=()) for document in bulletin.documents),
    )
