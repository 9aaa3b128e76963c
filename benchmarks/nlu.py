"""Compares intent classifiers on the same data in one run: ours, Rasa's logistic regression, and DIET.

    python -m benchmarks.nlu [--folds 5] [--diet-epochs 30] [--without-diet]

Every row is a whole Rasa NLU model behind the same normaliser and tokenizer. Cross-validation is on
data/nlu; the held-apart set tests/questions/intents.jsonl is never trained on. `right action` counts a
message as right when its intent leads to the action that the true intent leads to.
"""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import tempfile
import time
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
    milliseconds: float

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
    options = parser.parse_args()
    examples, held_apart, actions = read_examples(), read_held_apart(), read_actions()
    print(f"{len(examples)} examples, {len(held_apart)} held apart")
    pipelines = pipelines_to_compare(None if options.without_diet else options.diet_epochs)
    print(f"{'':22}{'cross-val.':>12}{'held apart':>12}{'right action':>14}{'train s':>9}{'ms/message':>12}")
    for name, pipeline in pipelines.items():
        crossed = "-"
        if options.folds and not name.startswith("DIET"):
            crossed = f"{cross_validated(pipeline, examples, options.folds):.4f}"
        result = measured(pipeline, examples, held_apart)
        print(
            f"{name:22}{crossed:>12}{result.accuracy():>12.4f}{result.right_action(actions):>14.4f}"
            f"{result.train_seconds:>9.1f}{result.milliseconds:>12.2f}",
            flush=True,
        )
        if name == OURS:
            details = result
    print_details(details)


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


def cross_validated(pipeline: list[dict[str, Any]], examples: list[Example], folds: int) -> float:
    """Return the accuracy over all folds, stratified by intent, with a fixed seed."""
    right = 0
    splitter = StratifiedKFold(folds, shuffle=True, random_state=0)
    for kept, left in splitter.split(examples, [e.intent for e in examples]):
        result = measured(pipeline, [examples[i] for i in kept], [examples[i] for i in left])
        right += round(result.accuracy() * len(left))
    return right / len(examples)


def measured(pipeline: list[dict[str, Any]], train: list[Example], test: list[Example]) -> Result:
    """Return what a model of `train` says of `test`, and the times, loading not counted."""
    with tempfile.TemporaryDirectory() as folder:
        started = time.perf_counter()
        model = trained(pipeline, train, Path(folder))
        seconds = time.perf_counter() - started
        agent = asyncio.run(load_agent(model_path=model))
        asyncio.run(said_of(agent, test[:20]))
        started = time.perf_counter()
        said = asyncio.run(said_of(agent, test))
        each = (time.perf_counter() - started) * 1000 / len(test)
    return Result(truth=test, said=said, train_seconds=seconds, milliseconds=each)


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


async def said_of(agent: Agent, examples: list[Example]) -> list[str]:
    """Return the intent of each message."""
    return [(await agent.parse_message(example.text))["intent"]["name"] for example in examples]


def print_details(result: Result) -> None:
    """Print accuracy by intent and the pairs that are confused most, of our pipeline."""
    print("\nheld apart, ours, by intent")
    pairs = list(zip(result.truth, result.said, strict=True))
    for intent in sorted({example.intent for example in result.truth}):
        right = [e.intent == said for e, said in pairs if e.intent == intent]
        print(f"  {intent:20}{sum(right):>4} of {len(right)}")
    confused = Counter((e.intent, said) for e, said in pairs if e.intent != said)
    print("confused (true -> said)")
    for (truth, said), count in confused.most_common(12):
        print(f"  {truth} -> {said}: {count}")


if __name__ == "__main__":
    main()
