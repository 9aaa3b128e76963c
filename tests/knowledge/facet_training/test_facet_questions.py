"""The labelled questions read, and a line that is none says where it stands."""

from collections import Counter
from pathlib import Path

import pytest

from knowledge.facet_training.questions import Labelled, read_intents, read_questions
from knowledge.facets import FacetsError


def test_a_block_is_one_way_to_put_it(tmp_path: Path) -> None:
    file = tmp_path / "questions.tsv"
    file.write_text(
        "# first\n低保多少\tlow_income\tsubsistence\tvalue\n# second\n医保怎么报\tnone\t-\ttext\n涨了多少\t-\t-\tincrease\n"
    )
    assert read_questions(file) == [
        Labelled(text="低保多少", topic="low_income", measure="subsistence", aspect="value", block=1),
        Labelled(text="医保怎么报", topic="elsewhere", measure="-", aspect="text", block=2),
        Labelled(text="涨了多少", topic="leaning", measure="-", aspect="increase", block=2),
    ]


@pytest.mark.parametrize("line", ["低保多少", "低保\tpoor\t-\tvalue", "低保\tlow_income\t-\tprice"])
def test_a_line_of_other_columns_or_labels_is_told(tmp_path: Path, line: str) -> None:
    file = tmp_path / "questions.tsv"
    file.write_text(line + "\n")
    with pytest.raises(FacetsError, match=r"questions\.tsv line 1"):
        read_questions(file)


def test_the_shipped_questions_are_many_and_a_third_is_of_other_matters() -> None:
    topics = Counter(row.topic for row in read_questions())
    assert min(topics[core] for core in ("minimum_wage", "pension", "low_income", "dogs")) >= 400
    assert topics["elsewhere"] >= 800
    assert sum(topics.values()) >= 2500


def test_examples_of_intents_are_none_of_the_core_topics(tmp_path: Path) -> None:
    file = tmp_path / "examples.yml"
    file.write_text(
        'version: "3.1"\nnlu:\n'
        "- intent: out_of_scope\n  examples: |\n    - 明天下雨吗\n"
        "- intent: ask_pension\n  examples: |\n    - 退休金多少\n"
        "- intent: follow_up\n  examples: |\n    - 那[瑞安](region)呢\n    - 那低保呢\n"
    )
    found = [(row.text, row.topic) for row in read_intents([file])]
    assert found == [("明天下雨吗", "elsewhere"), ("那瑞安呢", "leaning")]
