"""The re-ranker: features of a question beside each of the best passages, and a small model over them."""
