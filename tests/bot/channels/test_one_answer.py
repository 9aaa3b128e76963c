"""One answer at every door: the same figures, sources and caveats by widget, REST, socket.io, telephone, WeChat, shell."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from bot.settings import REPOSITORY
from tests.bot.channels.agreement import disagreements
from tests.bot.channels.ways import Doors, Said, of_replies
from tests.bot.channels.whole_server import environment_of, whole_server

SHARED = Path(os.environ.get("OUWEN_SHARED", REPOSITORY.parent / "shared"))
QUESTIONS = SHARED / "questions" / "dev.jsonl"
OWN = (
    ("瑞安最低工资是多少", "那平阳呢？", "有什么依据"),
    ("温州各地最低工资",),
    ("一小时给15元在乐清合法吗",),
    ("低保和最低工资各是多少",),
    ("乐清的低保标准涨了多少",),
    ("80岁以上老人有补贴吗",),
    ("基础养老金每月多少钱",),
    ("秋田犬能养吗", "那金毛呢"),
    ("拖拉机什么时候能上路",),
    ("温政发〔2019〕16号说了什么",),
    ("2019年7月财政总收入是多少",),
    ("鹿城的困难家庭低保标准多少",),
    ("瑞安",),
    ("上海最低工资是多少",),
    ("今天天气怎么样", "明天会下雨吗", "附近哪家饭店好吃"),
    ("你好", "谢谢"),
    ("我要找人工",),
)


# Conversations at a time; turns of one conversation keep their order.
AT_ONCE = 4


@pytest.fixture(scope="module")
def environment(prepared: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    return environment_of(tmp_path_factory.mktemp("doors"), prepared)


@pytest.fixture(scope="module")
def doors(environment: dict[str, str]) -> Iterator[Doors]:
    with whole_server(environment) as address:
        yield Doors(address)


@pytest.fixture(scope="module")
def dev() -> list[tuple[str, ...]]:
    """The conversations of the question set, none where it is absent."""
    lines = QUESTIONS.read_text(encoding="utf-8").splitlines() if QUESTIONS.exists() else []
    return [tuple(json.loads(line)["turns"]) for line in lines if line.strip()]


@pytest.fixture(scope="module")
def in_shell(environment: dict[str, str], dev: list[tuple[str, ...]]) -> dict[tuple[str, ...], list[Said]]:
    """What the bot says to each conversation in a process of its own, as the shell talks to it."""
    folder, conversations = Path(environment["OUWEN_VAR"]), [*OWN, *dev]
    source, target = folder / "in.jsonl", folder / "out.jsonl"
    scripts = [{"id": str(at), "channel": "staff", "turns": turns} for at, turns in enumerate(conversations)]
    source.write_text("".join(json.dumps(script) + "\n" for script in scripts), encoding="utf-8")
    command = [sys.executable, "-m", "bot.cli", "replay", str(source), str(target)]
    subprocess.run(command, cwd=REPOSITORY, env=environment, check=True, capture_output=True)
    outcomes = (json.loads(line) for line in target.read_text(encoding="utf-8").splitlines())
    said = [[of_replies(replies) for replies in outcome["replies"]] for outcome in outcomes]
    return dict(zip(conversations, said, strict=True))


def of_all(
    doors: Doors, in_shell: dict[tuple[str, ...], list[Said]], conversations: Sequence[tuple[str, ...]]
) -> dict[str, list[str]]:
    """Return the disagreements about each conversation that has some."""

    def of_one(turns: tuple[str, ...]) -> list[str]:
        return disagreements(doors, turns, in_shell[turns])

    with ThreadPoolExecutor(AT_ONCE) as pool:
        found = zip(conversations, pool.map(of_one, conversations), strict=True)
        return {" / ".join(turns): differences for turns, differences in found if differences}


def test_our_own_questions_have_one_answer(doors: Doors, in_shell: dict[tuple[str, ...], list[Said]]) -> None:
    assert of_all(doors, in_shell, OWN) == {}


@pytest.mark.shared
@pytest.mark.skipif(not QUESTIONS.exists(), reason=f"no question set at {QUESTIONS} (set OUWEN_SHARED)")
def test_the_question_set_has_one_answer(
    doors: Doors, in_shell: dict[tuple[str, ...], list[Said]], dev: list[tuple[str, ...]]
) -> None:
    assert of_all(doors, in_shell, dev) == {}


def test_figures_are_compared_at_all(doors: Doors) -> None:
    [told] = doors.rest(["瑞安最低工资是多少"])
    assert "1660元/月" in told.text
    assert told.payload is not None
    assert [standard["amount"] for standard in told.payload["standards"]] == [1660.0, 15.2]
    wrong = [Said(text=told.text.replace("1660", "1860"), payload={**told.payload, "caveats": []})]
    differences = disagreements(doors, ["瑞安最低工资是多少"], wrong)
    assert [difference.partition(":")[0] for difference in differences] == ["shell turn 0", "shell turn 0"]
