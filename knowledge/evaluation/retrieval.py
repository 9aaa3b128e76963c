"""Measuring search on a retrieval set, beside its peer."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from functools import partial
from typing import Any

from knowledge.encoder import Encoder
from knowledge.evaluation.bootstrap import Interval, paired_difference
from knowledge.evaluation.configuration import configuration
from knowledge.evaluation.metrics import COMPARED, by_question
from knowledge.evaluation.parts import Part, Parts, ablation
from knowledge.evaluation.retrieval_set import RetrievalSet
from knowledge.evaluation.search_run import Made, Method, ProductSearch, Progress, measured, peer_search
from knowledge.settings import KnowledgeSettings

HYBRID = "hybrid"
PEER = "BM25 bigrams, text"
TITLED_PEER = "BM25 bigrams, title and text"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How far the hybrid is ahead of a peer in one figure."""

    peer: str
    figure: str
    interval: Interval


@dataclass(frozen=True, slots=True, kw_only=True)
class RetrievalRun:
    """The methods, the hybrid first, its peers next, then the ablation; and the differences to the peers."""

    methods: tuple[Method, ...]
    differences: tuple[Difference, ...]


def measure_retrieval(
    task: RetrievalSet,
    encoder: Encoder | None,
    settings: KnowledgeSettings,
    *,
    without: Parts = frozenset(),
    ablated: bool = False,
    peered: bool = True,
    progress: Progress = lambda name, done, total: None,
) -> RetrievalRun:
    """Search the set by the product, by the peer unless told not to, and `ablated` without each part.

    Where texts have titles there are two peers: over the texts alone, and over titles and texts. Without
    an encoder there is no dense arm.

    Raises:
        EvaluationError: `without` leaves no arm.
    """
    without = without if encoder else without | {Part.DENSE}
    product = ProductSearch(task.articles, encoder, settings)
    ways: list[tuple[str, Callable[[], Made]]] = [(HYBRID, partial(product.without, without))]
    if peered:
        ways += [(PEER, partial(peer_search, task.articles, titled=False))]
    if peered and task.titled:
        ways += [(TITLED_PEER, partial(peer_search, task.articles, titled=True))]
    peers = len(ways) - 1
    if ablated:
        ways += [(one.name, partial(product.without, one.without)) for one in ablation(without, task.titled)]
    methods = []
    for name, make in ways:
        progress(f"{name}: index", 0, len(task.queries))
        methods.append(measured(name, make(), task.queries, progress))
    differences = [one for peer in methods[1 : 1 + peers] for one in _differences(methods[0], peer)]
    return RetrievalRun(methods=tuple(methods), differences=tuple(differences))


def _differences(hybrid: Method, peer: Method) -> Iterator[Difference]:
    ours, theirs = by_question(hybrid.ranked), by_question(peer.ranked)
    for figure in COMPARED:
        interval = paired_difference(ours[figure].tolist(), theirs[figure].tolist())
        yield Difference(peer=peer.name, figure=figure, interval=interval)


def retrieval_result(
    run: RetrievalRun,
    task: RetrievalSet,
    settings: KnowledgeSettings,
    encoder: Encoder | None,
    without: Parts,
) -> dict[str, Any]:
    """Return a run as JSON, its configuration beside it; `rows` has what is compared question by question."""
    hybrid = run.methods[0]
    values = by_question(hybrid.ranked)
    return {
        "measured": "retrieval",
        "configuration": {
            **configuration(settings, encoder),
            "without": sorted(part.value for part in without),
            "counts": {"passages": len(task.articles), "questions": len(task.queries)},
        },
        "remarks": task.remarks,
        "figures": hybrid.figures,
        "methods": [_method(method) for method in run.methods],
        "differences": [
            {"peer": one.peer, "figure": one.figure, **asdict(one.interval)} for one in run.differences
        ],
        "rows": [
            {
                "id": query.id,
                "text": query.text,
                "right": hybrid.ranked[number].first == 1,
                "values": {name: float(column[number]) for name, column in values.items()},
                "ranks": {method.name: list(method.ranked[number].ranks) for method in run.methods},
            }
            for number, query in enumerate(task.queries)
        ],
    }


def _method(method: Method) -> dict[str, Any]:
    return {
        "name": method.name,
        "figures": method.figures,
        "build_seconds": round(method.build_seconds, 3),
        "failed": method.failed,
        "latency_ms": [asdict(one) for one in method.latency],
    }
