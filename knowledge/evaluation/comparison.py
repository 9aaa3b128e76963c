"""Two results of the same kind side by side: figures, configuration, and the questions that changed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from knowledge.errors import EvaluationError
from knowledge.evaluation.bootstrap import Interval, paired_difference

# differs from run to run and says nothing
_ALWAYS_NEW = frozenset({"made_at"})
Result = dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureChange:
    """One figure of both runs; None where a run does not have it.

    `interval` is that of the difference over the `paired` questions that both runs have a value for, None
    where the figure is none of single questions.
    """

    name: str
    before: float | None
    after: float | None
    interval: Interval | None = None
    paired: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What changed from one result to another; questions are (id, text)."""

    figures: tuple[FigureChange, ...]
    configuration: dict[str, tuple[Any, Any]]
    gained: tuple[tuple[str, str], ...]
    lost: tuple[tuple[str, str], ...]
    paired: int
    only_before: int
    only_after: int


def read_result(path: Path, measured: str) -> Result:
    """Return a result that `write_result` wrote of a run that `measured` the same; raise EvaluationError."""
    try:
        content = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(
            f"{path} cannot be read ({error}), expected the --json of another run"
        ) from error
    if (
        not isinstance(content, dict)
        or not {"measured", "configuration", "figures", "rows"} <= content.keys()
    ):
        raise EvaluationError(f"{path} is no result of `ouwen evaluate`, expected the --json of another run")
    if content["measured"] != measured:
        raise EvaluationError(
            f"{path} measured {content['measured']}, expected a run that measured {measured}"
        )
    return content


def write_result(result: Result, path: Path) -> None:
    """Write a result as JSON."""
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def compare(before: Result, after: Result) -> Comparison:
    """Return what changed; questions are paired by their id and their text.

    Raises:
        EvaluationError: the results share no question.
    """
    old, new = _by_question(before), _by_question(after)
    shared = [key for key in new if key in old]
    if not shared:
        raise EvaluationError(
            "the other run shares no question with this one: compare runs over the same set"
        )
    return Comparison(
        figures=tuple(_figures(before, after, [(old[key], new[key]) for key in shared])),
        configuration=dict(_changes(before["configuration"], after["configuration"])),
        gained=tuple(key for key in shared if new[key]["right"] and not old[key]["right"]),
        lost=tuple(key for key in shared if old[key]["right"] and not new[key]["right"]),
        paired=len(shared),
        only_before=len(old) - len(shared),
        only_after=len(new) - len(shared),
    )


def _by_question(result: Result) -> dict[tuple[str, str], dict[str, Any]]:
    return {(row["id"], row["text"]): row for row in result["rows"]}


def _figures(before: Result, after: Result, pairs: list[tuple[Any, Any]]) -> Iterator[FigureChange]:
    """Yield the figures of both runs, in the order of the later one, then those that it has no more."""
    for name in {**after["figures"], **before["figures"]}:
        values = [
            (old["values"][name], new["values"][name])
            for old, new in pairs
            if old["values"].get(name) is not None and new["values"].get(name) is not None
        ]
        interval = (
            paired_difference([new for _, new in values], [old for old, _ in values]) if values else None
        )
        yield FigureChange(
            name=name,
            before=before["figures"].get(name),
            after=after["figures"].get(name),
            interval=interval,
            paired=len(values),
        )


def _changes(before: Any, after: Any, name: str = "") -> Iterator[tuple[str, tuple[Any, Any]]]:
    """Yield the entries of two configurations that differ, an inner one as `settings.dense_weight`."""
    if isinstance(before, dict) and isinstance(after, dict):
        for key in {**before, **after}:
            if key not in _ALWAYS_NEW:
                yield from _changes(before.get(key), after.get(key), f"{name}.{key}".lstrip("."))
    elif before != after:
        yield name, (before, after)
