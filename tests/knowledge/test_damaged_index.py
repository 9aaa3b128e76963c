"""An index that was damaged on the disk: it is named with the command, and that command mends it."""

from __future__ import annotations

import pytest

from knowledge.build import build_index
from knowledge.errors import IndexCorruptError
from knowledge.index.generation import read_generation, segment_folder
from knowledge.service import KnowledgeBase
from knowledge.settings import KnowledgeSettings


@pytest.mark.parametrize("name", ["words.npz", "passages.json", "segment.json"])
def test_building_mends_a_file_that_was_cut_short(one_issue: KnowledgeSettings, name: str) -> None:
    (entry,) = read_generation(one_issue.index_dir).issues
    file = segment_folder(one_issue.index_dir, entry.segment) / name
    whole = file.read_bytes()
    file.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(IndexCorruptError, match="run `ouwen build`") as told:
        KnowledgeBase.open(one_issue)
    assert name in str(told.value)
    build_index(one_issue)
    assert KnowledgeBase.open(one_issue).search("最低工资").hits
