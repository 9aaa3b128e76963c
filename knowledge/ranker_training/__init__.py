"""Training the re-ranker on questions whose passage is known; what answers does not need this."""

from knowledge.ranker_training.training import train_reranker

__all__ = ["train_reranker"]
