from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from knowledge.backend import MilvusAccess, milvus_access
from knowledge.errors import SettingsError

MILVUS = {"OUWEN_INDEX_BACKEND": "milvus"}


def test_without_a_word_the_index_is_in_its_files() -> None:
    assert milvus_access({}, Path("var")) is None
    assert milvus_access({"OUWEN_INDEX_BACKEND": "files", "OUWEN_MILVUS_URI": "x"}, Path("var")) is None


def test_milvus_is_embedded_unless_a_server_is_named(tmp_path: Path) -> None:
    assert milvus_access(MILVUS, tmp_path) == MilvusAccess(uri=str(tmp_path / "milvus.db"))
    server = {
        "OUWEN_MILVUS_URI": "http://milvus:19530",
        "OUWEN_MILVUS_TOKEN": "t",
        "OUWEN_MILVUS_PREFIX": "b",
    }
    access = milvus_access({**MILVUS, **server}, tmp_path)
    assert access == MilvusAccess(uri="http://milvus:19530", token="t", prefix="b")
    assert not access.embedded


def test_a_relative_file_becomes_absolute(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    access = milvus_access({**MILVUS, "OUWEN_MILVUS_URI": "made.db"}, Path("var"))
    assert access == MilvusAccess(uri=str(tmp_path / "made.db"))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OUWEN_INDEX_BACKEND", "faiss"),
        ("OUWEN_MILVUS_URI", "milvus.sqlite"),
        ("OUWEN_MILVUS_URI", "公报.db"),
        ("OUWEN_MILVUS_URI", "ftp://milvus"),
        ("OUWEN_MILVUS_PREFIX", "two words"),
    ],
)
def test_a_wrong_setting_is_named_with_its_value(name: str, value: str) -> None:
    with pytest.raises(SettingsError, match=name) as caught:
        milvus_access({**MILVUS, name: value}, Path("var"))
    assert value in str(caught.value)


def test_secrets_are_not_printed() -> None:
    access = MilvusAccess(uri="https://resident:secret-1@milvus:19530", token="secret-2")
    assert access.address == "https://milvus:19530"
    assert "secret-2" not in repr(access)


def test_milvus_is_not_imported_where_it_is_not_chosen() -> None:
    code = "import sys, knowledge.live; print([name for name in ('pymilvus', 'grpc') if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
