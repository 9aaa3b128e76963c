from datetime import date
from pathlib import Path

import pytest

from bot.errors import SettingError
from bot.settings import REPOSITORY, Settings
from knowledge.settings import KnowledgeSettings


def test_without_variables_everything_lies_in_the_repository():
    settings = Settings.from_environment({})
    assert settings.root == REPOSITORY
    assert settings.var == REPOSITORY / "var"
    assert settings.index_dir == REPOSITORY / "var" / "index"
    assert settings.models_dir == REPOSITORY / "var" / "models"
    assert settings.conversations == REPOSITORY / "var" / "conversations.db"
    assert settings.bulletins_dir == REPOSITORY / "data" / "bulletins"
    assert (settings.host, settings.port, settings.encoder) == ("127.0.0.1", 5005, None)


def test_variables_are_read(tmp_path: Path):
    settings = Settings.from_environment(
        {
            "OUWEN_VAR": str(tmp_path / "var"),
            "OUWEN_BULLETINS": str(tmp_path / "issues"),
            "OUWEN_ENCODER": "other",
            "OUWEN_TODAY": "2020-02-29",
            "OUWEN_HOST": "0.0.0.0",
            "OUWEN_PORT": "8080",
        }
    )
    knowledge = settings.knowledge()
    assert (knowledge.bulletins_dir, knowledge.index_dir) == (tmp_path / "issues", tmp_path / "var" / "index")
    assert knowledge.encoder == "other"
    assert settings.today() == date(2020, 2, 29)
    assert (settings.host, settings.port) == ("0.0.0.0", 8080)


def test_a_relative_folder_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.chdir(tmp_path)
    assert Settings.from_environment({"OUWEN_VAR": "made"}).var == tmp_path / "made"


def test_today_is_the_clock_when_no_day_is_set():
    assert Settings.from_environment({}).today() == date.today()


@pytest.mark.parametrize("value", ["2026-13-01", "yesterday", "2026/11/21", "20261121x"])
def test_a_day_that_is_none_is_refused_by_name(value: str):
    with pytest.raises(SettingError, match=r"OUWEN_TODAY") as caught:
        Settings.from_environment({"OUWEN_TODAY": value})
    assert value in str(caught.value)


@pytest.mark.parametrize("value", ["0", "65536", "-1", "http", "５００５"])
def test_a_port_that_is_none_is_refused_by_name(value: str):
    with pytest.raises(SettingError, match=r"OUWEN_PORT") as caught:
        Settings.from_environment({"OUWEN_PORT": value})
    assert value in str(caught.value)


def test_the_actions_read_the_same_settings(tmp_path: Path):
    environment = {
        "OUWEN_VAR": str(tmp_path / "var"),
        "OUWEN_BULLETINS": str(tmp_path / "issues"),
        "OUWEN_ENCODER": "other",
        "OUWEN_ENCODER_QUERY_PREFIX": "query: ",
        "OUWEN_ENCODER_PASSAGE_PREFIX": "passage: ",
    }
    milvus = {**environment, "OUWEN_INDEX_BACKEND": "milvus", "OUWEN_MILVUS_TOKEN": "t"}
    for given in ({}, environment, milvus):
        assert Settings.from_environment(given).knowledge() == KnowledgeSettings.from_environment(given)
    told = KnowledgeSettings.from_environment(environment)
    assert (told.encoder_query_prefix, told.encoder_passage_prefix) == ("query: ", "passage: ")


def test_a_backend_of_the_index_that_is_none_is_refused_by_name():
    with pytest.raises(SettingError, match=r"OUWEN_INDEX_BACKEND is 'faiss', expected files or milvus"):
        Settings.from_environment({"OUWEN_INDEX_BACKEND": "faiss"})
