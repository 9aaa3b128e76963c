"""The intent classifier: a linear model that trains in seconds and answers in a millisecond."""

from __future__ import annotations

import logging
from typing import Any

import numpy as np
from rasa.engine.graph import ExecutionContext, GraphComponent
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.classifiers.classifier import IntentClassifier
from rasa.shared.nlu.constants import INTENT, INTENT_RANKING_KEY, TEXT
from rasa.shared.nlu.training_data.message import Message
from rasa.shared.nlu.training_data.training_data import TrainingData

from bot.nlu.clauses import clauses, with_clauses
from bot.nlu.features import features
from bot.nlu.linear_model import LinearModel, TrainingSettings, train_model
from bot.nlu.tokenizer import ChineseTokenizer
from knowledge.courtesies import without_courtesies
from knowledge.encoder import Encoder, load_encoder
from knowledge.steady import vectors_or_none

logger = logging.getLogger(__name__)
_RANKING_LENGTH = 5
# Beyond this an encoder reads no more of a question
_LONGEST = 400
_DIGEST = "encoder.txt"


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.INTENT_CLASSIFIER, is_trainable=True)
class LinearIntentClassifier(IntentClassifier, GraphComponent):
    """Classifies by n-grams, words and lexicon fields beside the shipped encoder's vector."""

    def __init__(
        self, settings: TrainingSettings, storage: ModelStorage, resource: Resource, model: LinearModel | None
    ) -> None:
        """Keep where to store the model; `model` is None until trained or loaded."""
        self._settings = settings
        self._storage = storage
        self._resource = resource
        self._model = model
        self._encoder = load_encoder(None)

    @classmethod
    def required_components(cls) -> list[type]:
        """Return the tokenizer, which loads the words that the features are made of."""
        return [ChineseTokenizer]

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return the settings of training."""
        defaults = TrainingSettings()
        return {name: getattr(defaults, name) for name in ("cost", "dense_weight", "sharpness", "seed")}

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> LinearIntentClassifier:
        """Return an untrained classifier."""
        settings = TrainingSettings(**{name: config[name] for name in cls.get_default_config()})
        return cls(settings, model_storage, resource, None)

    @classmethod
    def load(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
        **kwargs: Any,
    ) -> LinearIntentClassifier:
        """Return the trained classifier; logs an error when the encoder is not the one of training."""
        component = cls.create(config, model_storage, resource, execution_context)
        with model_storage.read_from(resource) as folder:
            component._model = LinearModel.load(folder)
            digest = (folder / _DIGEST).read_text(encoding="utf-8")
        if digest != component._encoder.digest:
            logger.error(
                "The intent classifier was trained with another encoder (%s, now %s): run `ouwen train`.",
                digest,
                component._encoder.digest,
            )
        return component

    def train(self, training_data: TrainingData) -> Resource:
        """Fit the model to the examples that have a text and an intent, and store it."""
        examples = [e for e in training_data.intent_examples if e.get(TEXT) and e.get(INTENT)]
        texts = [without_courtesies(example.get(TEXT)) for example in examples]
        labels = [example.get(INTENT) for example in examples]
        counts = [features(text) for text in texts]
        self._model = train_model(counts, self._encoder.encode_questions(texts), labels, self._settings)
        with self._storage.write_to(self._resource) as folder:
            self._model.save(folder)
            (folder / _DIGEST).write_text(self._encoder.digest, encoding="utf-8")
        return self._resource

    def process(self, messages: list[Message]) -> list[Message]:
        """Return `messages` with `intent` and the `intent_ranking` of the best five."""
        for message in messages:
            ranking = self._ranking(message.get(TEXT) or "")
            message.set(INTENT, ranking[0] if ranking else None, add_to_output=True)
            message.set(INTENT_RANKING_KEY, ranking, add_to_output=True)
        return messages

    def _ranking(self, text: str) -> list[dict[str, Any]]:
        if self._model is None:
            return []
        confidences = _confidences(self._model, self._encoder, without_courtesies(text))
        best = sorted(confidences.items(), key=lambda item: (-item[1], item[0]))[:_RANKING_LENGTH]
        return [{"name": name, "confidence": confidence} for name, confidence in best]


def _confidences(model: LinearModel, encoder: Encoder, asked: str) -> dict[str, float]:
    """Return the confidence of every intent: that of the whole text, with its clauses where it rambles.

    While the encoder fails, n-grams, words and lexicon fields decide alone.
    """
    parts = [asked, *clauses(asked)]
    read = [part[:_LONGEST] for part in parts]
    vectors = vectors_or_none(encoder.name, encoder.encode_questions, read, encoder.dimension)
    if vectors is None:
        vectors = np.zeros((len(parts), encoder.dimension), dtype=np.float32)
    whole, *rest = (model.probabilities(features(p), v) for p, v in zip(parts, vectors, strict=True))
    return with_clauses(whole, rest)
