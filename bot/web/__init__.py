"""The pages that residents see: the chat widget and the bulletin reader, with their static files."""
