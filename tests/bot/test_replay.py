import json
from pathlib import Path
from typing import Any

import pytest

from bot.errors import ReplayError
from bot.replay import Script, read_scripts, replay, write_outcomes


class Echo:
    """Says back what it heard, on which channel, as which turn of the conversation."""

    def __init__(self) -> None:
        self.turns: dict[str, int] = {}
        self.metadata: list[dict[str, Any] | None] = []

    def send(
        self, sender: str, channel: str, text: str, metadata: dict[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        self.metadata.append(metadata)
        self.turns[sender] = self.turns.get(sender, 0) + 1
        return [{"text": f"{channel}:{self.turns[sender]}:{text}", "custom": {"status": "answered"}}]


def test_each_conversation_is_a_fresh_session_on_its_channel(tmp_path: Path):
    source = tmp_path / "in.jsonl"
    source.write_text(
        '{"id": "A1", "channel": "widget", "turns": ["甲", "乙"]}\n'
        "\n"
        '{"id": "A2", "channel": "hotline", "turns": ["丙"], "kind": "direct"}\n',
        encoding="utf-8",
    )
    target = tmp_path / "out.jsonl"
    bot = Echo()
    write_outcomes(replay(bot, read_scripts(source)), target)
    first, second = (json.loads(line) for line in target.read_text(encoding="utf-8").splitlines())
    assert list(first) == ["id", "replies", "latency_ms"]
    assert first["id"] == "A1"
    assert first["replies"] == [
        [{"text": "widget:1:甲", "custom": {"status": "answered"}}],
        [{"text": "widget:2:乙", "custom": {"status": "answered"}}],
    ]
    assert len(first["latency_ms"]) == 2
    assert all(latency >= 0 for latency in first["latency_ms"])
    assert second["replies"] == [[{"text": "hotline:1:丙", "custom": {"status": "answered"}}]]
    assert len(bot.turns) == 2


def test_a_turn_is_asked_on_the_day_it_was_exported_with(tmp_path: Path):
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "1", "turns": ["甲", "乙"], "days": ["2018-08-01", "2026-11-21"]}\n', "utf-8")
    bot = Echo()
    list(replay(bot, read_scripts(source)))
    list(replay(bot, read_scripts(source), on_days=False))
    assert bot.metadata == [{"today": "2018-08-01"}, {"today": "2026-11-21"}, None, None]


def test_chinese_is_written_as_it_is(tmp_path: Path):
    target = tmp_path / "out.jsonl"
    write_outcomes(replay(Echo(), [Script(id="1", channel="widget", turns=("瑞安",))]), target)
    assert "瑞安" in target.read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("not json", "不是 JSON"),
        ('["a"]', "JSON 对象"),
        ('{"id": "1", "channel": "widget"}', "turns"),
        ('{"id": "1", "turns": ["a", "b"], "days": ["2018-08-01"]}', "days"),
        ('{"id": "1", "turns": ["a"], "days": ["2018-13-01"]}', "days"),
        ('{"id": "1", "channel": "widget", "turns": []}', "turns"),
        ('{"id": "1", "channel": "widget", "turns": "瑞安"}', "turns"),
        ('{"id": "1", "channel": "widget", "turns": [1]}', "turns"),
        ('{"channel": "widget", "turns": ["瑞安"]}', "id"),
        ('{"id": "1", "channel": 3, "turns": ["瑞安"]}', "channel"),
    ],
)
def test_a_line_that_is_no_conversation_is_named(tmp_path: Path, line: str, told: str):
    source = tmp_path / "in.jsonl"
    source.write_text('{"id": "0", "channel": "widget", "turns": ["好"]}\n' + line + "\n", encoding="utf-8")
    with pytest.raises(ReplayError, match="第2行") as caught:
        read_scripts(source)
    assert told in str(caught.value)


def test_a_missing_file_is_named(tmp_path: Path):
    with pytest.raises(ReplayError, match=r"nowhere\.jsonl"):
        read_scripts(tmp_path / "nowhere.jsonl")


def test_a_byte_order_mark_and_a_missing_channel_do_no_harm(tmp_path: Path):
    source = tmp_path / "in.jsonl"
    source.write_bytes(b'\xef\xbb\xbf{"id": 7, "turns": ["a"]}')
    assert read_scripts(source) == [Script(id="7", channel="staff", turns=("a",))]
