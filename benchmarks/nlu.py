"""Compares intent classifiers on the same data in one run: ours, Rasa's logistic regression, and DIET.

    python -m benchmarks.nlu [--folds 5] [--diet-epochs 30] [--without-diet] [--only-ours]

Every row is a whole Rasa NLU model behind the same normaliser and tokenizer; ours is the pipeline of
config.yml as it runs, entities and gates included. Cross-validation is on data/nlu; the held-apart set
tests/questions/intents.jsonl is never trained on. `right action` counts a message as right when its intent
leads to the action that the true intent leads to. One core does it all; p50 and p99 are its time for one
message through the whole pipeline, whatever else the machine does.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import os
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import yaml

from bot.quiet import silence

silence()

from rasa.core.agent import Agent, load_agent  # noqa: E402
from rasa.model_training import train_nlu  # noqa: E402
from sklearn.model_selection import StratifiedKFold  # noqa: E402

ROOT = Path(__file__).resolve().parent.parent
SHARED = [{"name": "bot.nlu.normaliser.Normaliser"}, {"name": "bot.nlu.tokenizer.ChineseTokenizer"}]
COUNTS = [
    {"name": "CountVectorsFeaturizer"},
    {"name": "CountVectorsFeaturizer", "analyzer": "char_wb", "min_ngram": 1, "max_ngram": 4},
]
OURS = "ours"


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A message and its true intent."""

    text: str
    intent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """What one trained model said of the messages of `truth`, in the same order."""

    truth: list[Example]
    said: list[str]
    train_seconds: float
    milliseconds: list[float]

    def accuracy(self) -> float:
        """Return the share of messages with the true intent."""
        return sum(e.intent == s for e, s in zip(self.truth, self.said, strict=True)) / len(self.said)

    def right_action(self, actions: dict[str, str]) -> float:
        """Return the share of messages whose intent leads to the action of the true intent."""
        pairs = zip(self.truth, self.said, strict=True)
        return sum(actions[e.intent] == actions.get(s) for e, s in pairs) / len(self.said)


def main() -> None:
    """Train, measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--folds", type=int, default=5, help="0 leaves cross-validation out")
    parser.add_argument("--diet-epochs", type=int, default=30)
    parser.add_argument("--without-diet", action="store_true")
    parser.add_argument("--only-ours", action="store_true", help="leave the peers out: the report alone")
    options = parser.parse_args()
    os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    examples, held_apart, actions = read_examples(), read_held_apart(), read_actions()
    print(f"{len(examples)} examples, {len(held_apart)} held apart")
    pipelines = pipelines_to_compare(None if options.without_diet else options.diet_epochs)
    pipelines = {OURS: pipelines[OURS]} if options.only_ours else pipelines
    columns = ("cross-val.", "right action", "held apart", "right action", "train s", "p50 ms", "p99 ms")
    print(f"{'':22}" + "".join(f"{column:>14}" for column in columns))
    details: dict[str, Result] = {}
    for name, pipeline in pipelines.items():
        results = {"held apart": measured(pipeline, examples, held_apart)}
        if options.folds and not name.startswith("DIET"):
            results["cross-validation"] = cross_validated(pipeline, examples, options.folds)
        print(f"{name:22}" + figures(results, actions), flush=True)
        details = results if name == OURS else details
    for title, result in details.items():
        print_details(title, result)


def figures(results: dict[str, Result], actions: dict[str, str]) -> str:
    """Return one row: accuracies of cross-validation and of the held-apart set, and its times."""
    held, crossed = results["held apart"], results.get("cross-validation")
    shares = [crossed.accuracy(), crossed.right_action(actions)] if crossed else []
    row = [f"{share:.4f}" for share in shares] or ["-", "-"]
    row += [f"{held.accuracy():.4f}", f"{held.right_action(actions):.4f}", f"{held.train_seconds:.1f}"]
    row += [f"{np.percentile(held.milliseconds, p):.2f}" for p in (50, 99)]
    return "".join(f"{figure:>14}" for figure in row)


def read_examples() -> list[Example]:
    """Return the training examples of data/nlu in file order."""
    blocks = (
        block
        for path in sorted((ROOT / "data/nlu").glob("*.yml"))
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
    )
    return [
        Example(text=line.removeprefix("- "), intent=block["intent"])
        for block in blocks
        for line in block["examples"].splitlines()
    ]


def read_held_apart() -> list[Example]:
    """Return the messages that training never sees."""
    lines = (ROOT / "tests/questions/intents.jsonl").read_text(encoding="utf-8").splitlines()
    return [Example(**json.loads(line)) for line in lines]


def read_actions() -> dict[str, str]:
    """Return the action of every intent, from the rules."""
    rules = yaml.safe_load((ROOT / "data/rules.yml").read_text(encoding="utf-8"))["rules"]
    return {r["steps"][0]["intent"]: r["steps"][1]["action"] for r in rules if "intent" in r["steps"][0]}


def pipelines_to_compare(diet_epochs: int | None) -> dict[str, list[dict[str, Any]]]:
    """Return our pipeline, logistic regression and, given epochs, DIET."""
    config = yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8"))
    regression = {"name": "LogisticRegressionClassifier", "max_iter": 300}
    pipelines = {OURS: config["pipeline"], "LogisticRegression": [*SHARED, *COUNTS, regression]}
    if diet_epochs:
        diet = {
            "name": "DIETClassifier",
            "epochs": diet_epochs,
            "entity_recognition": False,
            "random_seed": 7,
        }
        pipelines[f"DIET ({diet_epochs} epochs)"] = [*SHARED, *COUNTS, diet]
    return pipelines


def cross_validated(pipeline: list[dict[str, Any]], examples: list[Example], folds: int) -> Result:
    """Return what was said of every example by a model of the other folds, stratified, with a fixed seed."""
    splitter = StratifiedKFold(folds, shuffle=True, random_state=0)
    results = [
        measured(pipeline, [examples[i] for i in kept], [examples[i] for i in left])
        for kept, left in splitter.split(examples, [e.intent for e in examples])
    ]
    return Result(
        truth=[example for result in results for example in result.truth],
        said=[said for result in results for said in result.said],
        train_seconds=sum(result.train_seconds for result in results),
        milliseconds=[each for result in results for each in result.milliseconds],
    )


def measured(pipeline: list[dict[str, Any]], train: list[Example], test: list[Example]) -> Result:
    """Return what a model of `train` says of `test`, and the times, loading not counted."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        model = trained(pipeline, train, Path(folder))
        seconds = time.perf_counter() - started
        agent = asyncio.run(load_agent(model_path=model))
        asyncio.run(said_of(agent, test[:20]))
        timed = asyncio.run(said_of(agent, test))
    said, milliseconds = [name for name, _ in timed], [each for _, each in timed]
    return Result(truth=test, said=said, train_seconds=seconds, milliseconds=milliseconds)


def trained(pipeline: list[dict[str, Any]], examples: list[Example], folder: Path) -> str:
    """Return the path of a model of `examples`, trained without cache."""
    config = {"recipe": "default.v1", "language": "zh", "assistant_id": "benchmark", "pipeline": pipeline}
    (folder / "config.yml").write_text(yaml.safe_dump(config), encoding="utf-8")
    by_intent: dict[str, list[str]] = {}
    for example in examples:
        by_intent.setdefault(example.intent, []).append(f"- {example.text}\n")
    nlu = [{"intent": intent, "examples": "".join(lines)} for intent, lines in by_intent.items()]
    data = yaml.safe_dump({"version": "3.1", "nlu": nlu}, allow_unicode=True)
    (folder / "nlu.yml").write_text(data, encoding="utf-8")
    with contextlib.redirect_stdout(None):
        model = train_nlu(str(folder / "config.yml"), str(folder / "nlu.yml"), str(folder / "models"))
    if model is None:
        raise SystemExit("Rasa did not train a model; see its messages above.")
    return str(model)


async def said_of(agent: Agent, examples: list[Example]) -> list[tuple[str, float]]:
    """Return the intent of each message, and the milliseconds of one core that it took."""
    said = []
    for example in examples:
        started = time.process_time()
        parsed = await agent.parse_message(example.text)
        said.append((parsed["intent"]["name"], (time.process_time() - started) * 1000))
    return said


def print_details(title: str, result: Result) -> None:
    """Print precision, recall and F1 by intent and the pairs that are confused most, of our pipeline."""
    print(f"\n{title}, ours, by intent")
    print(f"  {'':20}{'n':>6}{'precision':>11}{'recall':>9}{'F1':>9}")
    truth = [example.intent for example in result.truth]
    both = Counter(true for true, said in zip(truth, result.said, strict=True) if true == said)
    meant, spoken = Counter(truth), Counter(result.said)
    for intent, count in sorted(meant.items()):
        precision, recall = both[intent] / max(1, spoken[intent]), both[intent] / count
        f1 = 2 * both[intent] / (count + spoken[intent])
        print(f"  {intent:20}{count:>6}{precision:>11.4f}{recall:>9.4f}{f1:>9.4f}")
    print("confused (true -> said)")
    confused = Counter(pair for pair in zip(truth, result.said, strict=True) if pair[0] != pair[1])
    for (true, said), count in confused.most_common(12):
        print(f"  {true} -> {said}: {count}")


if __name__ == "__main__":
    main()
