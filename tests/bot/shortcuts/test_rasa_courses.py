"""After the same course of a dialogue Rasa's own policy chooses the same by its rules."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings, strategies as some
from rasa.core.policies.rule_policy import RulePolicy
from rasa.engine.graph import ExecutionContext, GraphSchema
from rasa.engine.storage.local_model_storage import LocalModelStorage
from rasa.engine.storage.resource import Resource
from rasa.shared.core.domain import Domain
from rasa.shared.core.events import (
    ActionExecuted,
    ActiveLoop,
    BotUttered,
    DefinePrevUserUtteredFeaturization,
    Restarted,
    SessionStarted,
    SlotSet,
    UserUtteranceReverted,
    UserUttered,
)
from rasa.shared.core.trackers import DialogueStateTracker

from bot.settings import REPOSITORY
from bot.shortcuts.courses import Course, course_of, states_seen

DOMAIN = Domain.load(REPOSITORY / "domain.yml")
INTENTS = ["greet", "ask_dogs", "follow_up", "complain", None]
ACTIONS = ["action_listen", "action_answer_question", "utter_greet", "action_show_source", "action_hand_off"]
LISTEN = {"prev_action": {"action_name": "action_listen"}}


def rule(*states: dict) -> str:
    return json.dumps(states, sort_keys=True)


def after(action: str, intent: str) -> dict:
    return {"prev_action": {"action_name": action}, "user": {"intent": intent}}


RULES = {
    rule(after("action_listen", "greet")): "utter_greet",
    rule(after("action_listen", "greet"), after("utter_greet", "greet")): "action_listen",
    rule(after("action_listen", "ask_dogs")): "action_answer_question",
    rule({"prev_action": {"action_name": "action_answer_question"}}): "action_listen",
    rule({}, LISTEN, after("action_listen", "complain")): "action_hand_off",
    rule(
        after("action_listen", "greet"), after("utter_greet", "greet"), after("action_listen", "follow_up")
    ): ("action_show_source"),
}


def policy_with(tmp_path: Path, rules: dict[str, str]) -> RulePolicy:
    policy = RulePolicy(
        RulePolicy.get_default_config(),
        LocalModelStorage.create(tmp_path),
        Resource("rules"),
        ExecutionContext(GraphSchema({}), "model"),
    )
    policy.lookup = {"rules": rules, "rules_for_loop_unhappy_path": {}}
    return policy


@pytest.fixture
def policy(tmp_path: Path) -> RulePolicy:
    return policy_with(tmp_path, RULES)


def made(step: tuple) -> object:
    kind, value = step
    if kind == "user":
        return UserUttered(
            "话", {"name": value, "confidence": 1.0}, [{"entity": "region", "value": "瑞安市"}]
        )
    return ActionExecuted(value) if kind == "action" else value()


STEPS = some.one_of(
    some.tuples(some.just("user"), some.sampled_from(INTENTS)),
    some.tuples(some.just("action"), some.sampled_from(ACTIONS)),
    some.tuples(
        some.just("other"),
        some.sampled_from(
            [
                lambda: SlotSet("topic", "低保"),
                lambda: BotUttered("好"),
                lambda: DefinePrevUserUtteredFeaturization(False),
                lambda: DefinePrevUserUtteredFeaturization(True),
                SessionStarted,
                Restarted,
                UserUtteranceReverted,
                lambda: ActiveLoop("a form"),
            ]
        ),
    ),
)


def tracker_of(steps: list[tuple]) -> DialogueStateTracker:
    return DialogueStateTracker.from_events("a", [made(step) for step in steps], DOMAIN.slots)


@pytest.fixture
def chosen() -> dict[Course, tuple]:
    """What the policy chose after each course, over all examples of a test."""
    return {}


@given(some.lists(some.lists(STEPS, max_size=14), min_size=1, max_size=4), some.booleans())
@settings(max_examples=250, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_the_same_course_leads_to_the_same_choice(policy, chosen, courses, by_text):
    states = states_seen(policy, DOMAIN)
    said: list[tuple] = []
    for steps in courses:
        said = [*said, *steps]
        for talk in (steps, said):
            course = course_of(tracker_of(talk), states)
            if course is None:
                continue
            stock = policy._find_action_from_rules(tracker_of(talk), DOMAIN, by_text)
            first = chosen.setdefault((by_text, *course), stock)
            assert (first[0], first[2]) == (stock[0], stock[2])
            # of a rule it is the same one; where none fits, what is given instead names no rule
            assert first[1] == stock[1] or not (set(RULES) & {first[1], stock[1]})


def test_what_was_said_long_before_is_no_part_of_a_course(policy):
    talk = [("action", "action_listen"), ("user", "ask_dogs"), ("action", "action_answer_question")]
    turn = [("action", "action_listen"), ("user", "greet")]
    states = states_seen(policy, DOMAIN)
    courses = {course_of(tracker_of([*talk * earlier, *turn]), states) for earlier in range(8)}
    assert None not in courses
    assert 3 <= len(courses) <= 5


def test_what_rules_may_see_beside_makes_no_course(policy):
    states = states_seen(policy, DOMAIN)
    for kind in (Restarted, UserUtteranceReverted, lambda: ActiveLoop("a form")):
        tracker = tracker_of([("action", "action_listen"), ("user", "greet"), ("other", kind)])
        assert course_of(tracker, states) is None


@pytest.mark.parametrize(
    "state",
    [{"user": {"text": "您好"}}, {"prev_action": {"action_name": "action_listen"}, "user": {"text": "好"}}],
)
def test_rules_on_texts_are_left_to_rasa(tmp_path: Path, state):
    assert states_seen(policy_with(tmp_path, {rule(state): "utter_greet"}), DOMAIN) is None


def test_a_policy_without_rules_is_left_to_rasa(tmp_path: Path):
    assert states_seen(policy_with(tmp_path, {}), DOMAIN) is None


@pytest.mark.parametrize(
    ("part", "other"),
    [
        ("type: any\n    influence_conversation: false", "type: text\n    influence_conversation: true"),
        ("region: {influence_conversation: false}", "region: {influence_conversation: true}"),
    ],
)
def test_a_domain_whose_slots_or_entities_count_is_left_to_rasa(policy, part: str, other: str):
    text = (REPOSITORY / "domain.yml").read_text(encoding="utf-8")
    assert part in text
    assert states_seen(policy, DOMAIN) == 4
    assert states_seen(policy, Domain.from_yaml(text.replace(part, other, 1))) is None
