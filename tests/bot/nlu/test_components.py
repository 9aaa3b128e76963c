"""One contract for every component: trained, stored, loaded and run by Rasa, on any message."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest
import yaml
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.nlu.constants import ENTITIES, INTENT, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.dialogue_gate import DialogueGate
from bot.nlu.entity_extractor import RuleEntityExtractor
from bot.nlu.guard_gate import GuardGate
from bot.nlu.intent_classifier import LinearIntentClassifier
from bot.nlu.normaliser import NORMALISATION, Normaliser
from bot.nlu.small_talk_gate import SmallTalkGate
from bot.nlu.tokenizer import ChineseTokenizer
from bot.nlu.wordless_gate import WordlessGate
from knowledge.static_encoder import StaticEncoder
from knowledge.steady import failing_encoders

COMPONENTS = [
    Normaliser,
    ChineseTokenizer,
    LinearIntentClassifier,
    SmallTalkGate,
    DialogueGate,
    WordlessGate,
    GuardGate,
    RuleEntityExtractor,
]
EXAMPLES = [
    ("最低工资多少", "ask_minimum_wage"),
    ("小时工最低工资", "ask_minimum_wage"),
    ("工资最低给多少", "ask_minimum_wage"),
    ("哪些狗不能养", "ask_dogs"),
    ("金毛能养吗", "ask_dogs"),
    ("养狗有什么规定", "ask_dogs"),
    ("你好", "greet"),
    ("您好", "greet"),
    ("早上好", "greet"),
]
MESSAGES = [
    "瑞安最低工资是多少",
    "",
    " ",
    "😀",
    "？？？",
    "a\x00b\u202e",
    "藏獒能养吗\n\n肩高62公分",
    "工资" * 5000,
]
EXECUTION = ExecutionContext(GraphSchema({}), node_name="component")


@pytest.fixture
def storage(tmp_path: Path) -> LocalModelStorage:
    return LocalModelStorage.create(tmp_path)


def training_data() -> TrainingData:
    return TrainingData([Message.build(text, intent) for text, intent in EXAMPLES])


def run(component_class, storage, texts):
    """Train (where it trains), store, load and run a component as Rasa's graph does."""
    config, resource = component_class.get_default_config(), Resource("component")
    component = component_class.create(config, storage, resource, EXECUTION)
    data = training_data()
    if hasattr(component, "process_training_data") and component_class is not LinearIntentClassifier:
        component.process_training_data(data)
    if component_class is LinearIntentClassifier:
        component.train(data)
        component = component_class.load(config, storage, resource, EXECUTION)
    return component.process([Message({TEXT: text}) for text in texts])


def test_config_names_these_components_in_this_order():
    config = yaml.safe_load(Path(__file__).parents[3].joinpath("config.yml").read_text(encoding="utf-8"))
    ours = [
        entry["name"].rpartition(".")[2] for entry in config["pipeline"] if entry["name"].startswith("bot.")
    ]
    assert ours == [component.__name__ for component in COMPONENTS]


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda c: c.__name__)
def test_every_message_comes_back_in_order(component, storage):
    processed = run(component, storage, MESSAGES)
    assert len(processed) == len(MESSAGES)
    if component is not Normaliser:
        assert [message.get(TEXT) for message in processed] == MESSAGES


@pytest.mark.parametrize("component", COMPONENTS, ids=lambda c: c.__name__)
def test_each_message_is_processed_by_itself(component, storage):
    together = run(component, storage, MESSAGES)
    alone = [run(component, storage, [text])[0] for text in MESSAGES[:3]]
    assert [m.as_dict(only_output_properties=True) for m in alone] == [
        m.as_dict(only_output_properties=True) for m in together[:3]
    ]


def test_the_normaliser_keeps_the_original_and_says_what_it_changed(storage):
    message = run(Normaliser, storage, ["／鹿城　最低月工資？？？"])[0]
    assert message.get(TEXT) == "鹿城 最低月工资？"
    assert message.get(NORMALISATION) == {"original": "／鹿城　最低月工資？？？", "changes": []}


def test_the_normaliser_reports_repaired_words(storage):
    message = run(Normaliser, storage, ["得国木羊犬能养吗"])[0]
    assert message.get(TEXT) == "德国牧羊犬能养吗"
    assert message.get(NORMALISATION)["changes"] == [["得国木羊犬", "德国牧羊犬"]]


def test_training_examples_are_normalised_like_messages(storage):
    data = TrainingData([Message.build("最低工資１档", "ask_minimum_wage")])
    component = Normaliser.create({}, storage, Resource("component"), EXECUTION)
    assert component.process_training_data(data).training_examples[0].get(TEXT) == "最低工资1档"


def test_tokens_are_words_with_their_offsets_and_no_white_space(storage):
    tokens = run(ChineseTokenizer, storage, ["瑞安 被征地农民 hello"])[0].get("text_tokens")
    assert [(t.text, t.start, t.end) for t in tokens] == [
        ("瑞安", 0, 2),
        ("被征地农民", 3, 8),
        ("hello", 9, 14),
    ]


def test_the_classifier_ranks_intents_and_its_confidences_sum_to_one(storage):
    message = run(LinearIntentClassifier, storage, ["狗能养吗"])[0]
    ranking = message.get("intent_ranking")
    assert message.get(INTENT) == ranking[0]
    assert ranking[0]["name"] == "ask_dogs"
    assert sum(entry["confidence"] for entry in ranking) == pytest.approx(1)


def test_training_twice_gives_the_same_confidences(storage, tmp_path):
    (tmp_path / "other").mkdir()
    other = LocalModelStorage.create(tmp_path / "other")
    rankings = [
        run(LinearIntentClassifier, s, ["狗能养吗"])[0].get("intent_ranking") for s in (storage, other)
    ]
    assert rankings[0] == rankings[1]


def test_a_classifier_of_another_encoder_says_so(storage, caplog):
    run(LinearIntentClassifier, storage, ["你好"])
    resource = Resource("component")
    with storage.write_to(resource) as folder:
        (folder / "encoder.txt").write_text("another", encoding="utf-8")
    config = LinearIntentClassifier.get_default_config()
    LinearIntentClassifier.load(config, storage, resource, EXECUTION)
    assert re.search(r"another encoder \(another, now \w+\): run `ouwen train`", caplog.text)


def test_the_gate_leaves_messages_with_words_alone(storage):
    with_words, without = run(WordlessGate, storage, ["1", "～～～"])
    assert with_words.get(INTENT) is None
    assert without.get(INTENT) == {"name": "nonsense", "confidence": 1.0}


def test_entities_are_added_to_those_already_there(storage):
    component = RuleEntityExtractor.create({}, storage, Resource("component"), EXECUTION)
    there = {"entity": "x", "value": "y", "start": 0, "end": 1}
    message = component.process([Message({TEXT: "瑞安呢", ENTITIES: [there]})])[0]
    assert message.get(ENTITIES) == [
        there,
        {"entity": "region", "value": "瑞安市", "start": 0, "end": 2, "extractor": "RuleEntityExtractor"},
    ]


@pytest.mark.parametrize("width", [None, 3])
def test_the_classifier_goes_by_words_alone_while_the_encoder_fails(storage, monkeypatch, width):
    def encode(encoder: StaticEncoder, texts: list[str]) -> np.ndarray:
        if width is None:
            raise RuntimeError("the model is gone")
        return np.ones((len(texts), width), np.float32)

    config, resource = LinearIntentClassifier.get_default_config(), Resource("component")
    LinearIntentClassifier.create(config, storage, resource, EXECUTION).train(training_data())
    component = LinearIntentClassifier.load(config, storage, resource, EXECUTION)
    monkeypatch.setattr(StaticEncoder, "encode_questions", encode)
    (message,) = component.process([Message({TEXT: "哪些狗不能养"})])
    assert message.get(INTENT)["name"] == "ask_dogs"
    assert failing_encoders() == {component._encoder.name}
    monkeypatch.undo()
    component.process([Message({TEXT: "哪些狗不能养"})])
    assert failing_encoders() == frozenset()
