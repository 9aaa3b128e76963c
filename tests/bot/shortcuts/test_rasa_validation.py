import jsonschema
import pytest
import rasa
from hypothesis import given, settings, strategies as some
from rasa.core.actions.action import RemoteAction

from bot.shortcuts.tested import is_tested
from bot.shortcuts.validation import _compiled, _is_plainly_right, _validate, compile_result_schema

RESULTS = [
    {"events": [], "responses": []},
    {
        "events": [{"event": "slot", "name": "topic", "value": None, "timestamp": None}],
        "responses": [{"text": "好"}],
    },
    {"events": [{"event": "slot", "value": 1}], "responses": []},
    {"events": [{"event": "no such event"}], "responses": []},
    {"events": "none", "responses": []},
    {"events": [], "responses": ["好"]},
    [],
    None,
]


def verdict(check, result) -> bool:
    try:
        return check(RemoteAction("action_test", None), result)
    except jsonschema.ValidationError:
        return False


def test_this_is_the_rasa_that_the_change_was_made_for():
    assert is_tested()
    assert compile_result_schema()


STOCK = jsonschema.Draft7Validator(RemoteAction.action_response_format_spec())


def stock(action, content) -> bool:
    STOCK.validate(content)
    return True


@pytest.mark.parametrize("result", RESULTS)
def test_the_compiled_check_agrees_with_jsonschema(result):
    assert verdict(_validate, result) == verdict(stock, result)
    assert not _is_plainly_right(result) or verdict(stock, result)


VALUES = some.recursive(
    some.none()
    | some.booleans()
    | some.integers(-2, 2)
    | some.floats(-1, 1)
    | some.sampled_from(["", "slot"]),
    lambda inner: (
        some.lists(inner, max_size=2) | some.dictionaries(some.sampled_from("ab"), inner, max_size=2)
    ),
    max_leaves=3,
)
FIELDS = [
    *("name", "value", "timestamp", "metadata", "text", "entities", "parse_data", "policy", "confidence"),
    *("intent", "intent_ranking", "response_selector", "entity", "input_channel", "action_text"),
]
PARSED = some.fixed_dictionaries({}, optional=dict.fromkeys(FIELDS, VALUES))
EVENTS = some.fixed_dictionaries(
    {"event": some.sampled_from(["slot", "action", "user", "bot", "entities", "followup", "none such", 3])},
    optional={name: VALUES | PARSED | some.lists(PARSED, max_size=2) for name in FIELDS},
)
CONTENTS = some.fixed_dictionaries(
    {},
    optional={
        "events": some.lists(EVENTS | VALUES, max_size=2),
        "responses": some.lists(PARSED | VALUES, max_size=2),
        "other": VALUES,
    },
)


@given(CONTENTS)
@settings(max_examples=400, deadline=None)
def test_any_result_is_judged_as_by_jsonschema(result):
    expected = verdict(stock, result)
    assert verdict(_validate, result) == expected
    assert expected or not _is_plainly_right(result)


def test_the_events_of_actions_need_no_second_check():
    slot = {"event": "slot", "name": "topic", "value": {"deep": [1]}, "timestamp": None}
    assert _is_plainly_right(
        {"events": [slot, {"event": "followup", "name": "x"}], "responses": [{"text": "好"}]}
    )


def test_every_kind_of_event_of_rasas_schema_has_a_check_of_its_own():
    kinds = RemoteAction.action_response_format_spec()["properties"]["events"]["items"]["oneOf"]
    assert len(_compiled()[1]) == len(kinds)


def test_an_error_is_the_one_that_jsonschema_finds_best_with_the_action_named():
    result = {"events": [], "responses": ["好"]}
    with pytest.raises(jsonschema.ValidationError, match=r"'好' is not of type 'object'.*action_test"):
        _validate(RemoteAction("action_test", None), result)


def test_another_rasa_is_left_alone(monkeypatch):
    monkeypatch.setattr(rasa, "__version__", "3.99.0")
    monkeypatch.setattr(RemoteAction, "_validate_action_result", "untouched")
    assert not compile_result_schema()
    assert RemoteAction._validate_action_result == "untouched"
