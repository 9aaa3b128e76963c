import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from knowledge.errors import EvaluationError
from knowledge.evaluation.retrieval_set import Article, Query, read_retrieval_set

CORPUS = [{"id": 1, "text": "甲", "title": "题"}, {"id": "2", "text": "乙", "other": [1]}]
QUERIES = [{"id": "q1", "text": "问", "positive_ids": ["1", 2]}]


def write(folder: Path, corpus: list[Any] | None = None, queries: list[Any] | None = None) -> Path:
    for name, rows in (("corpus", CORPUS if corpus is None else corpus), ("queries", queries or QUERIES)):
        lines = "\n\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
        (folder / f"{name}.jsonl").write_text(lines + "\n", encoding="utf-8")
    return folder


def test_numeric_ids_other_fields_and_empty_lines_do_no_harm(tmp_path: Path):
    read = read_retrieval_set(write(tmp_path))
    assert read.articles == (Article(id="1", title="题", text="甲"), Article(id="2", title="", text="乙"))
    assert read.queries == (Query(id="q1", text="问", positives=frozenset({"1", "2"})),)
    assert read.remarks == {}
    assert read.titled


def test_packed_files_are_read_whatever_their_name(tmp_path: Path):
    write(tmp_path)
    plain = tmp_path / "corpus.jsonl"
    (tmp_path / "corpus.jsonl.gz").write_bytes(gzip.compress(b"\xef\xbb\xbf" + plain.read_bytes()))
    plain.unlink()
    (tmp_path / "queries.jsonl").write_bytes(gzip.compress((tmp_path / "queries.jsonl").read_bytes()))
    assert len(read_retrieval_set(tmp_path).queries) == 1


def test_what_cannot_be_measured_is_left_out_and_told(tmp_path: Path):
    corpus = [
        *CORPUS,
        {"id": "1", "text": "丙"},
        {"id": "3", "text": "甲"},
        {"id": "4", "text": " ", "title": None},
    ]
    queries = [
        *QUERIES,
        {"id": "q1", "text": "又", "positive_ids": ["1"]},
        {"id": "q2", "text": "没有", "positive_ids": []},
        {"id": "q3", "text": "没有"},
        {"id": "q4", "text": "不在", "positive_ids": ["9"]},
        {"id": "q5", "text": "", "positive_ids": ["1"]},
        {"text": "无名", "positive_ids": "3"},
        {"id": 7, "text": "半在", "positive_ids": ["9", "2", "2"]},
    ]
    read = read_retrieval_set(write(tmp_path, corpus, queries))
    assert [article.text for article in read.articles] == ["甲", "乙", "甲", " "]
    assert [(one.id, sorted(one.positives)) for one in read.queries] == [
        ("q1", ["1", "2"]),
        ("13", ["3"]),
        ("7", ["2"]),
    ]
    assert read.remarks == {
        "passages with an id that was there already, left out": 1,
        "passages with the text of another, kept": 1,
        "passages without text, kept": 1,
        "questions with an id that was there already, left out": 1,
        "questions without positives, left out": 2,
        "positives that are not in the corpus": 2,
        "questions with no positive in the corpus, left out": 1,
        "questions without text, left out": 1,
    }


def test_a_line_separator_inside_a_text_ends_no_line(tmp_path: Path):
    read = read_retrieval_set(write(tmp_path, corpus=[{"id": "1", "text": "上\u2028下"}]))
    assert read.articles[0].text == "上\u2028下"


def test_half_a_surrogate_pair_is_replaced(tmp_path: Path):
    write(tmp_path)
    (tmp_path / "corpus.jsonl").write_text('{"id": "1", "text": "a\\ud800b"}', encoding="ascii")
    assert read_retrieval_set(tmp_path).articles[0].text == "a?b"


@pytest.mark.parametrize(
    ("name", "line", "told"),
    [
        ("corpus", '{"id": "x", "text"', "corpus.jsonl:2: not JSON"),
        ("corpus", "[1]", "corpus.jsonl:2: list, expected a JSON object"),
        ("corpus", '{"text": "x"}', "corpus.jsonl:2: no id"),
        ("corpus", '{"id": "x"}', "corpus.jsonl:2: text is None"),
        ("corpus", '{"id": "x", "text": "y", "title": 3}', "corpus.jsonl:2: title is 3"),
        ("queries", '{"id": [1], "text": "x"}', r"queries.jsonl:2: id is \[1\]"),
        (
            "queries",
            '{"id": "x", "text": "y", "positive_ids": [null]}',
            "queries.jsonl:2: positive_ids is None",
        ),
    ],
)
def test_a_line_that_cannot_be_read_is_named(tmp_path: Path, name: str, line: str, told: str):
    path = write(tmp_path, corpus=CORPUS[:1]) / f"{name}.jsonl"
    path.write_text(path.read_text(encoding="utf-8") + line + "\n", encoding="utf-8")
    with pytest.raises(EvaluationError, match=told):
        read_retrieval_set(tmp_path)


def test_files_that_are_missing_or_broken_are_named(tmp_path: Path):
    with pytest.raises(EvaluationError, match=r"neither corpus\.jsonl nor corpus\.jsonl\.gz"):
        read_retrieval_set(tmp_path)
    write(tmp_path)
    whole = gzip.compress((tmp_path / "corpus.jsonl").read_bytes())
    (tmp_path / "corpus.jsonl").write_bytes(whole[:-9])
    with pytest.raises(EvaluationError, match=r"corpus\.jsonl cannot be read"):
        read_retrieval_set(tmp_path)
    (tmp_path / "corpus.jsonl").write_bytes(b'{"id": 1, "text": "a"}\n\xff\xfe')
    with pytest.raises(EvaluationError, match=r"corpus\.jsonl:2: not UTF-8"):
        read_retrieval_set(tmp_path)


def test_a_set_without_a_question_to_measure_is_refused(tmp_path: Path):
    with pytest.raises(EvaluationError, match="no question whose positive_ids"):
        read_retrieval_set(write(tmp_path, queries=[{"id": "q", "text": "问", "positive_ids": ["9"]}]))
