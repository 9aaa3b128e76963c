"""Runs every benchmark of sections.yml one after the other and makes docs/benchmarks.md: `make benchmark`.

One that fails, or does not reach what is asked for, does not keep the others from running; the exit status is
then 1. The page is written anew after each, so what was measured stays whatever comes after. `--only NAME`
runs those alone, `--skip NAME` all others; `--quick` runs each for seconds, to see that it works.

    python -m benchmarks.everything [--quick] [--only messages --only soak] [--skip scale]
"""

from __future__ import annotations

import argparse
import shlex
import subprocess
import sys
import time
from collections.abc import Mapping, Sequence
from typing import Any

import yaml

from benchmarks import report
from benchmarks.peer.servers import GREETING
from benchmarks.recorded import ROOT


def main() -> None:
    """Run, write the page after each, say what failed and how long each took."""
    sections = yaml.safe_load(report.SECTIONS.read_text(encoding="utf-8"))
    names = [each["name"] for each in sections]
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", action="append", choices=names, default=[])
    parser.add_argument("--skip", action="append", choices=names, default=[])
    options = parser.parse_args()
    wanted = [name for name in options.only or names if name not in options.skip]
    done([sys.executable, "-m", "bot.cli", "ask", GREETING])  # the index and the model, made where stale
    failed, times = [], []
    for each in [one for one in sections if one["name"] in wanted]:
        started = time.perf_counter()
        if not done(command(each, quick=options.quick)):
            failed.append(each["name"])
        times.append(f"{each['name']} {(time.perf_counter() - started) / 60:.1f} min")
        report.write()
    print(", ".join(times))
    sys.exit(f"failed, or not reached: {', '.join(failed)}" if failed else 0)


def command(section: Mapping[str, Any], *, quick: bool) -> list[str]:
    """Return the command of a benchmark: its own, or that of `printed` where it records nothing itself."""
    words = shlex.split(section["run"])[1:]
    if section.get("prints"):
        words = ["-m", "benchmarks.printed", section["name"], "--", *words[1:]]
    return [sys.executable, *words, *(["--quick"] if quick and not section.get("prints") else [])]


def done(words: Sequence[str]) -> bool:
    """Run the command and return whether it went well."""
    print(f"== {time.strftime('%H:%M:%S')} {' '.join(words[1:])}", flush=True)
    status = subprocess.run(words, cwd=ROOT).returncode
    print(f"== {time.strftime('%H:%M:%S')} status {status}\n", flush=True)
    return status == 0


if __name__ == "__main__":
    main()
