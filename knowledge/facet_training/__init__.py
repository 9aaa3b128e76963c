"""Learning what a question is about and wants: the heads of `knowledge.facets`."""

from knowledge.facet_training.training import Trained, train_facets

__all__ = ["Trained", "train_facets"]
