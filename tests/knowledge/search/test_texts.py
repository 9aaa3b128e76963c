from __future__ import annotations

from pathlib import Path

import pytest

from knowledge.index.lexical import SLICE
from knowledge.search import SearchedText, index_texts, searcher_of_texts
from knowledge.settings import KnowledgeSettings
from tests.knowledge.index.fakes import CharacterEncoder

NONE = Path("none")
SETTINGS = KnowledgeSettings(bulletins_dir=NONE, index_dir=NONE, evidence_threshold=0.0)
TEXTS = [
    SearchedText(id="a", title="养犬管理条例", text="限养区内禁止饲养烈性犬，养犬应当登记。"),
    SearchedText(id="b", title="物业管理条例", text="住宅专项维修资金由业主缴存。"),
    SearchedText(id="c", title="养犬管理条例", text="犬只应当每年免疫。"),
]


@pytest.mark.parametrize("encoder", [None, CharacterEncoder()])
def test_texts_are_found_by_their_id(encoder: CharacterEncoder | None) -> None:
    searcher = searcher_of_texts(iter(TEXTS), encoder, SETTINGS)
    assert searcher.search("养犬要登记吗").hits[0].passage.id == "a"
    assert searcher.search("维修资金谁来缴存").hits[0].passage.id == "b"


def test_positions_are_those_of_the_texts() -> None:
    index = index_texts(TEXTS, CharacterEncoder(), SETTINGS)
    assert [passage.id for passage in index.passages] == ["a", "b", "c"]
    assert index.lexical.rank("维修资金").best(1)[0].position == 1
    assert index_texts(TEXTS, None, SETTINGS).dense is None


def test_more_texts_than_a_slice_are_all_found() -> None:
    texts = [SearchedText(id=str(n), title="", text=f"文件{n}") for n in range(SLICE + 3)]
    searcher = searcher_of_texts(texts, None, SETTINGS)
    assert [searcher.search(f"文件{n}").hits[0].passage.id for n in (0, SLICE, SLICE + 2)] == [
        "0",
        str(SLICE),
        str(SLICE + 2),
    ]
    assert searcher_of_texts([], None, SETTINGS).search("文件").hits == ()
