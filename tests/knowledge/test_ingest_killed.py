"""Whatever moment an ingest is killed at, the bot answers from a whole index: the old one or the new one."""

from __future__ import annotations

import multiprocessing
import random
import shutil
import time
from pathlib import Path

import pytest

from knowledge.build import build_index
from knowledge.ingestion import ingest, remove
from knowledge.records import AnswerStatus
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings
from tests.knowledge import warm_ingest
from tests.knowledge.answers.asking import question
from tests.knowledge.issues import SHIPPED

KILLS = 100
OLD, BOTH = ["2015-10"], ["2015-10", "2019-12"]


@pytest.fixture
def settings(tmp_path: Path) -> KnowledgeSettings:
    folder = tmp_path / "bulletins"
    folder.mkdir()
    shutil.copyfile(SHIPPED / "2015-10.txt", folder / "2015-10.txt")
    settings = KnowledgeSettings(bulletins_dir=folder, index_dir=tmp_path / "index")
    build_index(settings)
    return settings


def edition(folder: Path, number: int) -> Path:
    """The issue with a line of its own, so that nothing of an earlier attempt can be used again."""
    file = folder / "2019-12.txt"
    text = (SHIPPED / "2019-12.txt").read_text(encoding="utf-8")
    file.write_text(f"{text}\n编印说明之{number}\n", encoding="utf-8")
    return file


def answered(settings: KnowledgeSettings) -> list[str]:
    """The issues in use, after questions whose answers stand in them."""
    base = KnowledgeBase.open(settings)
    keys = [bulletin.key for bulletin in base.bulletins]
    wage = base.answer(question("瑞安最低工资是多少", "ask_minimum_wage", region="瑞安市"))
    assert (wage.status, wage.standards[0].amount) == (AnswerStatus.ANSWERED, 1660)
    subsistence = base.answer(question("乐清低保标准是多少", "ask_low_income", region="乐清市"))
    assert (subsistence.status is AnswerStatus.ANSWERED) == (keys == BOTH)
    return keys


def test_killed_at_a_hundred_moments(settings: KnowledgeSettings, tmp_path: Path) -> None:
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["tests.knowledge.warm_ingest"])
    chance, seen = random.Random(0), []

    def start(number: int) -> multiprocessing.process.BaseProcess:
        target = (settings.bulletins_dir, settings.index_dir, edition(tmp_path, number))
        child = context.Process(target=warm_ingest.run, args=target)
        child.start()
        return child

    def whole(number: int) -> float:
        """Let one ingest end by itself, and tell how long it took."""
        began = time.perf_counter()
        child = start(number)
        child.join()
        assert child.exitcode == 0
        return time.perf_counter() - began

    whole(-1)  # reads in what the processes share
    seconds = whole(-2)
    remove(settings, ["2019-12"])
    for number in range(KILLS):
        child = start(number)
        waited = chance.uniform(0.0, 1.2 * seconds)
        child.join(waited)
        child.kill()
        child.join()
        seen.append(answered(settings))
        if seen[-1] == OLD:
            # it takes longer while the machine is busy with something else
            seconds = max(seconds, waited)
        assert seen[-1] in (OLD, BOTH)
        if seen[-1] == BOTH:
            remove(settings, ["2019-12"])
    ingest(settings, [edition(tmp_path, KILLS)])
    assert answered(settings) == BOTH
    assert OLD in seen
    assert BOTH in seen
    assert not list(settings.index_dir.glob("building-*"))
