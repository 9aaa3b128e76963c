"""Jieba with the project's words; unlike Rasa's own it gives no white-space tokens."""

from __future__ import annotations

import functools
from typing import Any

import jieba
from rasa.engine.graph import ExecutionContext
from rasa.engine.recipes.default_recipe import DefaultV1Recipe
from rasa.engine.storage.resource import Resource
from rasa.engine.storage.storage import ModelStorage
from rasa.nlu.tokenizers.tokenizer import Token, Tokenizer
from rasa.shared.nlu.training_data.message import Message

from knowledge.search.dictionary import share_dictionary
from knowledge.vocabulary import jieba_words
from knowledge.vocabulary.cutting import placed


@DefaultV1Recipe.register(DefaultV1Recipe.ComponentType.MESSAGE_TOKENIZER, is_trainable=False)
class ChineseTokenizer(Tokenizer):
    """Splits a text into words; offsets count characters of the message text.

    Not a subclass of Rasa's `JiebaTokenizer`: that one copies its dictionary into every model and
    loads it again at each start; here the dictionary belongs to the vocabulary.
    """

    @staticmethod
    def get_default_config() -> dict[str, Any]:
        """Return Rasa's settings of tokenizers: intents are not split."""
        return {"intent_tokenization_flag": False, "intent_split_symbol": "_", "token_pattern": None}

    @staticmethod
    def supported_languages() -> list[str]:
        """Return the one language."""
        return ["zh"]

    @staticmethod
    def required_packages() -> list[str]:
        """Return the library that splits."""
        return ["jieba"]

    @classmethod
    def create(
        cls,
        config: dict[str, Any],
        model_storage: ModelStorage,
        resource: Resource,
        execution_context: ExecutionContext,
    ) -> ChineseTokenizer:
        """Return a tokenizer with the user dictionary loaded."""
        load_dictionary()
        return cls(config)

    def tokenize(self, message: Message, attribute: str) -> list[Token]:
        """Return the words of the `attribute` of `message` in order, white space dropped."""
        return [Token(word, start) for word, start, _ in placed(message.get(attribute)) if not word.isspace()]


@functools.lru_cache(maxsize=1)
def load_dictionary() -> None:
    """Load the user dictionary into jieba, once for the process."""
    with jieba_words().open("rb") as dictionary:
        jieba.load_userdict(dictionary)
    share_dictionary()
