"""The learnt reader of questions: topic, measure and aspect, with calibrated confidences."""

from knowledge.facets.heads import FacetsError
from knowledge.facets.reading import HEADS_FILE, Facets, read_facets

__all__ = ["HEADS_FILE", "Facets", "FacetsError", "read_facets"]
