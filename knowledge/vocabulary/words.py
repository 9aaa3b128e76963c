"""The jieba user dictionary: words of city life, of Wenzhou's divisions and of dogs."""

from __future__ import annotations

import functools
from pathlib import Path

from knowledge.errors import VocabularyError
from knowledge.vocabulary.files import FOLDER


def jieba_words() -> Path:
    """Return the path of the user dictionary for `jieba.load_userdict`; VocabularyError when missing."""
    path = FOLDER / "words.txt"
    if not path.is_file():
        raise VocabularyError(f"the jieba user dictionary {path} is missing")
    return path


@functools.lru_cache(maxsize=1)
def words() -> tuple[str, ...]:
    """Return the words of the user dictionary in file order, without frequency and tag."""
    lines = jieba_words().read_text(encoding="utf-8").splitlines()
    return tuple(line.split(" ")[0] for line in lines if line)
