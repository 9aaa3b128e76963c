"""Training the re-ranker on questions whose passage is known; what answers does not need this."""

from knowledge.ranker_training.training import train_reranker
from knowledge.ranking.model import SHIPPED_MODEL

__all__ = ["SHIPPED_MODEL", "train_reranker"]
