"""The index of passages: two arms (lexical and dense), records, and the folders that hold them."""
