"""What is read when Prometheus asks: the index, the newest bulletin, the version."""

from __future__ import annotations

import importlib.metadata
import platform
from collections.abc import Callable, Iterator
from datetime import date, datetime, timezone
from functools import lru_cache
from typing import Any

from prometheus_client import ProcessCollector
from prometheus_client.core import GaugeMetricFamily, InfoMetricFamily, Metric
from prometheus_client.registry import Collector

from knowledge.errors import KnowledgeError
from knowledge.history import history
from knowledge.plausible_day import newest_day
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings

Base = Callable[[], KnowledgeBase]


class IndexSeries(Collector):
    """The index in use: its age, what it holds, how old the newest bulletin is."""

    def __init__(self, base: Base, settings: KnowledgeSettings, today: Callable[[], date]) -> None:
        """Ask `base` for the index at each call; `today` is the day that counts as today."""
        self._base = base
        self._today = today
        self._made_at = lru_cache(maxsize=4)(lambda name: _made_at(settings, name))

    def collect(self) -> Iterator[Metric]:
        """Yield the series, none of what cannot be known now."""
        try:
            base = self._base()
            made = self._made_at(base.generation)
        except (KnowledgeError, OSError):
            return
        newest = newest_day(base.bulletins)
        yield InfoMetricFamily("ouwen_index", "The index in use.", value=_held(base))
        if made is not None:
            yield _gauge("ouwen_index_age_seconds", "Since the index in use was made.", _seconds_since(made))
        if newest is not None:
            days = (self._today() - newest).days
            yield _gauge("ouwen_newest_bulletin_age_days", "Since the newest bulletin.", days)


class BuildSeries(Collector):
    """The versions that run."""

    def __init__(self) -> None:
        """Read the versions once."""
        names = {"version": "ouwen", "rasa": "rasa", "sanic": "sanic", "torch": "torch"}
        self._versions = {label: _version(package) for label, package in names.items()}
        self._versions["python"] = platform.python_version()

    def collect(self) -> Iterator[Metric]:
        """Yield the series."""
        yield InfoMetricFamily("ouwen_build", "The versions that run.", value=self._versions)


def own_process() -> Collector:
    """Return the standard series of this process (`process_…`)."""
    return ProcessCollector(registry=None)


def _held(base: KnowledgeBase) -> dict[str, str]:
    newest = base.bulletins[-1].key if base.bulletins else ""
    counts = {"passages": len(base.passages), "standards": len(base.standards), "issues": len(base.bulletins)}
    told = {name: str(count) for name, count in counts.items()}
    return {"generation": base.generation, **told, "newest_issue": newest}


def _made_at(settings: KnowledgeSettings, name: str) -> datetime | None:
    """Return when a generation was made, None for one that is no longer kept."""
    made = next((one.made_at for one in history(settings) if one.name == name), None)
    return datetime.fromisoformat(made) if made else None


def _seconds_since(moment: datetime) -> float:
    return (datetime.now(timezone.utc) - moment).total_seconds()


def _gauge(name: str, told: str, value: float) -> Any:
    return GaugeMetricFamily(name, told, value=value)


def _version(package: str) -> str:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return "unknown"
