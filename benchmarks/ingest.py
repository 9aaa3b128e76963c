"""Prints what taking in issues costs: parsing alone, one more beside many, a plain pipeline beside it.

    python benchmarks/ingest.py [--issues 1000] [--folder FOLDER]

The issues are made from those of data/bulletins: the pages of their documents and sections in another
order, so each is as large and as irregular as a real one. The plain pipeline cuts the same texts every 360
characters, encodes them by the same encoder and writes all of FAISS anew for every issue that comes.
"""

from __future__ import annotations

import argparse
import random
import resource
import tempfile
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path
from time import perf_counter

import faiss
import numpy as np
from numpy.typing import NDArray

from knowledge.build import build_index
from knowledge.bulletins import read_bulletin
from knowledge.encoder import load_encoder
from knowledge.ingestion import ingest
from knowledge.records import Bulletin
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings

SHIPPED = Path(__file__).resolve().parent.parent / "data" / "bulletins"
FIRST_YEAR = 1950
ISSUES_A_YEAR = 24
SLICE = 360
REPEATS = 5


def main() -> None:
    """Measure and print."""
    arguments = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    arguments.add_argument("--issues", type=int, default=1000)
    arguments.add_argument(
        "--folder", type=Path, default=None, help="where the indexes go (a temporary folder)"
    )
    given = arguments.parse_args()
    with tempfile.TemporaryDirectory(dir=given.folder) as folder:
        run(Path(folder), given.issues)


def run(folder: Path, count: int) -> None:
    """Print the three tables."""
    shipped = [(path, read_bulletin(path)) for path in sorted(SHIPPED.glob("*.txt"))]
    parsing(shipped)
    files = list(synthetic(shipped, count + REPEATS, folder / "issues"))
    growth(files, count, folder)


def parsing(shipped: Sequence[tuple[Path, Bulletin]]) -> None:
    """Print how fast files are parsed to documents, passages and standards left out."""
    pages = sum(len(bulletin.pages) for _, bulletin in shipped)
    size = sum(path.stat().st_size for path, _ in shipped)
    best = min(timed_parsing(shipped) for _ in range(REPEATS))
    print(f"parsing alone, {len(shipped)} shipped issues, best of {REPEATS}")
    print(f"  {pages / best:10,.0f} pages/s {size / best / 1e6:8.2f} MB/s\n")


def timed_parsing(shipped: Sequence[tuple[Path, Bulletin]]) -> float:
    """Return the seconds that parsing all files takes."""
    start = perf_counter()
    for path, _ in shipped:
        read_bulletin(path)
    return perf_counter() - start


def growth(files: Sequence[Path], count: int, folder: Path) -> None:
    """Take in issues up to sizes ten times apart, and one more at each size, beside the plain pipeline."""
    (folder / "none").mkdir()
    settings = KnowledgeSettings(bulletins_dir=folder / "none", index_dir=folder / "index")
    plain = Plain(folder / "plain.faiss")
    sizes = [size for size in (1, 10, 100, 1000, 10_000) if size < count] + [count]
    print(f"{'':>8} {'all at once':>23} {'one more issue, median of ' + str(REPEATS):>46}")
    print(
        f"{'issues':>8} {'s/issue':>10} {'MB/s':>6} {'MiB':>5} "
        f"{'ours, ms':>14} {'plain, ms':>14} {'opening, s':>12} {'index, MB':>12}"
    )
    held = 0
    for size in sizes:
        batch = files[held:size]
        seconds = timed(partial(ingest, settings, batch))
        memory = peak_mib()
        for file in batch:
            plain.add(file)
        held = size
        ours, theirs = one_more(settings, plain, files[-REPEATS:])
        opening = timed(lambda: KnowledgeBase.open(settings))
        stored = megabytes([*settings.index_dir.rglob("*")])
        print(
            f"{size:8,} {seconds / len(batch):10.3f} {megabytes(batch) / seconds:6.2f} {memory:5,.0f} "
            f"{ours * 1000:14,.0f} {theirs * 1000:14,.0f} {opening:12.2f} {stored:12,.0f}",
            flush=True,
        )
    rebuilt = timed(lambda: build_index(settings))
    print(f"\nbuild with nothing to do, {count:,} issues verified: {rebuilt:.2f} s")


def one_more(settings: KnowledgeSettings, plain: Plain, files: Sequence[Path]) -> tuple[float, float]:
    """Return the median seconds of one more issue, ours and plain; the same issues replace themselves."""
    ours, theirs = [], []
    for file in files:
        with file.open("a", encoding="utf-8") as text:
            text.write("\n　　又及。\n")  # another edition, so that nothing of the last time can be used
        ours.append(timed(partial(ingest, settings, [file])))
        theirs.append(timed(partial(plain.write_with, file)))
    return float(np.median(ours)), float(np.median(theirs))


class Plain:
    """Slices of equal length, one vector each, in one FAISS file."""

    def __init__(self, path: Path) -> None:
        """Start empty."""
        self._path = path
        self._encoder = load_encoder()
        self._vectors: list[NDArray[np.float32]] = []

    def add(self, file: Path) -> None:
        """Encode the slices of a file."""
        text = "".join(file.read_text(encoding="utf-8").split())
        slices = [text[start : start + SLICE] for start in range(0, len(text), SLICE)]
        self._vectors.append(self._encoder.encode_passages(slices))

    def write_with(self, file: Path) -> None:
        """Add a file, write the whole index, and forget the file again."""
        self.add(file)
        index = faiss.IndexFlatIP(self._encoder.dimension)
        index.add(np.concatenate(self._vectors))
        faiss.write_index(index, str(self._path))
        self._vectors.pop()


def synthetic(shipped: Sequence[tuple[Path, Bulletin]], count: int, folder: Path) -> Iterator[Path]:
    """Write issues made of the parts of the shipped ones in another order; give the files."""
    folder.mkdir()
    blocks = [list(blocks_of(path, bulletin)) for path, bulletin in shipped]
    for number in range(count):
        chance = random.Random(number)
        own = blocks[number % len(blocks)][:]
        chance.shuffle(own)
        year, issue = divmod(number, ISSUES_A_YEAR)
        file = folder / f"{FIRST_YEAR + year}-{issue + 1:02d}.txt"
        file.write_text("\n\n\n\n".join(own), encoding="utf-8")
        yield file


def blocks_of(path: Path, bulletin: Bulletin) -> Iterator[str]:
    """Yield the text of each document and section, whole pages."""
    lines = path.read_text(encoding="utf-8-sig").split("\n")
    first_line = {page.number: page.lines[0].number for page in reversed(bulletin.pages) if page.lines}
    starts = sorted({first_line[d.pages[0]] for d in bulletin.documents if d.pages[0] in first_line})
    for first, last in pairwise([*starts, len(lines) + 1]):
        yield "\n".join(lines[first - 1 : last - 1])


def timed(step: Callable[[], object]) -> float:
    """Return the seconds that a step takes."""
    start = perf_counter()
    step()
    return perf_counter() - start


def megabytes(files: Sequence[Path]) -> float:
    """Return the size of the files in MB."""
    return sum(file.stat().st_size for file in files if file.is_file()) / 1e6


def peak_mib() -> float:
    """Return the most memory that this process has held so far, in MiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
