"""Metrics of several workers in one answer: prometheus_client's files, one for each worker.

This module imports no prometheus_client: whether values lie in files is settled when that is imported.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import sys
from pathlib import Path

from bot.errors import StorageError
from bot.settings import Settings

VARIABLE = "PROMETHEUS_MULTIPROC_DIR"


def share_between_workers(settings: Settings) -> None:
    """Have all workers that are started from here on count into files under `var/metrics`, empty at first.

    Called once by the process that starts the workers, before they are there; one worker needs no files.

    Raises:
        StorageError: The folder cannot be written.
    """
    if settings.operation.workers < 2:
        os.environ.pop(VARIABLE, None)
        return
    folder = settings.var / "metrics"
    try:
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StorageError(
            f"目录 {folder} 无法写入（{error}）：请检查磁盘空间和权限，或用 OUWEN_VAR 换一个目录。"
        ) from error
    os.environ[VARIABLE] = str(folder)
    if "bot.metrics.series" in sys.modules:
        raise RuntimeError("bot.metrics.series was imported before the workers' folder was known")
    if "prometheus_client" in sys.modules:  # imported by a library: what is made from now on counts
        from prometheus_client import values

        values.ValueClass = values.get_value_class()  # type: ignore[no-untyped-call]


def shared_folder() -> Path | None:
    """Return the folder of the workers' files, None where one worker counts for itself."""
    value = os.environ.get(VARIABLE)
    return Path(value) if value else None


def worker_ended(process: int) -> None:
    """Take what a worker that is gone held at the moment (memory, rows that wait) out of the sums."""
    if shared_folder() is not None:
        from prometheus_client.multiprocess import mark_process_dead

        with contextlib.suppress(OSError):
            mark_process_dead(process)  # type: ignore[no-untyped-call]
