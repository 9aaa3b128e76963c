"""Data files of words with their loaders: regions, foreign places, breeds, synonyms, jieba words."""

from knowledge.vocabulary.breeds import BreedMention, breeds, find_breeds
from knowledge.vocabulary.files import load_yaml
from knowledge.vocabulary.synonyms import Synonym, expand, lexicon_words, synonyms
from knowledge.vocabulary.words import jieba_words, words

__all__ = [
    "BreedMention",
    "Synonym",
    "breeds",
    "expand",
    "find_breeds",
    "jieba_words",
    "lexicon_words",
    "load_yaml",
    "synonyms",
    "words",
]
