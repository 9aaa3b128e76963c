"""The dialogue as Rasa sees it: its validation without a warning, its test stories, every rule covered."""

from __future__ import annotations

import asyncio
import json
import re
import warnings
from pathlib import Path

import pytest
import yaml

from bot.quiet import silence
from bot.settings import Settings
from bot.without_tensorflow import leave_tensorflow_out

ROOT = Path(__file__).resolve().parent.parent
STORIES = ROOT / "tests" / "dialogue"
HELD_APART = ROOT / "tests" / "questions" / "intents.jsonl"

silence()
leave_tensorflow_out(ROOT / "config.yml")

rules = [
    rule
    for rule in yaml.safe_load((ROOT / "data/rules.yml").read_text(encoding="utf-8"))["rules"]
    if "intent" in rule["steps"][0]
]
domain = yaml.safe_load((ROOT / "domain.yml").read_text(encoding="utf-8"))
action_sources = "\n".join(path.read_text(encoding="utf-8") for path in sorted(ROOT.glob("actions/*.py")))
stories = [
    story
    for path in sorted(STORIES.glob("*.yml"))
    for story in yaml.safe_load(path.read_text(encoding="utf-8"))["stories"]
]


@pytest.fixture(scope="module")
def agent(tmp_path_factory: pytest.TempPathFactory):
    from rasa.core.agent import load_agent

    from bot import training

    model = training.train(Settings(root=ROOT, var=tmp_path_factory.mktemp("var")))
    return asyncio.run(load_agent(model_path=str(model)))


def test_rasas_validation_has_nothing_to_warn_of():
    from rasa.shared.importers.importer import TrainingDataImporter
    from rasa.validator import Validator

    importer = TrainingDataImporter.load_from_dict(
        config=yaml.safe_load((ROOT / "config.yml").read_text(encoding="utf-8")),
        config_path=str(ROOT / "config.yml"),
        domain_path=str(ROOT / "domain.yml"),
        training_data_paths=[str(ROOT / "data/nlu"), str(ROOT / "data/rules.yml")],
    )
    with warnings.catch_warnings(record=True) as said:
        warnings.simplefilter("always")
        validator = Validator.from_importer(importer)
        verdicts = [
            validator.verify_domain_validity(),
            validator.verify_nlu(ignore_warnings=False),
            validator.verify_utterances_in_stories(ignore_warnings=False),
            validator.verify_actions_in_stories_rules(),
            validator.verify_forms_in_stories_rules(),
            validator.verify_form_slots(),
            validator.verify_slot_mappings(),
            validator.verify_story_structure(ignore_warnings=False),
        ]
        validator.warn_if_config_mandatory_keys_are_not_set()
    # Rasa says this of every domain with slots, and expects it itself (rasa.utils.common.EXPECTED_WARNINGS)
    warned = [str(w.message) for w in said if issubclass(w.category, UserWarning)]
    assert [text for text in warned if not text.startswith("Slot auto-fill has been removed")] == []
    assert verdicts == [True] * 8


def test_every_rule_has_a_test_story():
    told = {
        (step["intent"], following.get("action"))
        for story in stories
        for step, following in zip(story["steps"], story["steps"][1:], strict=False)
        if "intent" in step
    }
    ruled = {(rule["steps"][0]["intent"], rule["steps"][1]["action"]) for rule in rules}
    assert ruled - told == set()


def test_every_intent_has_exactly_one_rule():
    assert sorted(rule["steps"][0]["intent"] for rule in rules) == sorted(domain["intents"])


def test_every_response_and_action_is_used_by_a_rule():
    used = {rule["steps"][1]["action"] for rule in rules}
    assert used == set(domain["responses"]) | set(domain["actions"])


def test_every_action_of_the_domain_is_in_the_package_and_every_one_there_is_in_the_domain():
    named = re.findall(r'return "(action_\w+)"', action_sources)
    assert sorted(named) == sorted(domain["actions"])


def test_slots_are_written_by_actions_alone_and_do_not_steer_the_dialogue():
    written_by_actions = {"type": "any", "influence_conversation": False, "mappings": [{"type": "custom"}]}
    slots = set(re.findall(r'SlotSet\("(\w+)"', action_sources))
    assert domain["slots"] == dict.fromkeys(slots, written_by_actions)


def test_actions_read_no_slot_that_none_of_them_writes():
    read = set(re.findall(r'get_slot\("(\w+)"\)', action_sources))
    assert read <= set(domain["slots"])


def test_every_entity_of_the_domain_is_found_by_rule_and_kept_out_of_the_dialogue():
    assert all(list(entity.values()) == [{"influence_conversation": False}] for entity in domain["entities"])


def test_buttons_are_plain_questions_that_the_bot_understands(agent):
    payloads = {
        b["payload"] for texts in domain["responses"].values() for t in texts for b in t.get("buttons", [])
    }
    said = {p: asyncio.run(agent.parse_message(p))["intent"]["name"] for p in sorted(payloads)}
    assert said == {
        "你能回答什么": "ask_capability",
        "公报里有哪些文件": "ask_bulletin",
        "低保标准是多少": "ask_low_income",
        "哪些狗不能养": "ask_dogs",
        "基础养老金是多少": "ask_pension",
        "最低工资是多少": "ask_minimum_wage",
        "转人工": "ask_person",
    }


def test_every_test_story_passes(agent, tmp_path):
    from rasa.core.test import test as run_stories

    asyncio.run(
        run_stories(str(STORIES), agent, out_directory=str(tmp_path), e2e=True, disable_plotting=True)
    )
    report = json.loads((tmp_path / "story_report.json").read_text(encoding="utf-8"))
    failed = (tmp_path / "failed_test_stories.yml").read_text(encoding="utf-8")
    assert report["conversation_accuracy"]["correct"] == len(stories), failed


def test_intents_of_messages_held_apart_lead_to_the_right_action(agent):
    action = {rule["steps"][0]["intent"]: rule["steps"][1]["action"] for rule in rules}
    messages = [json.loads(line) for line in HELD_APART.read_text(encoding="utf-8").splitlines()]
    assert len(messages) >= 300

    async def said() -> list[str]:
        return [(await agent.parse_message(m["text"]))["intent"]["name"] for m in messages]

    pairs = list(zip(messages, asyncio.run(said()), strict=True))
    wrong_intent = [(m["text"], m["intent"], s) for m, s in pairs if m["intent"] != s]
    wrong_action = [(m["text"], m["intent"], s) for m, s in pairs if action[m["intent"]] != action[s]]
    assert 1 - len(wrong_intent) / len(pairs) >= 0.94, wrong_intent
    assert 1 - len(wrong_action) / len(pairs) >= 0.97, wrong_action


@pytest.mark.parametrize("intent", [None, "an_intent_without_a_rule"])
def test_an_intent_without_a_rule_is_answered_once(agent, intent):
    from rasa.shared.core.events import ActionExecuted, UserUttered
    from rasa.shared.core.trackers import DialogueStateTracker

    said = UserUttered("x", {"name": intent, "confidence": 1.0})
    tracker = DialogueStateTracker.from_events("resident", [ActionExecuted("action_listen"), said])
    predicted = []
    for _ in range(2):
        scores = agent.predict_next_with_tracker(tracker)["scores"]
        predicted.append(max(scores, key=lambda score: score["score"])["action"])
        tracker.update(ActionExecuted(predicted[-1]))
    assert predicted == ["action_answer_question", "action_listen"]


@pytest.mark.parametrize("text", ["", "   ", "？！。", "😀🐶", "\u200b\u202e", "/", "…………"])
def test_messages_without_words_are_nonsense(agent, text):
    assert asyncio.run(agent.parse_message(text))["intent"] == {"name": "nonsense", "confidence": 1.0}


@pytest.mark.parametrize("text", ["/restart", "/ask_person", '/ask_dogs{"breed": "藏獒"}', "/session_start"])
def test_a_resident_cannot_write_an_intent(agent, text):
    parsed = asyncio.run(agent.parse_message(text))
    assert parsed["text"] == text.lstrip("/")
    assert parsed["intent"]["confidence"] < 1.0


def test_a_message_of_ten_thousand_characters_is_understood_in_time(agent):
    parsed = asyncio.run(agent.parse_message("我想问瑞安的最低工资是多少。" + "说来话长，" * 2000))
    assert parsed["entities"][0]["value"] == "瑞安市"
    assert parsed["intent"]["name"]


def test_training_data_and_held_apart_messages_do_not_overlap():
    held_apart = {json.loads(line)["text"] for line in HELD_APART.read_text(encoding="utf-8").splitlines()}
    trained = {
        line.removeprefix("- ")
        for path in (ROOT / "data/nlu").glob("*.yml")
        for block in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        for line in block["examples"].splitlines()
    }
    assert {text for text in held_apart & trained if len(text) > 3} == set()
