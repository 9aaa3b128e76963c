"""Prints ours, FAISS and Milvus from 10 thousand to a million passages, and issues read by several processes.

    python -m benchmarks.scale [--quick] [--only dense|words|milvus|issues]… [--most N] [--milvus-seconds N]

Passages are made from the 81,406 articles of corpora/local-regulations.jsonl.gz in $OUWEN_SHARED or ../shared
(left out where it is absent). Milvus is the embedded one, or the server of OUWEN_MILVUS_URI (with
OUWEN_MILVUS_TOKEN), where every size is written; a size that the embedded one would take longer to write than
`--milvus-seconds` is left out, and the table says so. A million passages take 12 GiB of memory for the words.
Each part runs in a process of its own, so memory is that of the part. About 12 minutes on 2 quiet cores.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.recorded import ROOT, Demand, record
from benchmarks.scaling.corpus import Corpus, corpus
from benchmarks.scaling.in_milvus import milvus_rows
from benchmarks.scaling.issues import issue_rows
from benchmarks.scaling.measures import Row, row, shown
from benchmarks.scaling.vectors import dense_rows
from benchmarks.scaling.words import lexical_rows
from knowledge.backend import MilvusAccess

CORPUS = Path(os.environ.get("OUWEN_SHARED") or ROOT.parent / "shared") / "corpora/local-regulations.jsonl.gz"
SIZES, QUICK_SIZES = (10_000, 100_000, 300_000, 1_000_000), (2_000, 4_000)
PARTS = ("dense", "words", "milvus", "issues")
QUESTIONS, QUICK_QUESTIONS = 300, 20
ISSUES, QUICK_ISSUES = 40, 2
LEAST_RECALL = 0.98


def main() -> None:
    """Run the parts one after the other, print and record their lines."""
    given = _arguments()
    if given.part:
        _part(given)
        return
    names = list(shown_head())
    print(
        " ".join((f"{names[0]:44}", f"{names[1]:>10}", *(f"{name:>11}" for name in names[2:-1]))), flush=True
    )
    rows = [one for name in given.only or PARTS for one in _run(name, given)]
    record(
        "scale",
        rows=rows,
        configuration=_configuration(given),
        command=" ".join(("python -m benchmarks.scale", *sys.argv[1:])),
        demands=list(_demands(rows)),
    )


def shown_head() -> Row:
    """Return an empty line: its keys are the heads of the columns."""
    return row("", 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true", help="a few thousand passages, to see that it works")
    parser.add_argument("--only", action="append", choices=PARTS, help="this part alone; may be repeated")
    parser.add_argument("--most", type=int, default=SIZES[-1], help="no more passages than this")
    parser.add_argument("--milvus-seconds", type=float, default=180, help="a longer write is left out")
    parser.add_argument("--part", choices=PARTS, help=argparse.SUPPRESS)
    return parser.parse_args()


def _run(name: str, given: argparse.Namespace) -> Iterator[Row]:
    """Run a part in a process of its own, and give its lines as they come."""
    if name != "issues" and not CORPUS.is_file():
        yield _told(
            row(name, 0, remark=f"left out: no {CORPUS.name} in {CORPUS.parent.name} of $OUWEN_SHARED")
        )
        return
    command = [sys.executable, "-m", "benchmarks.scale", "--part", name, "--most", str(given.most)]
    command += ["--milvus-seconds", str(given.milvus_seconds), *(["--quick"] if given.quick else [])]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        for line in process.stdout:
            yield _told(json.loads(line))
    if process.returncode:
        sys.exit(f"{name} ended with {process.returncode}: nothing is recorded.")


def _told(one: Row) -> Row:
    print(shown(one), flush=True)
    return one


def _part(given: argparse.Namespace) -> None:
    """Measure one part and write its lines as JSON."""
    with TemporaryDirectory(prefix="ouwen-scale-") as folder:
        for one in _measured(given, Path(folder)):
            print(json.dumps(one, ensure_ascii=False), flush=True)


def _measured(given: argparse.Namespace, folder: Path) -> Iterator[Row]:
    if given.part == "issues":
        yield from issue_rows(folder, QUICK_ISSUES if given.quick else ISSUES)
        return
    sizes = QUICK_SIZES if given.quick else (*(size for size in SIZES if size < given.most), given.most)
    access = _access(folder)
    if given.part == "milvus" and access.embedded and not given.quick:
        sizes = tuple(size for size in sizes if size < SIZES[-1])
    passages = _passages(sizes, given.quick)
    if given.part == "dense":
        yield from dense_rows(passages, sizes)
    elif given.part == "words":
        yield from lexical_rows(passages, sizes)
    else:
        yield from milvus_rows(passages, sizes, access, given.milvus_seconds if access.embedded else 1e9)


def _passages(sizes: Sequence[int], quick: bool) -> Corpus:
    return corpus(CORPUS, max(sizes), QUICK_QUESTIONS if quick else QUESTIONS)


def _access(folder: Path) -> MilvusAccess:
    return MilvusAccess(
        uri=os.environ.get("OUWEN_MILVUS_URI") or f"{folder}/milvus.db",
        token=os.environ.get("OUWEN_MILVUS_TOKEN", ""),
        prefix="ouwen_scale",
    )


def _configuration(given: argparse.Namespace) -> dict[str, object]:
    return {
        "passages": "81,406 articles, then such with one sentence of another, half of them with one more",
        "questions": f"{QUICK_QUESTIONS if given.quick else QUESTIONS} stretches of 16 characters",
        "recall@10": "share of the first ten that score as well as the exact tenth",
        "memory": "growth of the process; ours with the vectors or postings kept; Milvus: its process",
        "Milvus": "embedded" if not os.environ.get("OUWEN_MILVUS_URI") else "server",
    }


def _demands(rows: Sequence[Row]) -> Iterator[Demand]:
    """Yield what is asked of the approximate index of the largest size."""
    ours = [one for one in rows if one["what"] == "ours, dense arm" and one["recall@10"] is not None]
    if ours:
        largest = max(ours, key=lambda one: int(one["passages"] or 0))
        found = float(largest["recall@10"] or 0)
        text = f"recall@10 of the approximate index over {int(largest['passages'] or 0):,} passages"
        yield Demand(text=text, found=found, limit=LEAST_RECALL, at_least=True)


if __name__ == "__main__":
    main()
