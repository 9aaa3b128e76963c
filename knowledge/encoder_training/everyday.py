"""Turns official sentences into the way residents ask, by a curated lexicon of everyday words."""

from __future__ import annotations

import random
import re
from dataclasses import dataclass
from pathlib import Path

from knowledge.errors import VocabularyError
from knowledge.vocabulary.synonyms import synonyms

LEXICON_FILE = Path(__file__).with_name("everyday.tsv")
QUESTIONS_FILE = Path(__file__).with_name("questions.tsv")

# Put before and after a clause: residents rarely ask in bare official words.
OPENINGS = ("", "", "请问", "我想问一下", "你好，", "想知道", "我们这里", "听说", "关于", "我家")
CLOSINGS = (
    "", "怎么办", "怎么弄", "怎么申请", "有什么规定", "多少钱", "是多少", "可以吗", "行不行", "要什么条件",
    "找谁", "归谁管", "什么时候", "哪里办", "有没有", "是怎么回事", "会不会罚款", "能不能", "要多久", "呢",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class EverydayLexicon:
    """Official words with the everyday words for them; `pattern` finds the longest official word first."""

    entries: dict[str, tuple[str, ...]]
    pattern: re.Pattern[str]

    def words(self) -> list[str]:
        """Return every official and everyday word of the lexicon, in the order of the file."""
        return [word for official, everyday in self.entries.items() for word in (official, *everyday)]

    def reworded(self, text: str, chance: random.Random) -> str:
        """Return `text` with each official word replaced by one of its everyday words."""
        return self.pattern.sub(lambda found: chance.choice(self.entries[found.group()]), text)


def training_lexicon() -> EverydayLexicon:
    """Return the lexicon of this folder joined with the synonyms that search uses."""
    entries = read_entries(LEXICON_FILE)
    for synonym in synonyms():
        for official in synonym.official:
            entries[official] = tuple(dict.fromkeys((*entries.get(official, ()), synonym.everyday)))
    return lexicon_of(entries)


def lexicon_of(entries: dict[str, tuple[str, ...]]) -> EverydayLexicon:
    """Return the lexicon of these official words with their everyday words."""
    rests: dict[str, list[str]] = {}
    for word in sorted(entries, key=len, reverse=True):
        rests.setdefault(word[0], []).append(re.escape(word[1:]))
    # …申请最低生活保障标准… finds 最低生活保障标准 before 最低生活保障; one branch a first character is fast
    branches = (f"{re.escape(first)}(?:{'|'.join(ends)})" for first, ends in rests.items())
    return EverydayLexicon(entries=entries, pattern=re.compile("|".join(branches)))


def read_entries(file: Path) -> dict[str, tuple[str, ...]]:
    """Read lines `official<TAB>everyday everyday …`; `#` begins a comment line.

    Raises:
        VocabularyError: a line has another form.
    """
    entries: dict[str, tuple[str, ...]] = {}
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line or line.startswith("#"):
            continue
        official, tab, everyday = line.partition("\t")
        if not (official and tab and everyday.split()):
            raise VocabularyError(
                f"{file} line {number}: expected official<TAB>everyday words, found {line!r}"
            )
        entries[official] = tuple(everyday.split())
    return entries


def as_question(text: str, chance: random.Random) -> str:
    """Return `text` between an opening and a closing that residents use."""
    return f"{chance.choice(OPENINGS)}{text}{chance.choice(CLOSINGS)}"
