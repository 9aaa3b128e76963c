"""Results of `ouwen evaluate` in a terminal: aligned columns that also read well in a file."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

if TYPE_CHECKING:
    from knowledge.evaluation.comparison import Comparison, FigureChange

# of the questions that changed, so many are shown; the file has all
LISTED = 20
# the group of what has no name
UNNAMED = "–"
# characters of a reply that was not right
REPLY_SHOWN = 100
Row = Sequence[str]


@contextmanager
def progress(out: Console) -> Iterator[Callable[[str, int, int], None]]:
    """Show how far a run is; give what is to be told name, done and total."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=out, transient=True, disable=not out.is_terminal) as bar:
        task = bar.add_task("评测", total=None)
        yield lambda name, done, total: bar.update(task, description=name, completed=done, total=total)


def show_retrieval(out: Console, result: dict[str, Any]) -> None:
    """Print every method's figures, the differences to the peers, and the hybrid's time by stage."""
    counts, methods = result["configuration"]["counts"], result["methods"]
    say(out, f"{counts['passages']} 段文字，{counts['questions']} 个问题；{encoder_line(result)}")
    for remark, count in result["remarks"].items():
        say(out, f"注意：{count} {remark}")
    names = list(methods[0]["figures"])
    head = ["method", *names, "p50 ms", "p99 ms", "index s"]
    table(out, [head, *(_method(method, names) for method in methods)])
    for method in methods:
        if method["failed"]:
            say(out, f"注意：{method['name']} 有 {method['failed']} 个问题出错，按没找到算")
    if result["differences"]:
        say(out, "\n差（95 % 区间，成对自助法）")
        table(out, [_difference(one) for one in result["differences"]])
    say(out, f"\n{methods[0]['name']} 各步用时")
    show_latency(out, methods[0]["latency_ms"])


def show_questions(out: Console, result: dict[str, Any]) -> None:
    """Print rates, verdicts by group, calibration, time by stage, and what went wrong."""
    configuration, found = result["configuration"], result["figures"]
    say(
        out,
        f"{configuration['questions']} 个问题，今天是 {configuration['today']}，"
        f"索引第 {configuration['generation']} 代；{encoder_line(result)}",
    )
    for remark, count in result["remarks"].items():
        say(out, f"注意：{count} {remark}")
    table(out, [[name, figure(value)] for name, value in found.items()])
    for name, groups in result["by"].items():
        if list(groups) == [UNNAMED]:
            continue
        verdicts = list(next(iter(groups.values())))
        rows = [[group, *(str(counts[one]) for one in verdicts)] for group, counts in groups.items()]
        say(out, "")
        table(out, [[name, *verdicts], *rows])
    say(out, "\n把握与对错（ECE 的各档）")
    table(out, [["confidence", "n", "mean", "right"], *(_bin(one) for one in result["calibration"])])
    say(out, "\n各步用时")
    show_latency(out, result["latency_ms"])
    for row in result["rows"]:
        if not row["right"]:
            said = " ".join(row["reply"].split())[:REPLY_SHOWN]
            say(out, f"{row['verdict']}  {row['id']}  {row['text']}  →  {said}")


def show_latency(out: Console, stages: Sequence[dict[str, Any]]) -> None:
    """Print the median and 99th percentile of each stage."""
    rows = [[one["stage"], f"{one['p50']:.2f}", f"{one['p99']:.2f}", str(one["count"])] for one in stages]
    table(out, [["stage", "p50 ms", "p99 ms", "n"], *rows])


def show_comparison(out: Console, change: Comparison) -> None:
    """Print what changed from the other run to this one."""
    say(
        out,
        f"\n与另一次比较：{change.paired} 个问题相同，只在那次 {change.only_before} 个，"
        f"只在这次 {change.only_after} 个",
    )
    for name, (before, after) in change.configuration.items():
        say(out, f"配置 {name}：{before} → {after}")
    table(out, [["figure", "那次", "这次", "差", "95 %", "n"], *(_change(one) for one in change.figures)])
    for title, questions in (("由错变对", change.gained), ("由对变错", change.lost)):
        say(out, f"{title}：{len(questions)} 个")
        for name, text in questions[:LISTED]:
            say(out, f"  {name}  {text}")
        if len(questions) > LISTED:
            say(out, f"  …另有 {len(questions) - LISTED} 个")


def encoder_line(result: dict[str, Any]) -> str:
    """Return which encoder a result was found with."""
    encoder = result["configuration"]["encoder"]
    return f"编码模型 {encoder['name']}（{encoder['digest'][:12]}）" if encoder else "没有编码模型"


def table(out: Console, rows: Sequence[Row]) -> None:
    """Print rows in columns, the first to the left and the others to the right; no line is broken."""
    if not rows:
        return
    widths = [max(cell_len(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        pads = [" " * (width - cell_len(cell)) for cell, width in zip(row, widths, strict=True)]
        cells = [row[0] + pads[0], *(pad + cell for pad, cell in zip(pads[1:], row[1:], strict=True))]
        say(out, "  ".join(cells).rstrip())


def say(out: Console, line: str) -> None:
    """Print a line as it is."""
    out.print(line, markup=False, highlight=False, soft_wrap=True)


def figure(value: float | None) -> str:
    """Return a share with four places, a count or length as it is, a dash where there is none."""
    if value is None:
        return "–"
    return f"{value:.4f}" if isinstance(value, float) and abs(value) <= 1 else f"{value:g}"


def _method(method: dict[str, Any], names: Sequence[str]) -> Row:
    whole = method["latency_ms"][-1]
    times = [f"{whole['p50']:.2f}", f"{whole['p99']:.2f}", f"{method['build_seconds']:.1f}"]
    return [method["name"], *(figure(method["figures"][name]) for name in names), *times]


def _bin(one: dict[str, Any]) -> Row:
    borders = f"{one['low']:.1f}–{one['high']:.1f}"
    return [borders, str(one["count"]), f"{one['confidence']:.3f}", f"{one['right']:.3f}"]


def _difference(one: dict[str, Any]) -> Row:
    name = f"hybrid − {one['peer']}, {one['figure']}"
    return [name, f"{one['difference']:+.4f}", f"[{one['low']:+.4f}, {one['high']:+.4f}]"]


def _change(one: FigureChange) -> Row:
    """Return one line; the difference is that of the questions in both runs where there are such."""
    if one.interval:
        low, high = one.interval.low, one.interval.high
        told = [f"{one.interval.difference:+.4f}", f"[{low:+.4f}, {high:+.4f}]", str(one.paired)]
    else:
        both = one.before is not None and one.after is not None
        told = [f"{(one.after or 0) - (one.before or 0):+.4f}" if both else "–", "", ""]
    return [one.name, figure(one.before), figure(one.after), *told]
