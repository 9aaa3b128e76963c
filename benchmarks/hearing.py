"""Measures what hearing repairs and what it leaves alone, and what it costs a message.

    python -m benchmarks.hearing [--shared ../shared] [--failures]

`repaired` is the share of tests/questions/misheard.jsonl that comes out as it was meant, marks and white
space aside; the half `build` was looked at while the steps were written. `changed` is the share of good
messages that come out different: the examples of data/nlu, the sentences of the bulletins, and real
messages of people where the folder of question sets is there. Times are CPU time of this thread.
"""

from __future__ import annotations

import argparse
import json
import logging
import re
import time
from collections.abc import Iterable
from pathlib import Path

import jieba
import yaml

from bot.nlu.normaliser import normalised
from knowledge.text import normalise, sentences

ROOT = Path(__file__).resolve().parent.parent
REAL = ("real-citizens.jsonl", "real-out-of-scope.jsonl")
# 瑞安最低工资，多少？ says no more than 瑞安最低工资多少
_NOT_SAID = re.compile(r"[\s，。？！、…,.?!~]")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    parser.add_argument("--failures", action="store_true", help="print what is not repaired, half build")
    options = parser.parse_args()
    jieba.setLogLevel(logging.WARNING)
    normalised("最抵工资")
    for half in ("build", "measure"):
        print_repaired(half, failures=options.failures and half == "build")
    for name, texts in good_inputs(options.shared).items():
        print_changed(name, texts)


def print_repaired(half: str, *, failures: bool) -> None:
    """Print the share of the misheard messages of a half that come out as they were meant."""
    lines = (ROOT / "tests/questions/misheard.jsonl").read_text("utf-8").splitlines()
    rows = [row for row in map(json.loads, lines) if row["half"] == half]
    wrong = [row for row in rows if bare(normalised(row["heard"]).text) != bare(row["meant"])]
    right = len(rows) - len(wrong)
    print(f"{half:22}{len(rows):6} messages  repaired {right:4} ({right / len(rows):.1%})")
    for row in wrong if failures else ():
        print(f"    {row['heard']} → {normalised(row['heard']).text} (meant {row['meant']})")


def print_changed(name: str, texts: list[str]) -> None:
    """Print how many good messages change, which, whether all settle, and what a message costs."""
    spent, changed, unsettled = [], [], 0
    for text in texts:
        start = time.thread_time()
        repaired = normalised(text)
        spent.append(time.thread_time() - start)
        changed += [repaired.changes] if repaired.changes else []
        unsettled += normalised(repaired.text).text != repaired.text
    spent.sort()
    p50, p99 = (spent[int(len(spent) * share)] * 1e6 for share in (0.5, 0.99))
    print(
        f"{name:22}{len(texts):6} messages  changed {len(changed):4} ({len(changed) / len(texts):.2%})"
        f"  not idempotent {unsettled}  µs p50 {p50:.0f}  p99 {p99:.0f}"
    )
    for changes in changed:
        print("    " + "，".join(f"{heard} → {meant or '（略）'}" for heard, meant in changes))


def good_inputs(shared: Path) -> dict[str, list[str]]:
    """Return texts that are as they should be, by the name of where they come from."""
    inputs = {"data/nlu": list(nlu_examples()), "bulletin sentences": list(bulletin_sentences())}
    for name in REAL:
        path = shared / "questions" / name
        if path.is_file():
            inputs[name] = [json.loads(line)["text"] for line in path.read_text("utf-8").splitlines()]
    return inputs


def nlu_examples() -> Iterable[str]:
    """Yield the training examples, without the marks of entities."""
    for path in sorted((ROOT / "data" / "nlu").glob("*.yml")):
        for block in yaml.safe_load(path.read_text("utf-8"))["nlu"]:
            for line in block["examples"].splitlines():
                yield re.sub(r"\[(.+?)\](?:\(.*?\)|\{.*?\})", r"\1", line.removeprefix("- "))


def bulletin_sentences() -> Iterable[str]:
    """Yield the sentences of the shipped bulletins."""
    for path in sorted((ROOT / "data" / "bulletins").glob("*.txt")):
        yield from sentences(re.sub(r"\s", "", normalise(path.read_text("utf-8"))))


def bare(text: str) -> str:
    """Return `text` without marks and white space."""
    return _NOT_SAID.sub("", text)


if __name__ == "__main__":
    main()
