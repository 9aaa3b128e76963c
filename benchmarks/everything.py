"""Runs every benchmark of sections.yml one after the other and makes docs/benchmarks.md: `make benchmark`.

One that fails, or does not reach what is asked for, does not keep the others from running; the exit status is
then 1. `--only NAME` runs those alone; `--quick` runs each for seconds, to see that it works.

    python -m benchmarks.everything [--quick] [--only messages --only soak]
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
from benchmarks.recorded import ROOT


def main() -> None:
    """Run, write the page, say what failed."""
    sections = yaml.safe_load(report.SECTIONS.read_text(encoding="utf-8"))
    names = [each["name"] for each in sections]
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--only", action="append", choices=names, default=[])
    options = parser.parse_args()
    chosen = [each for each in sections if not options.only or each["name"] in options.only]
    failed = [each["name"] for each in chosen if not done(command(each, quick=options.quick))]
    report.write()
    sys.exit(f"failed, or not reached: {', '.join(failed)}" if failed else 0)


def command(section: Mapping[str, Any], *, quick: bool) -> list[str]:
    """Return the command of a benchmark: its own, or that of `printed` where it records nothing itself."""
    words = shlex.split(section["run"])[1:]
    if section.get("prints"):
        words = ["-m", "benchmarks.printed", section["name"], "--", *words[1:]]
    return [sys.executable, *words, *(["--quick"] if quick and not section.get("prints") else [])]


def done(words: Sequence[str]) -> bool:
    """Run the command and return whether it went well."""
    print(f"== {' '.join(words[1:])}", flush=True)
    started = time.perf_counter()
    status = subprocess.run(words, cwd=ROOT).returncode
    print(f"== took {(time.perf_counter() - started) / 60:.1f} min, status {status}\n", flush=True)
    return status == 0


if __name__ == "__main__":
    main()
