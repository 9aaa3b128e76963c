"""Runs a benchmark that prints tables of its own and records what it printed.

python -m benchmarks.printed NAME -- MODULE [ARGUMENT …]
python -m benchmarks.printed entities -- benchmarks.entities
"""

from __future__ import annotations

import subprocess
import sys

from benchmarks.recorded import ROOT, record


def main() -> None:
    """Run the module, show what it prints as it comes, and record it."""
    try:
        name, mark, *words = sys.argv[1:]
    except ValueError:
        sys.exit(__doc__)
    if mark != "--" or not words:
        sys.exit(__doc__)
    command = [sys.executable, "-m", *words]
    lines = []
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True, encoding="utf-8") as process:
        assert process.stdout is not None
        for line in process.stdout:
            print(line, end="", flush=True)
            lines.append(line)
    if process.returncode:
        sys.exit(f"{' '.join(words)} ended with {process.returncode}: nothing is recorded.")
    record(name, rows=[], configuration={}, command=f"python -m {' '.join(words)}", printed="".join(lines))


if __name__ == "__main__":
    main()
