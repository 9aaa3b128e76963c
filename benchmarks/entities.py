"""Measures how long the entities of a message take, and that no message takes long.

    python -m benchmarks.entities [FILE…] [--repeats 20]

Each FILE holds JSON lines with a `text`; without one, the development set tests/questions/entities_dev.jsonl.
Hostile messages are single characters and pieces of numbers, dates and places repeated up to the length that
is read; what counts there is the slowest.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from bot.nlu.entities import find_entities
from knowledge.text import normalise

ROOT = Path(__file__).resolve().parent.parent
LONGEST = 2000
PIECES = (
    "一", "二", "十", "千", "万", "1", "1,111,", "1.1", "一点", "1k", "几", "多", "年", "月", "2018年",
    "2018-", "一年", "年前", "去年", "前", "两个月", "个半", "半年", "块", "一块", "元", "1到", "1到1",
    "1~", "一到一", "米", "一米", "公分", "岁", "满", "今年", "今年今年我", "我妈今年", "快", "不到",
    "大概", "工资", "工资我的是", "给他们", "每个月", "一家", "一家总共", "我和", "我和老婆", "口", "个人",
    "温", "温政发", "国浙温", "〔", "2015", "温政发〔2015", "ZJCC", "瑞安", "瑞安的", "温州下面的", "的",
    "市", "县", "某", "X", "A", "A1", "上海", "上海市", "海", "江", "德国", "比", "阿", " ", "身高",
    "身高是", "小时", "1小时", "一个半小时", "档", "第一档", "调整", "没调", "那", "过去", "，", "（", "-",
    "ab",
)  # fmt: skip


def main() -> None:
    """Print the times."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--repeats", type=int, default=20)
    options = parser.parse_args()
    find_entities("瑞安的狗去年在上海1500元")
    print(f"{'':36}{'messages':>10}{'p50 ms':>9}{'p99 ms':>9}{'max ms':>9}")
    for path in options.files or [ROOT / "tests/questions/entities_dev.jsonl"]:
        rows = path.read_text(encoding="utf-8").splitlines()
        show(path.name, [normalise(json.loads(row)["text"]) for row in rows], options.repeats)
    show("hostile, 2000 characters", hostile(), 1)


def hostile() -> list[str]:
    """Return pieces, and each two of them, repeated to the longest message that is read."""
    pairs = [f"{first}{second}" for first, second in zip(PIECES, PIECES[7:], strict=False)]
    return [(piece * LONGEST)[:LONGEST] for piece in (*PIECES, *pairs)]


def show(name: str, texts: Sequence[str], repeats: int) -> None:
    """Print a row of times in milliseconds; a message counts with its fastest run."""
    times = np.array([min(seconds(text) for _ in range(repeats)) for text in texts]) * 1000
    p50, p99 = np.percentile(times, (50, 99))
    print(f"{name:36}{len(texts):>10}{p50:>9.2f}{p99:>9.2f}{times.max():>9.2f}")
    slowest = texts[int(times.argmax())]
    print(f"  slowest: {slowest[:40]!r}, {len(slowest)} characters")


def seconds(text: str) -> float:
    """Return the time of one message."""
    started = time.perf_counter()
    find_entities(text)
    return time.perf_counter() - started


if __name__ == "__main__":
    main()
