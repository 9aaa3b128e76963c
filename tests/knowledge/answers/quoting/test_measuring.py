"""Spans of one question beside one another, and the signs of a kind of answer."""

from datetime import date

import numpy as np

from knowledge.answer_training.reading import FOUND
from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import Asked, asked_by
from knowledge.answers.quoting.considered import Considered
from knowledge.answers.quoting.features import FEATURES, MEASURES
from knowledge.answers.quoting.measuring import compared, rows_of
from knowledge.answers.quoting.prepared import prepared
from knowledge.answers.quoting.scorer import Matrix
from knowledge.answers.quoting.signs import enumerated
from knowledge.records import Question
from tests.knowledge.answers.quoting.passages import passage


def measured(question: str, text: str) -> Matrix:
    one = passage(text)
    asked: Asked = asked_by(Question(text=question, today=date(2026, 11, 21)), Weights([one]))
    document = prepared([one], None)
    spans = Considered.of(asked, [(document, range(len(document)))])
    return rows_of(asked, spans, np.array([FOUND] * len(spans)), np.zeros(len(spans)))


def column(rows: Matrix, name: str) -> list[float]:
    found: list[float] = rows[:, FEATURES.index(name)].round(2).tolist()
    return found


def test_rows_compare_to_the_best_of_all_and_of_the_document() -> None:
    rows = np.zeros((3, len(MEASURES)))
    rows[:, MEASURES.index("own")] = [0.8, 0.4, 0.2]
    found = compared(rows, ["2018-06/03", "2018-06/03", "2018-06/04"])
    assert found.shape == (3, len(FEATURES))
    assert column(found, "own_of_best") == [1.0, 0.5, 0.25]
    assert column(found, "own_in_document") == [0.0, -0.4, 0.0]


def test_no_spans_give_no_rows() -> None:
    assert compared(np.zeros((0, len(MEASURES))), []).shape == (0, len(FEATURES))


def test_sentence_without_the_days_is_outdone_by_one_that_has_them() -> None:
    rows = measured("受理之后审批要几天", "受理之后由窗口办理审批。受理之后10个工作日内完成审批。")
    assert column(rows, "sign") == [0.0, 1.0]
    assert column(rows, "unit") == [0.0, 1.0]
    assert column(rows, "outsigned") == [1.0, 0.0]
    assert column(rows, "outdone") == [1.0, 0.0]


def test_attribute_asked_for_is_the_word_before_how() -> None:
    rows = measured("补缴的基数怎么确定", "补缴应当提供材料。补缴的基数按上年度平均工资确定。")
    assert column(rows, "attribute") == [0.0, 1.0]


def test_definition_stands_behind_what_is_defined() -> None:
    rows = measured("屋顶山塘是什么意思", "屋顶山塘，是指失事后可能伤人的山塘。山塘是指蓄水工程。")
    defines = column(rows, "defines")
    assert defines[0] > defines[1] > 0


def test_things_of_an_enumeration_are_counted() -> None:
    assert enumerated("以实有人口、法人、空间地理为核心，按期完成。") == {3}
    assert enumerated("治理市容、油烟和垃圾。") == {2, 3}
    assert enumerated("按期完成。") == frozenset()
