"""Time, memory and recall, and a line of the table."""

from __future__ import annotations

import gc
from collections.abc import Callable, Sequence
from time import perf_counter
from typing import TypeVar

import numpy as np
import psutil

from benchmarks.recorded import Cell
from knowledge.index.arms import Scored, Vectors

T = TypeVar("T")
Row = dict[str, Cell]
# Of equal passages any may come first, so what counts is the score, as in ann-benchmarks.
EQUAL = 1e-5
WANTED = 10
# so many passages are scored for all questions at once, 40 MB with 300 questions
AT_ONCE = 32_768


def resident_mib(others: Sequence[psutil.Process] = ()) -> float:
    """Return the resident memory of this process, or of others, in MiB."""
    gc.collect()
    return sum(one.memory_info().rss for one in others or [psutil.Process()]) / 2**20


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what the work gives and its seconds."""
    start = perf_counter()
    given = work()
    return given, perf_counter() - start


def asked(search: Callable[[int], T], questions: int) -> tuple[list[T], list[float]]:
    """Return what each search gives and its milliseconds, the first search not counted."""
    search(0)
    found, times = [], []
    for number in range(questions):
        one, seconds = timed(lambda number=number: search(number))  # type: ignore[misc]
        found.append(one)
        times.append(seconds * 1000)
    return found, times


def best_scores(vectors: Vectors, questions: Vectors) -> list[float]:
    """Return for each question the exact score of its tenth best passage."""
    best = np.full((0, len(questions)), -np.inf, dtype=np.float32)
    for start in range(0, len(vectors), AT_ONCE):
        both = np.concatenate((best, vectors[start : start + AT_ONCE] @ questions.T))
        best = np.partition(both, -WANTED, axis=0)[-WANTED:]
    return [float(least) for least in best.min(axis=0)]


def recall(found: Sequence[Sequence[Scored]], least: Sequence[float]) -> float:
    """Return the share of the first ten whose score is as good as that of the exact tenth."""
    good = [
        sum(one.score >= score - EQUAL for one in best[:WANTED])
        for best, score in zip(found, least, strict=True)
    ]
    return float(np.mean(good)) / WANTED


def row(what: str, passages: int, times: Sequence[float] = (), **figures: Cell) -> Row:
    """Return a line of the table with all its columns."""
    p50, p99 = np.percentile(times, (50, 99)).tolist() if times else (None, None)
    given: Row = {
        "what": what,
        "passages": passages,
        "build, s": None,
        "memory, MiB": None,
        "disk, MiB": None,
        "p50, ms": None if p50 is None else round(p50, 2),
        "p99, ms": None if p99 is None else round(p99, 2),
        "recall@10": None,
        "remark": "",
    }
    names = {"build": "build, s", "memory": "memory, MiB", "disk": "disk, MiB", "recall": "recall@10"}
    for name, value in figures.items():
        given[names.get(name, name)] = _rounded(name, value)
    return given


def _rounded(name: str, value: Cell) -> Cell:
    if isinstance(value, float):
        return round(value, 3 if name == "recall" else 1)
    return value


def shown(one: Row) -> str:
    """Return a line as it is printed."""
    cells = [f"{one['what']:44}", f"{one['passages']:>10,}"]
    cells += [f"{'' if value is None else value:>11}" for value in list(one.values())[2:-1]]
    return " ".join((*cells, str(one["remark"])))
