"""Learning weights from samples: the feature that tells answers apart gets the weight."""

import datetime

import numpy as np

from knowledge.answer_training.fitting import fit
from knowledge.answer_training.samples import Sample, sample
from knowledge.answer_training.validation import validated
from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import asked_by
from knowledge.answers.quoting.features import FEATURES
from knowledge.answers.quoting.spans import sentence_spans
from knowledge.records import DocumentKind, Passage, Question

WIDTH = len(FEATURES)


def invented(number: int, telling: int = 0) -> Sample:
    chance = np.random.default_rng(number)
    rows = chance.random((5, WIDTH))
    answer = number % 5
    rows[answer, telling] += 2.0
    held = np.zeros(5)
    held[answer] = 1.0
    group = f"2018-06/{number % 10:02}"
    return Sample(group=group, rows=rows, held=held, documents=(group,) * 5, wanted=held)


def test_feature_that_tells_the_answer_weighs_most() -> None:
    weights = fit([invented(n) for n in range(60)])
    assert int(np.argmax(weights)) == 0
    assert weights[0] > 1.0


def test_same_samples_give_the_same_weights() -> None:
    samples = [invented(n) for n in range(20)]
    assert np.array_equal(fit(samples), fit(samples))


def test_validation_counts_documents_and_sentences() -> None:
    found = validated([invented(n) for n in range(60)], [invented(n) for n in range(100, 120)], seed=1)
    assert (found.questions, found.reachable, found.document) == (60, 1.0, 1.0)
    assert found.sentence > 0.9
    assert found.reading is not None
    assert found.reading > 0.9


def test_sample_wants_the_span_that_holds_the_answer() -> None:
    passage = Passage(
        id="2018-06/03#1",
        document_key="2018-06/03",
        bulletin="2018-06",
        kind=DocumentKind.DOCUMENT,
        title="实施意见",
        trail=(),
        text="每年4月底前报送数据。每年5月底前完成评价。",
        lines=(1,),
        page=5,
    )
    asked = asked_by(Question(text="评价什么时候完成", today=datetime.date(2026, 11, 21)), Weights([passage]))
    spans = list(sentence_spans([passage]))
    one = sample(asked, spans, np.zeros((2, WIDTH)), "2018-06/03", ["5月底前完成评价"])
    assert one.held.tolist() == [0.0, 1.0]
    assert one.wanted.tolist() == [0.0, 1.0]
    other = sample(asked, spans, np.zeros((2, WIDTH)), "2018-06/04", ["5月底前完成评价"])
    assert other.wanted.tolist() == [0.0, 0.0]
