"""The judged questions replayed through the whole bot: a table by kind, a floor, and no figure from nowhere."""

import json
import math
import os
import re
import subprocess
import sys
from collections import Counter
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from knowledge.numerals import find_numbers
from knowledge.referrals import phone_numbers
from tests.reference import reference_judge

REPOSITORY = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("OUWEN_SHARED", REPOSITORY.parent / "shared"))
QUESTIONS = SHARED / "questions" / "dev.jsonl"
TODAY = date(2026, 11, 21)
# 60 % of the answerable ones is what a bot must reach before anything else counts.
FLOOR = 0.6
FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?")
# hotlines, and the months of a year
PLAIN = {Decimal(n) for n in (*phone_numbers(), "12")}

pytestmark = [
    pytest.mark.shared,
    pytest.mark.skipif(not QUESTIONS.exists(), reason=f"no question set at {QUESTIONS} (set OUWEN_SHARED)"),
]


@pytest.fixture(scope="module")
def items() -> list[dict[str, Any]]:
    return [json.loads(line) for line in QUESTIONS.read_text(encoding="utf-8").splitlines() if line.strip()]


@pytest.fixture(scope="module")
def judge() -> ModuleType:
    return reference_judge(QUESTIONS.parent / "judge.py")


@pytest.fixture(scope="module")
def replies(
    items: list[dict[str, Any]], tmp_path_factory: pytest.TempPathFactory
) -> dict[str, list[dict[str, Any]]]:
    """The replies to the last turn of each conversation, by id."""
    folder = tmp_path_factory.mktemp("replay")
    scripts = [{name: item[name] for name in ("id", "channel", "turns")} for item in items]
    lines = "\n".join(json.dumps(script, ensure_ascii=False) for script in scripts)
    (folder / "in.jsonl").write_text(lines, encoding="utf-8")
    command = [sys.executable, "-m", "bot.cli", "replay", str(folder / "in.jsonl"), str(folder / "out.jsonl")]
    environment = {**os.environ, "OUWEN_VAR": str(folder / "var")}
    done = subprocess.run(
        [*command, "--today", TODAY.isoformat()],
        cwd=REPOSITORY,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outcomes = [json.loads(line) for line in (folder / "out.jsonl").read_text(encoding="utf-8").splitlines()]
    return {outcome["id"]: outcome["replies"][-1] for outcome in outcomes}


def text_of(replies: list[dict[str, Any]]) -> str:
    return "\n".join(reply.get("text", "") for reply in replies)


def test_answers_are_right(
    items: list[dict[str, Any]], replies: dict[str, list[dict[str, Any]]], judge: ModuleType
) -> None:
    right: Counter[str] = Counter()
    asked: Counter[str] = Counter()
    for item in items:
        passed = judge.passed(judge.judge(item, text_of(replies[item["id"]])))
        for key in (item["kind"], "answerable" if item["answerable"] else "not answerable", "all"):
            asked[key] += 1
            right[key] += passed
        if not passed:
            print(f"wrong {item['id']} {item['turns']}: {text_of(replies[item['id']])[:160]}")
    for key, count in asked.items():
        print(f"{key:20} {right[key]:3} of {count:3}  {right[key] / count:6.1%}")
    assert right["answerable"] / asked["answerable"] >= FLOOR


def test_no_figure_from_nowhere(
    items: list[dict[str, Any]], replies: dict[str, list[dict[str, Any]]]
) -> None:
    wrong = {
        item["id"]: found
        for item in items
        if (found := [f for reply in replies[item["id"]] for f in unsupported(item, reply)])
    }
    assert wrong == {}


def test_no_reply_is_empty_or_a_traceback(replies: dict[str, list[dict[str, Any]]]) -> None:
    for name, said in replies.items():
        assert text_of(said).strip(), name
        assert "Traceback" not in text_of(said), name


def unsupported(item: dict[str, Any], reply: dict[str, Any]) -> list[str]:
    """The figures of a reply that stand neither in its quotes nor in the question nor in a shown sum."""
    payload = reply.get("custom") or {}
    offered = [button["title"] for button in reply.get("buttons", [])]
    lines = (line for line in reply.get("text", "").split("\n") if line.strip("《》") not in offered)
    spoken = "\n".join(line for line in lines if not line.startswith("出处："))
    allowed = PLAIN | figures(*item["turns"], *sources(payload))
    allowed |= {number.value for turn in item["turns"] for number in find_numbers(turn)}
    allowed |= {Decimal(n) for n in (len(payload.get("standards", [])), len(payload.get("table", [])) - 1)}
    for expression in payload.get("calculations", []):
        assert holds(expression), expression
        assert operands(expression) <= allowed, expression
        allowed |= figures(expression)
    return [match for match in FIGURE.findall(spoken) if Decimal(match.replace(",", "")) not in allowed]


def sources(payload: dict[str, Any]) -> list[str]:
    """What a figure may be taken from: quotes, numbers and dates of the citations, and ages in years."""
    texts = [str(payload.get("as_of"))]
    for citation in payload.get("citations", []):
        texts += [
            citation["quote"],
            citation["title"],
            citation["document_number"] or "",
            citation["bulletin"],
        ]
        texts.append(citation["signed_date"] or "")
        texts += years_since(citation["signed_date"])
    for standard in payload.get("standards", []):
        texts += years_since(standard["effective_from"])
    # a term of years in the quote gives the day on which it ends
    terms = [int(n) for text in texts for n in re.findall(r"有效期(\d+)年", text)]
    starts = [date.fromisoformat(c["signed_date"]) for c in payload.get("citations", []) if c["signed_date"]]
    texts += [str(start.year + term) for start in starts for term in terms]
    return [text.replace("-", " ") for text in texts]


def years_since(day: str | None) -> list[str]:
    return [str((TODAY - date.fromisoformat(day)).days // 365)] if day else []


def figures(*texts: str) -> set[Decimal]:
    return {Decimal(match.replace(",", "")) for text in texts for match in FIGURE.findall(text)}


def operands(expression: str) -> set[Decimal]:
    return figures(re.split("[=≈]", expression)[0])


def holds(expression: str) -> bool:
    """Whether `5 − 3 = 2`, `2 × 3 × 4 = 24` or, rounded to two places, `84 ÷ 720 ≈ 11.67%` is true."""
    left, right = re.split("[=≈]", expression)
    first, *others = [Decimal(term) for term in FIGURE.findall(left)]
    results = {
        "−": lambda: first - sum(others),
        "×": lambda: math.prod(others, start=first),
        "+": lambda: first + sum(others),
        "÷": lambda: first / math.prod(others, start=Decimal(1)) * (100 if "%" in right else 1),
    }
    sign = next(sign for sign in results if sign in left)
    result = results[sign]()
    if "≈" in expression:
        result = result.quantize(Decimal("0.01"), rounding=ROUND_HALF_UP)
    return Decimal(right.strip().rstrip("%")) == result
