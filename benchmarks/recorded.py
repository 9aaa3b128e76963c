"""Keeps what a benchmark measured: a JSON file a benchmark, with the machine, the versions and the day.

    from benchmarks.recorded import Demand, record

    record(
        "fuzz",
        rows=[{"what": "messages", "sent": 100_000, "status 500": 0, "slowest, ms": 310.0}],
        configuration={"seed": 7, "limits by sender and address": "off"},
        command="python -m benchmarks.fuzz",
        demands=[Demand(text="no 500", found=0, limit=0)],
    )

Rows are flat, one a line of the table in docs/benchmarks.md, ours and the peer side by side: the keys are the
heads of the columns, with the unit. `benchmarks/report.py` makes the page; sections.yml beside it says what
each is called and what it is for. A run with `--quick` says so in its command, and the page repeats it.
"""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
Cell = str | int | float | bool | None
Row = Mapping[str, Cell]
PACKAGES = (
    "rasa", "rasa-sdk", "tensorflow", "sanic", "SQLAlchemy", "numpy", "scikit-learn", "torch", "transformers",
    "faiss-cpu", "pymilvus", "milvus-lite", "dask", "redis", "psycopg2-binary", "uvloop", "aiohttp",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Demand:
    """A figure that is asked for: `found` must be at most (or, with `at_least`, at least) `limit`.

    `found` is None where it could not be measured; that never counts as reached. `asked_by_issue` is False
    for what we ask of ourselves beside it. `by` names the side where the same is asked of several.
    """

    text: str
    found: float | None
    limit: float
    at_least: bool = False
    unit: str = ""
    asked_by_issue: bool = True
    by: str = ""

    @property
    def reached(self) -> bool:
        """Return whether the figure is what was asked for."""
        if self.found is None:
            return False
        return self.found >= self.limit if self.at_least else self.found <= self.limit


def folder() -> Path:
    """Return where the figures lie: `benchmarks` in OUWEN_VAR, by default in var/."""
    return Path(os.environ.get("OUWEN_VAR") or ROOT / "var") / "benchmarks"


def record(
    name: str,
    *,
    rows: Sequence[Row],
    configuration: Mapping[str, object],
    command: str,
    demands: Sequence[Demand] = (),
    printed: str = "",
) -> Path:
    """Write var/benchmarks/<name>.json and return its path; the last run replaces the one before.

    `configuration` says how both sides were set up (nested where it helps), `command` how to do it again,
    `printed` is text to show as it is, for benchmarks that print tables of their own.
    """
    content = {
        "name": name,
        "date": datetime.now().astimezone().isoformat(timespec="seconds"),
        "commit": commit(),
        "machine": machine(),
        "versions": versions(),
        "command": command,
        "configuration": dict(configuration),
        "rows": [dict(row) for row in rows],
        "demands": [asdict(demand) for demand in demands],
        "printed": printed,
    }
    path = folder() / f"{name}.json"
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    unfinished.replace(path)
    return path


def machine() -> dict[str, str]:
    """Return processor, cores that may be used, memory and operating system."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": processor(),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "memory": f"{memory:.0f} GiB",
        "system": operating_system(),
    }


def processor() -> str:
    """Return the name of the processor as Linux gives it, elsewhere as Python does."""
    # model name	: Intel(R) Xeon(R) Processor @ 2.60GHz
    known = Path("/proc/cpuinfo")
    lines = known.read_text(encoding="utf-8").splitlines() if known.exists() else []
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return names[0] if names else platform.processor() or platform.machine()


def operating_system() -> str:
    """Return the name of the distribution and the kernel."""
    try:
        name = platform.freedesktop_os_release()["PRETTY_NAME"]
    except (OSError, KeyError):
        name = platform.system()
    return f"{name}, {platform.system()} {'.'.join(platform.release().split('.')[:2])}"


def versions() -> dict[str, str]:
    """Return the versions of Python and of the packages that figures depend on, where they are installed."""
    found = {"Python": platform.python_version()}
    for package in PACKAGES:
        try:
            found[package] = version(package)
        except PackageNotFoundError:
            continue
    return found


def commit() -> str:
    """Return the short name of the commit, with `+` where files differ from it; `unknown` without git."""
    try:
        name = _git("rev-parse", "--short", "HEAD")
        changed = _git("status", "--porcelain", "--untracked-files=no")
    except (OSError, subprocess.CalledProcessError):
        return "unknown"
    return name + ("+" if changed else "")


def _git(*words: str) -> str:
    """Return what git says."""
    done = subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True, text=True)
    return done.stdout.strip()
