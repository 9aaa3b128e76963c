"""Trains the shipped encoder from nothing: tokenizer, PPMI-SVD start, contrastive fine-tuning."""

from knowledge.encoder_training.training import train_encoder

__all__ = ["train_encoder"]
