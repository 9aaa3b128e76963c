import json
import logging
import sys
from datetime import datetime, timezone

import pytest

from bot.logs.context import _WHERE, enter_turn, whereabouts
from bot.logs.lines import JsonLines, TextLines, harmless, harmless_lines, json_line
from bot.logs.private import masked_text

MOBILE = "13800138000"
# A line of its own, red and cleared screen, text that reads backwards, a separator that viewers break at.
FORGED = "问\n2026-11-21 ERROR bot: 伪造\r\x1b[31m\x1b[2J\u202e倒\u2066\u2028\u200b\x00\x9b"


def record(message: str, *args: object, **given: object) -> logging.LogRecord:
    made = logging.LogRecord(
        "bot.agent", logging.ERROR, __file__, 1, message, args, given.pop("exc_info", None)
    )
    made.__dict__.update(given)
    return made


def test_a_message_cannot_forge_a_line_of_text():
    line = TextLines().format(record("asked %s", FORGED))
    assert line.endswith(
        "ERROR bot.agent: asked 问\\n2026-11-21 ERROR bot: 伪造\\r\\x1b[31m\\x1b[2J\\u202e倒\\u2066\\u2028\\u200b\\x00\\x9b"
    )
    assert len(line.splitlines()) == 1


def test_the_further_lines_of_a_traceback_are_indented():
    try:
        raise ValueError(FORGED)
    except ValueError:
        line = TextLines().format(record("failed", exc_info=sys.exc_info()))
    first, *further = line.splitlines()
    assert first.endswith("bot.agent: failed")
    assert [one for one in further if not one.startswith("    ")] == []
    assert "\x1b" not in line


def test_a_record_is_one_json_object_with_a_moment_in_utc():
    line = JsonLines().format(record("asked %s", FORGED, created=1795266245.5))
    assert line.isprintable()
    told = json.loads(line)
    assert told == {
        "time": "2026-11-21T13:04:05.500000Z",
        "level": "error",
        "logger": "bot.agent",
        "message": f"asked {FORGED}",
    }
    assert datetime.fromisoformat(told["time"][:-1]).replace(tzinfo=timezone.utc).year == 2026


def test_json_tells_type_and_stack_of_an_exception_without_local_values():
    asked = "我的秘密"
    try:
        raise KeyError(len(asked))
    except KeyError:
        told = json.loads(JsonLines().format(record("failed", exc_info=sys.exc_info())))
    assert told["exception"]["type"] == "KeyError"
    assert told["exception"]["stack"].startswith("Traceback (most recent call last):\n")
    assert told["exception"]["stack"].endswith("KeyError: 4")
    assert "秘密" not in told["exception"]["stack"]


def test_a_line_says_which_turn_it_is_of():
    token = _WHERE.set(None)
    try:
        assert whereabouts() == {}
        enter_turn("abcdefgh", "0" * 32, "widget")
        told = json.loads(JsonLines().format(record("x", fields={"status": "answered"})))
        assert {name: told[name] for name in ("conversation", "turn", "channel", "status")} == {
            "conversation": "abcdefgh",
            "turn": "0" * 32,
            "channel": "widget",
            "status": "answered",
        }
    finally:
        _WHERE.reset(token)


@pytest.mark.parametrize(
    "split",
    [
        MOBILE,
        "138\\u00300138000",
        "138\\\\u00300138000",
        "138\\x300138000",
        "138\u200b0013\u200b8000",
        "138\x1b[0m00138000",
        "138\\n00138000",
        "\\u0031\\u0033\\u0038\\u0030\\u0030\\u0031\\u0033\\u0038\\u0030\\u0030\\u0030",
    ],
)
def test_a_number_that_escapes_split_is_masked(split: str):
    hidden = masked_text(f'{{"phone": "{split}"}}')
    assert hidden == '{"phone": "【手机号】"}'
    assert json_line({"message": hidden}) == '{"message": "{\\"phone\\": \\"【手机号】\\"}"}'


def test_what_names_nobody_keeps_its_escapes():
    text = 'path C:\\new\\table \\u4f60 {"a": "\\n"}'
    assert masked_text(text) == text


def test_chinese_reads_as_it_is():
    assert harmless("温州，“好”。A b") == "温州，“好”。A b"
    assert harmless_lines("一\n二\n") == "一\n    二"
    assert json_line({"a": "温州"}) == '{"a": "温州"}'
