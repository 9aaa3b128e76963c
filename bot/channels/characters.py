"""Characters as JSON carries them and UTF-8 can."""


def whole_characters(text: str) -> str:
    """Return `text` with U+FFFD for half surrogates, which JSON can carry and UTF-8 cannot."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
