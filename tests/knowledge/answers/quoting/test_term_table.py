"""Terms of texts by term: the same that the texts themselves have."""

from knowledge.answers.evidence import grams
from knowledge.answers.quoting.term_table import TermTable, firsts_of, held_in
from knowledge.service import KnowledgeBase

FIRST = ["码头每年检修3次，由港口管理部门组织。", "港口管理部门", ""]
SECOND = ["检修费用列入预算", "WiFi覆盖25%"]
# none has 船舶; a term that no text ever had is looked for too
ASKED = ("检修", "港口", "wifi", "25%", "3次", "船舶", "鱿鼬")


def test_texts_of_several_tables_stand_one_behind_another() -> None:
    tables = [TermTable.of(FIRST), TermTable.of([]), TermTable.of(SECOND)]
    assert firsts_of(tables).tolist() == [0, 3, 3]
    flags = held_in(tables, ASKED)
    assert flags.tolist() == [[term in set(grams(text)) for term in ASKED] for text in (*FIRST, *SECOND)]


def test_no_table_and_no_term_hold_nothing() -> None:
    assert firsts_of([]).tolist() == []
    assert held_in([], ASKED).shape == (0, len(ASKED))
    assert held_in([TermTable.of(FIRST)], ()).shape == (3, 0)


def test_terms_of_real_passages_are_found_where_they_stand(knowledge_base: KnowledgeBase) -> None:
    texts = [passage.text for passage in knowledge_base.passages[::9]]
    asked = tuple(sorted({term for text in texts[::40] for term in grams(text)}))
    flags = held_in([TermTable.of(texts[:50]), TermTable.of(texts[50:])], asked)
    assert flags.tolist() == [[term in held for term in asked] for held in map(set, map(grams, texts))]


def test_sizes_are_the_terms_of_each_text() -> None:
    assert TermTable.of(FIRST).sizes.tolist() == [len(set(grams(text))) for text in FIRST]
