"""Learning which span of the text answers a question: the weights of `knowledge.answers.quoting`."""

from knowledge.answer_training.training import DEFAULT_SEED, WEIGHTS_FILE, Trained, train_answers
from knowledge.answer_training.validation import Validation

__all__ = ["DEFAULT_SEED", "WEIGHTS_FILE", "Trained", "Validation", "train_answers"]
