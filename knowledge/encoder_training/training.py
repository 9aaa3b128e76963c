"""The whole training: corpus → tokenizer → start vectors → fine-tuning → model folder."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from tokenizers import Tokenizer

from knowledge.encoder_training.corpus import TrainingArticle, read_bulletins, read_regulations
from knowledge.encoder_training.everyday import (
    QUESTIONS_FILE,
    EverydayLexicon,
    read_entries,
    training_lexicon,
)
from knowledge.encoder_training.fine_tuning import fine_tune
from knowledge.encoder_training.initialisation import Floats, Integers, start_vectors
from knowledge.encoder_training.nearest import nearest_articles
from knowledge.encoder_training.pairs import (
    Pair,
    cloze_pairs,
    lexicon_pairs,
    next_article_pairs,
    question_pairs,
    title_pairs,
    written_pairs,
)
from knowledge.encoder_training.saving import TrainingRecord, save_model
from knowledge.encoder_training.tokeniser import VOCABULARY_SIZE, build_tokenizer, count_words

DIMENSION = 256
DEFAULT_SEED = 20
TOPIC_PART = 4
QUESTION_ROUNDS = 2
WRITTEN_ROUNDS = 10
BULLETINS = Path(__file__).resolve().parents[2] / "data" / "bulletins"

Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class TrainingSize:
    """How large a model is trained: pieces of the tokenizer and values a vector."""

    vocabulary: int = VOCABULARY_SIZE
    dimension: int = DIMENSION


def train_encoder(
    corpus_dir: Path,
    output: Path,
    seed: int = DEFAULT_SEED,
    progress: Progress | None = None,
    *,
    bulletins_dir: Path = BULLETINS,
    size: TrainingSize = TrainingSize(),
) -> Path:
    """Train an encoder on the regulations of `corpus_dir` and the bulletins; return its folder `output`.

    The same files, seed and number of threads give the same weights. `progress` is told (stage,
    done, total).

    Raises:
        EncoderError: the corpus has no readable file.
        OSError: the folder cannot be written.
    """
    tell = progress or (lambda stage, done, total: None)
    tell("read", 0, 1)
    articles = read_regulations(corpus_dir) + read_bulletins(bulletins_dir)
    lexicon, questions = training_lexicon(), read_entries(QUESTIONS_FILE)
    tell("tokenizer", 0, 1)
    tokenizer = _tokenizer_of(articles, lexicon, questions, size.vocabulary)
    tell("start vectors", 0, 1)
    ids, owners = _token_stream(tokenizer, articles)
    vectors = start_vectors(ids, owners, tokenizer.get_vocab_size(), size.dimension, seed)
    tasks = training_tasks(articles, lexicon, seed)
    nearest = nearest_articles(list(questions), articles, vectors, tokenizer)
    tasks += question_tasks(questions, nearest, seed)
    trained = fine_tune(vectors, tokenizer, tasks, seed, lambda done, total: tell("fine-tuning", done, total))
    lengthen_unseen(trained, ids)
    record = TrainingRecord(seed=seed, articles=len(articles), pairs=sum(map(len, tasks)))
    return save_model(output, tokenizer, trained, record)


def lengthen_unseen(vectors: Floats, ids: Integers) -> None:
    """Bring in place the rows of tokens that the corpus never shows to the median length of the others.

    Fine-tuning lengthens the telling tokens; a name that only a question or a new bulletin uses would
    otherwise weigh less than any word of the corpus.
    """
    seen = np.bincount(ids, minlength=len(vectors)) > 0
    seen[0] = True
    lengths = np.linalg.norm(vectors, axis=1)
    vectors[~seen] *= (np.median(lengths[seen]) / lengths[~seen])[:, None]


def training_tasks(articles: list[TrainingArticle], lexicon: EverydayLexicon, seed: int) -> list[list[Pair]]:
    """Return the pairs of each task: titles, clozes, neighbours, then rounds of clauses and of words.

    Titles and neighbours teach topic rather than meaning: a part of them is enough.
    """
    chance = random.Random(seed)
    titles, neighbours = list(title_pairs(articles)), list(next_article_pairs(articles))
    tasks = [
        chance.sample(titles, len(titles) // TOPIC_PART),
        list(cloze_pairs(articles, chance)),
        chance.sample(neighbours, len(neighbours) // TOPIC_PART),
    ]
    for _ in range(QUESTION_ROUNDS):
        tasks += [
            list(question_pairs(articles, lexicon, chance)),
            list(lexicon_pairs(articles, lexicon, chance)),
        ]
    return tasks


def question_tasks(
    questions: dict[str, tuple[str, ...]], nearest: dict[str, list[TrainingArticle]], seed: int
) -> list[list[Pair]]:
    """Return the rounds of the written questions; they are few, so each is seen often."""
    chance = random.Random(seed)
    return [list(written_pairs(questions, nearest, chance)) for _ in range(WRITTEN_ROUNDS)]


def _tokenizer_of(
    articles: list[TrainingArticle],
    lexicon: EverydayLexicon,
    questions: dict[str, tuple[str, ...]],
    size: int,
) -> Tokenizer:
    counts = count_words(article.title + article.text for article in articles)
    asked = count_words(" ".join(group) for group in questions.values())
    wanted = [word for word in asked if not any(map(str.isdigit, word))]
    return build_tokenizer(counts, [*lexicon.words(), *wanted], size)


def _token_stream(tokenizer: Tokenizer, articles: list[TrainingArticle]) -> tuple[Integers, Integers]:
    texts = [article.text for article in articles]
    rows = [encoding.ids for encoding in tokenizer.encode_batch_fast(texts, add_special_tokens=False)]
    ids: Floats | Integers = np.concatenate([np.asarray(row, dtype=np.int32) for row in rows])
    owners = np.repeat(np.arange(len(rows), dtype=np.int32), [len(row) for row in rows])
    return ids.astype(np.int32), owners
