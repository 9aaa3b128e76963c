"""What is known: bulletins read into documents, passages and standards; search; answers."""
