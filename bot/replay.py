"""Replays recorded conversations through the whole bot: JSON lines in, replies and latencies out.

An input line is `{"id", "channel", "turns": ["…", …]}`, with `"days": ["2018-08-01", …]` where each turn
has a day that counts as today, as the shell exports it; its output line is
`{"id", "replies": [[{"text", "custom"?}, …] per turn], "latency_ms": [per turn]}`.
"""

from __future__ import annotations

import itertools
import json
import time
import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Protocol

from bot.errors import ReplayError
from knowledge.dates import iso_day


class Talks(Protocol):
    """Whatever answers a message with replies."""

    def send(
        self, sender: str, channel: str, text: str, metadata: dict[str, Any] | None = None
    ) -> list[dict[str, Any]]:
        """Return the replies to one message."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """One conversation to replay; `days` are ISO days, one a turn, or none for the clock's."""

    id: str
    channel: str
    turns: tuple[str, ...]
    days: tuple[str, ...] = ()


def read_scripts(path: Path) -> list[Script]:
    """Return the conversations of a JSON-lines file in order; empty lines are passed over.

    Raises:
        ReplayError: The file cannot be read or a line is no conversation; its number is named.
    """
    try:
        lines = path.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise ReplayError(f"读不了 {path}（{error}）：请给一个 UTF-8 的 JSON 行文件。") from error
    return [_script(line, f"{path} 第{number}行") for number, line in enumerate(lines, 1) if line.strip()]


def _script(line: str, place: str) -> Script:
    """Return the conversation of one line; raises ReplayError that names `place`."""
    try:
        content = json.loads(line)
    except ValueError as error:
        raise ReplayError(f"{place}不是 JSON（{error}）。") from error
    if not isinstance(content, dict):
        raise ReplayError(f"{place}应是 JSON 对象，而不是 {type(content).__name__}。")
    turns = content.get("turns")
    if not isinstance(turns, list) or not turns or not all(isinstance(turn, str) for turn in turns):
        raise ReplayError(f"{place}的 turns 应是一个或多个文字的列表，而不是 {turns!r}。")
    name, channel = content.get("id"), content.get("channel", "staff")
    if not isinstance(name, (str, int)) or not isinstance(channel, str) or not channel:
        raise ReplayError(f"{place}的 id 和 channel 应是文字，而不是 {name!r} 和 {channel!r}。")
    days = _days(content.get("days"), len(turns), place)
    return Script(id=str(name), channel=channel, turns=tuple(turns), days=days)


def _days(given: object, turns: int, place: str) -> tuple[str, ...]:
    """Return the days of the turns, none where there are none; raises ReplayError that names `place`."""
    if given is None:
        return ()
    if isinstance(given, list) and len(given) == turns and all(map(iso_day, given)):
        return tuple(given)
    raise ReplayError(f"{place}的 days 应是 {turns} 个像 2018-08-01 的日期，每轮一个，而不是 {given!r}。")


def replay(bot: Talks, scripts: Iterable[Script], *, on_days: bool = True) -> Iterator[dict[str, Any]]:
    """Yield the outcome of each conversation, each held by a sender of its own.

    Each turn is asked on its day where it has one, on the clock's without `on_days`.
    """
    for script in scripts:
        sender = f"replay-{uuid.uuid4().hex}"
        replies, latencies = [], []
        days = script.days if on_days else ()
        for turn, day in itertools.zip_longest(script.turns, days):
            metadata = {"today": day} if day else None
            started = time.perf_counter()
            replies.append(bot.send(sender, script.channel, turn, metadata))
            latencies.append(round((time.perf_counter() - started) * 1000, 3))
        yield {"id": script.id, "replies": replies, "latency_ms": latencies}


def write_outcomes(outcomes: Iterable[dict[str, Any]], path: Path) -> None:
    """Write one JSON line for each outcome as it comes."""
    with path.open("w", encoding="utf-8") as out:
        for outcome in outcomes:
            out.write(json.dumps(outcome, ensure_ascii=False) + "\n")
            out.flush()
