import os
from dataclasses import replace

import pytest

from bot.errors import SettingError
from bot.launch import check_workers
from bot.operation import Operation
from bot.settings import Settings
from knowledge.backend import MilvusAccess


def test_one_worker_needs_nothing(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    check_workers(Settings())


def test_several_need_nothing_else_and_one_thread_for_numbers(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    check_workers(Settings(operation=Operation(workers=2)))
    assert os.environ["OMP_NUM_THREADS"] == "1"


def test_several_cannot_open_an_embedded_milvus(tmp_path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "7")
    several = Settings(operation=Operation(workers=2))
    with pytest.raises(SettingError, match="OUWEN_INDEX_BACKEND=files"):
        check_workers(replace(several, milvus=MilvusAccess(uri=str(tmp_path / "lite.db"))))
