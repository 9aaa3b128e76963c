from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from knowledge import encoder as encoders
from knowledge.build import build_index
from knowledge.settings import KnowledgeSettings
from tests.knowledge.index.fakes import CharacterEncoder
from tests.knowledge.issues import SHIPPED


@pytest.fixture
def one_issue(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> KnowledgeSettings:
    """A built index of one real issue, 2015-10, with a small encoder."""
    monkeypatch.setattr(encoders, "load_encoder", lambda *_: CharacterEncoder())
    folder = tmp_path / "bulletins"
    folder.mkdir()
    shutil.copyfile(SHIPPED / "2015-10.txt", folder / "2015-10.txt")
    settings = KnowledgeSettings(bulletins_dir=folder, index_dir=tmp_path / "index")
    build_index(settings)
    return settings
