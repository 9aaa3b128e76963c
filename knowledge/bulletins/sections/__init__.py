"""The sections of an issue beside its documents: posts, news, chronicle, lists and statistics."""
