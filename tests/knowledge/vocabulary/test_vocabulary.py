"""Tests of the data files of knowledge.vocabulary and their loaders."""

import re
from collections import Counter
from pathlib import Path

import jieba
import pytest

from knowledge.errors import VocabularyError
from knowledge.regions import all_regions
from knowledge.text import normalise
from knowledge.vocabulary import breeds, find_breeds, jieba_words, load_yaml, words
from knowledge.vocabulary.files import load_rows

BULLETINS = Path(__file__).parents[3] / "data" / "bulletins"


def flat(path: Path) -> str:
    return re.sub(r"\s", "", normalise(path.read_text(encoding="utf-8")))


def test_the_notice_prints_every_name_marked_as_its_own() -> None:
    notice = flat(BULLETINS / "2020-06.txt")
    names = list(load_yaml("breeds.yml")["notice"])
    assert len(names) == 25
    assert [name for name in names if name not in notice] == []
    assert [name for name in load_yaml("breeds.yml")["other"] if name in notice] == []


def test_every_spelling_belongs_to_one_breed() -> None:
    spellings = Counter(s for name, aliases in breeds().items() for s in {name, *aliases})
    assert [spelling for spelling, count in spellings.items() if count > 1] == []
    assert len(load_yaml("breeds.yml")["other"]) >= 60


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("德牧能养吗", [("德国牧羊犬", "德牧")]),
        ("罗威那犬和藏獒", [("罗威纳犬", "罗威那犬"), ("藏獒", "藏獒")]),
        ("二哈和金毛", [("西伯利亚雪橇犬", "二哈"), ("金毛寻回犬", "金毛")]),
        ("泰迪狗", [("贵宾犬", "泰迪狗")]),
        ("牛头㹴", [("牛头梗", "牛头㹴")]),
        ("马犬", [("比利时牧羊犬", "马犬")]),
        ("比特币", []),
        ("狗能不能养", []),
    ],
)
def test_find_breeds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(mention.name, mention.text) for mention in find_breeds(text)] == expected
    assert all(text[m.start : m.end] == m.text for m in find_breeds(text))


def test_every_notice_name_is_found_as_itself() -> None:
    for name in load_yaml("breeds.yml")["notice"]:
        assert [mention.name for mention in find_breeds(f"我家的{name}能养吗")] == [name]


def test_the_user_dictionary_loads_and_holds_divisions_and_breeds() -> None:
    tokenizer = jieba.Tokenizer()
    tokenizer.load_userdict(str(jieba_words()))
    assert tokenizer.lcut("外摆位和亩均论英雄的特殊工时") == ["外摆位", "和", "亩均论英雄", "的", "特殊工时"]
    assert set(all_regions()) - {"各县"} <= set(words())
    assert set(breeds()) <= set(words())
    assert len(words()) == len(set(words()))


def test_a_bad_file_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("knowledge.vocabulary.files.FOLDER", tmp_path)
    with pytest.raises(VocabularyError, match=r"absent\.yml"):
        load_yaml("absent.yml")
    (tmp_path / "list.yml").write_text("- 一\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="expected a mapping, found list"):
        load_yaml("list.yml")
    (tmp_path / "rows.tsv").write_text("# head\n甲\t乙\n丙\n", encoding="utf-8")
    with pytest.raises(VocabularyError, match="line 3"):
        load_rows("rows.tsv", columns=2)
