import jsonschema
import pytest
import rasa
from rasa.core.actions.action import RemoteAction

from bot.rasa_validation import TESTED_WITH, _validate, compile_result_schema

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
    assert rasa.__version__ == TESTED_WITH
    assert compile_result_schema()


@pytest.mark.parametrize("result", RESULTS)
def test_the_compiled_check_agrees_with_jsonschema(result):
    def stock(action, content):
        jsonschema.validate(content, RemoteAction.action_response_format_spec())
        return True

    assert verdict(_validate, result) == verdict(stock, result)


def test_another_rasa_is_left_alone(monkeypatch):
    monkeypatch.setattr(rasa, "__version__", "3.99.0")
    monkeypatch.setattr(RemoteAction, "_validate_action_result", "untouched")
    assert not compile_result_schema()
    assert RemoteAction._validate_action_result == "untouched"
