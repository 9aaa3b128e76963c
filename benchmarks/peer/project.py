"""Makes the peer: a stock Rasa project from our own intents, examples and rules, and trains it once.

Nothing of ours runs in it. Where our rules say a fixed text, the peer says the same text from its domain;
every other intent calls `action_answer` on the action server, which says a fixed text too: that is less work.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from benchmarks.recorded import ROOT, folder

HERE = Path(__file__).resolve().parent
ACTION = "action_answer"
# A tenth of the default's: what a prediction costs does not depend on how long a network of the same size was
# trained, and on two cores 100 epochs take an hour.
EPOCHS = 10
# What is answered at some length, so that the replies of both are of one size.
TEXT = "关于“{intent}”的问题，请您以《温州市人民政府公报》公布的文件原文为准，也可以拨打12345咨询主管部门。"
# Conversations for the policies that learn from stories: `rasa init` comes with three such.
STORIES = (
    ("greet", "ask_minimum_wage", "follow_up", "ask_source", "thank"),
    ("ask_pension", "follow_up", "follow_up", "goodbye"),
    ("ask_low_income", "ask_source", "ask_dogs", "follow_up", "thank", "goodbye"),
    ("greet", "ask_capability", "ask_bulletin", "complain", "ask_person"),
    ("ask_identity", "out_of_scope", "nonsense", "ask_bulletin", "ask_source"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Project:
    """A folder with a trained model, and how many seconds the training took when it was done."""

    root: Path
    train_seconds: float
    config: dict[str, Any]


def trained_project(epochs: int = EPOCHS) -> Project:
    """Return the project, trained now unless its inputs were trained before."""
    files = project_files(epochs)
    digest = hashlib.sha256("\0".join(f"{name}\0{text}" for name, text in sorted(files.items())).encode())
    root = folder() / "peer" / digest.hexdigest()[:16]
    done = root / "trained.txt"
    if not done.exists():
        shutil.rmtree(root, ignore_errors=True)
        write(root, files)
        done.write_text(f"{train(root):.1f}\n", encoding="utf-8")
    seconds = float(done.read_text(encoding="utf-8"))
    return Project(root=root, train_seconds=seconds, config=yaml.safe_load(files["config.yml"]))


def project_files(epochs: int) -> dict[str, str]:
    """Return the texts of all files of the project by their names in it, networks trained for `epochs`."""
    ours = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
    rules = yaml.safe_load((ROOT / "data" / "rules.yml").read_text(encoding="utf-8"))["rules"]
    replies = {name: name for name in ours["responses"]}
    steps = {
        rule["steps"][0]["intent"]: replies.get(rule["steps"][1]["action"], ACTION)
        for rule in rules
        if "intent" in rule["steps"][0]
    }
    texts = {intent: TEXT.format(intent=intent) for intent in steps}
    config = yaml.safe_load((HERE / "config.yml").read_text(encoding="utf-8"))
    return examples() | {
        "domain.yml": dumped(domain(ours)),
        "data/rules.yml": dumped({"version": "3.1", "rules": [rule_of(*step) for step in steps.items()]}),
        "data/stories.yml": dumped({"version": "3.1", "stories": [story(s, steps) for s in STORIES]}),
        "config.yml": dumped(with_epochs(config, epochs)),
        "actions/actions.py": (HERE / "actions.py").read_text(encoding="utf-8"),
        "actions/__init__.py": "",
        "actions/texts.yml": dumped(texts),
        "credentials.yml": dumped({"rest": None}),
    }


def domain(ours: dict[str, Any]) -> dict[str, Any]:
    """Return the peer's domain: our intents, entities and fixed texts, no slots, one action."""
    return {
        "version": "3.1",
        "intents": [intent for intent in ours["intents"] if intent != "nlu_fallback"],
        "entities": ours["entities"],
        "responses": ours["responses"],
        "actions": [ACTION],
        "session_config": ours["session_config"],
    }


def rule_of(intent: str, action: str) -> dict[str, Any]:
    """Return the rule that answers an intent."""
    return {"rule": intent, "steps": [{"intent": intent}, {"action": action}]}


def story(intents: tuple[str, ...], steps: dict[str, str]) -> dict[str, Any]:
    """Return a story of the intents, each answered as by its rule."""
    each = [step for intent in intents for step in ({"intent": intent}, {"action": steps[intent]})]
    return {"story": " ".join(intents), "steps": each}


def examples() -> dict[str, str]:
    """Return the files of data/nlu as they are."""
    paths = (ROOT / "data" / "nlu").glob("*.yml")
    return {f"data/nlu/{path.name}": path.read_text(encoding="utf-8") for path in paths}


def with_epochs(config: dict[str, Any], epochs: int) -> dict[str, Any]:
    """Return the configuration with every network trained for so many epochs."""
    for part in (*config["pipeline"], *config["policies"]):
        if "epochs" in part:
            part["epochs"] = epochs
    return config


def dumped(content: object) -> str:
    """Return YAML."""
    return yaml.safe_dump(content, allow_unicode=True, sort_keys=False, width=1000)


def write(root: Path, files: dict[str, str]) -> None:
    """Write the files of the project."""
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def train(root: Path) -> float:
    """Train the model with Rasa's own command and return the seconds it took."""
    print(f"training the peer in {root.name} (its log: train.log)", flush=True)
    started = time.perf_counter()
    with (root / "train.log").open("w") as log:
        done = subprocess.run(
            rasa("train", "--fixed-model-name", "peer"), cwd=root, stdout=log, stderr=log, env=stock()
        )
    if done.returncode:
        raise SystemExit(f"Rasa did not train the peer: see {root / 'train.log'}.")
    return time.perf_counter() - started


def rasa(*words: str) -> list[str]:
    """Return a command of stock Rasa."""
    return [sys.executable, "-m", "rasa", *words]


def stock() -> dict[str, str]:
    """Return the environment of stock Rasa: nothing of ours, errors alone in its log."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OUWEN_")}
    quiet = {"LOG_LEVEL": "ERROR", "LOG_LEVEL_LIBRARIES": "ERROR", "TF_CPP_MIN_LOG_LEVEL": "3"}
    return kept | quiet | {"RASA_TELEMETRY_ENABLED": "false", "SQLALCHEMY_SILENCE_UBER_WARNING": "1"}
