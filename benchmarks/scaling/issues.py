"""Many issues read and encoded by one process and by several."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from benchmarks.ingest import SHIPPED, synthetic
from benchmarks.scaling.measures import Row, row, timed
from knowledge.build import build_index
from knowledge.bulletins import read_bulletin
from knowledge.crew import crew_of
from knowledge.index.generation import SEGMENTS
from knowledge.index.manifest import digest_of
from knowledge.settings import KnowledgeSettings


def issue_rows(folder: Path, count: int) -> Iterator[Row]:
    """Yield a line for no workers, one and two; raise ValueError where their segments differ."""
    shipped = [(path, read_bulletin(path)) for path in sorted(SHIPPED.glob("*.txt"))]
    list(synthetic(shipped, count, folder / "issues"))
    digests = []
    for name, workers in (("one after the other", None), ("Dask, 1 process", 1), ("Dask, 2 processes", 2)):
        settings = KnowledgeSettings(bulletins_dir=folder / "issues", index_dir=folder / f"index-{workers}")
        with crew_of(None, workers) as crew:
            generation, seconds = timed(lambda: build_index(settings, crew=crew))  # noqa: B023
        digests.append([digest_of(one) for one in sorted((settings.index_dir / SEGMENTS).iterdir())])
        yield row(
            f"{count} issues, {name}",
            generation.counts["passages"],
            build=seconds,
            remark=f"{seconds / count:.2f} s an issue"
            + (", same bytes" if digests[-1] == digests[0] else ""),
        )
    if any(one != digests[0] for one in digests):
        raise ValueError("the segments made by several processes differ from those made by one")
