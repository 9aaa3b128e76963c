from collections import Counter

import numpy as np
import pytest

from bot.nlu.linear_model import LinearModel, TrainingSettings, train_model

COUNTS = [Counter({"狗": 1}), Counter({"狗": 2, "养": 1}), Counter({"钱": 1}), Counter({"钱": 1, "多": 1})]
VECTORS = np.eye(4, dtype=np.float32)
LABELS = ["dogs", "dogs", "money", "money"]


@pytest.fixture
def model() -> LinearModel:
    # LinearSVC keeps one row for two classes, so a third makes the rows plain
    return train_model(
        [*COUNTS, Counter({"嗯": 1})],
        np.eye(5, dtype=np.float32),
        [*LABELS, "other"],
        TrainingSettings(),
    )


def test_the_nearest_label_has_the_highest_confidence(model):
    confidences = model.probabilities(Counter({"狗": 1}), np.zeros(5, np.float32))
    assert max(confidences, key=confidences.get) == "dogs"
    assert sum(confidences.values()) == pytest.approx(1)


def test_unknown_features_leave_the_bias_alone(model):
    confidences = model.probabilities(Counter({"龘": 1}), np.zeros(5, np.float32))
    assert sorted(confidences) == ["dogs", "money", "other"]
    assert sum(confidences.values()) == pytest.approx(1)


def test_a_stored_model_says_the_same(model, tmp_path):
    model.save(tmp_path)
    question = (Counter({"钱": 1, "狗": 1}), np.full(5, 0.2, np.float32))
    assert LinearModel.load(tmp_path).probabilities(*question) == model.probabilities(*question)
