"""Makes docs/benchmarks.md from what the benchmarks recorded in var/benchmarks.

    python -m benchmarks.report [--check]

A benchmark without a record is named as not run. `--check` writes nothing: it exits with 1 where the page is
not what the records give.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import yaml

from benchmarks.recorded import ROOT, Demand, folder

PAGE = ROOT / "docs" / "benchmarks.md"
SECTIONS = Path(__file__).with_name("sections.yml")
HEAD = """# Benchmarks

Made by `make benchmark`, which runs every script below and writes this page anew after each: do not edit.
`python -m benchmarks.everything --only NAME` or `--skip NAME` chooses, `--quick` shows that a script works,
`python -m benchmarks.report` makes the page of what was recorded. A script prints ours and the peer side by
side in one run, where there is a peer. A figure that missed what is asked for stands here as it was measured.
"""


def main() -> None:
    """Write the page, or compare it."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="only say whether the page is up to date")
    options = parser.parse_args()
    made = page(folder())
    name = PAGE.relative_to(ROOT)
    if not options.check:
        write()
    elif not PAGE.exists() or PAGE.read_text(encoding="utf-8") != made:
        sys.exit(f"{name} is not what the records in var/benchmarks give: run python -m benchmarks.report.")
    else:
        print(f"{name} is what the records give")


def write() -> None:
    """Write the page from the records."""
    PAGE.write_text(page(folder()), encoding="utf-8")
    print(f"{PAGE.relative_to(ROOT)} written from {len(records(folder()))} records")


def page(recorded: Path) -> str:
    """Return the whole page from the records in the folder `recorded`."""
    found = records(recorded)
    sections = yaml.safe_load(SECTIONS.read_text(encoding="utf-8"))
    parts = [HEAD, overview(sections, found)]
    parts += [section(each, found.get(each["name"])) for each in sections]
    return "\n".join(parts)


def records(recorded: Path) -> dict[str, dict[str, Any]]:
    """Return the records of the folder by their names."""
    paths = sorted(recorded.glob("*.json"))
    return {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in paths}


def overview(sections: Sequence[Mapping[str, str]], found: Mapping[str, Mapping[str, Any]]) -> str:
    """Return the table of everything that is asked for, and what was not run."""
    rows = [
        row | {"shown by": f"`{each['name']}`"}
        for each in sections
        for row in verdicts([one for one in demands(found.get(each["name"])) if one.asked_by_issue])
    ]
    missing = [each["name"] for each in sections if each["name"] not in found]
    lines = ["## What is asked for\n", table(rows) if rows else "Nothing was measured yet.\n"]
    if missing:
        lines.append(f"Not run: {', '.join(f'`{name}`' for name in missing)}.\n")
    return "\n".join(lines)


def demands(record: Mapping[str, Any] | None) -> list[Demand]:
    """Return what is asked of the figures of a record."""
    return [Demand(**each) for each in record["demands"]] if record else []


def verdicts(asked: Sequence[Demand]) -> list[dict[str, str]]:
    """Return a row for what is asked: the limit, what was found and whether that is enough.

    The first side that is asked has the columns `measured` and the verdict, each further one a column.
    """
    rows: dict[str, dict[str, str]] = {}
    for demand in asked:
        sign, unit = "≥" if demand.at_least else "≤", f" {demand.unit}" if demand.unit else ""
        found = "not measured" if demand.found is None else f"{figure(demand.found)}{unit}"
        verdict = "reached" if demand.reached else "**not reached**"
        if demand.text in rows:
            rows[demand.text][demand.by] = f"{found}, {verdict}"
            continue
        limit = f"{sign} {figure(demand.limit)}{unit}"
        rows[demand.text] = {"asked for": demand.text, "limit": limit, "measured": found, "": verdict}
    return list(rows.values())


def section(about: Mapping[str, str], record: Mapping[str, Any] | None) -> str:
    """Return the part of the page about one benchmark."""
    lines = [f"## {about['title']}\n", about["shows"] + "\n"]
    if record is None:
        return "\n".join([*lines, f"Not run yet: `{about['run']}` ({about['takes']}).\n"])
    if "--quick" in record["command"]:
        lines.append("**A quick run, to see that it works: these are not the figures of the full size.**\n")
    if record["rows"]:
        lines.append(tables(record["rows"]))
    if record["printed"]:
        lines.append(f"```text\n{record['printed'].rstrip()}\n```\n")
    asked = verdicts(demands(record))
    lines += [table(asked)] if asked else []
    return "\n".join([*lines, *circumstances(about, record)])


def circumstances(about: Mapping[str, str], record: Mapping[str, Any]) -> Iterator[str]:
    """Yield how to repeat it, the machine, the versions and how both sides were set up."""
    machine = record["machine"]
    yield f"- again: `{record['command']}` ({about['takes']})"
    yield f"- {record['date']}, commit {record['commit']}"
    yield f"- {machine['processor']}, {machine['cores']} cores, {machine['memory']}, {machine['system']}"
    yield "- " + ", ".join(f"{name} {version}" for name, version in record["versions"].items()) + "\n"
    if record["configuration"]:
        listed = yaml.safe_dump(record["configuration"], allow_unicode=True, sort_keys=False, width=110)
        yield f"<details><summary>How it was set up</summary>\n\n```yaml\n{listed}```\n\n</details>\n"


def tables(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return Markdown tables: rows that follow one another with the same columns are one table."""
    return "\n".join(table(list(each)) for _, each in groupby(rows, key=tuple))


def table(rows: Sequence[Mapping[str, Any]]) -> str:
    """Return a Markdown table; columns in the order in which rows name them first."""
    columns = list(dict.fromkeys(column for row in rows for column in row))
    numeric = {c for c in columns if any(is_number(row.get(c)) for row in rows)}
    lines = [columns, ["---:" if column in numeric else "---" for column in columns]]
    lines += [[figure(row.get(column)) for column in columns] for row in rows]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def is_number(value: object) -> bool:
    """Return whether the cell is a number."""
    return isinstance(value, int | float) and not isinstance(value, bool)


def figure(value: object) -> str:
    """Return a cell: numbers with three digits that count, yes and no, nothing for None."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if not is_number(value):
        return str(value).replace("|", "\\|")
    assert isinstance(value, int | float)
    if isinstance(value, int) or abs(value) >= 100 or value == int(value):
        return f"{value:,.0f}"
    return f"{value:.2g}" if abs(value) < 0.01 else f"{value:.{2 if abs(value) < 10 else 1}f}"


if __name__ == "__main__":
    main()
