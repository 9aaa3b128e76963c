"""Trains the shipped encoder from nothing: tokenizer, PPMI-SVD start, contrastive fine-tuning."""

from knowledge.encoder_training.training import DEFAULT_SEED, train_encoder

__all__ = ["DEFAULT_SEED", "train_encoder"]
