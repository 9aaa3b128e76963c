"""Questions that nobody has asked: the kinds of questions.txt in the same proportions, each text only once.

Kinds, wordings and parts are in wordings.yml; the subjects are taken from the titles, headings and sentences
of the shipped bulletins when the benchmark runs. No text is a question of questions.txt, and none occurs
twice, not even with other marks or spaces. The same seed gives the same questions.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from benchmarks.recorded import ROOT
from knowledge.bulletins import read_bulletin
from knowledge.text import clauses_of, normalise

WORDINGS = Path(__file__).with_name("wordings.yml")
SEED = 7
# 加快推进城乡环境综合整治: long enough to be found, short enough to be asked
SUBJECT = re.compile(r"[\u4e00-\u9fff]{6,16}")
# 温州市人民政府关于调整全市最低工资标准的通知
ABOUT = re.compile(r"关于(?:印发|公布|转发)?《?(.+?)》?的?(?:通知|意见|通告|公告|办法|方案)")
TRIES = 2_000
# The share of messages with an opening, and of those with an ending: most people ask at once.
OFTEN = 0.2

Fill = Callable[[random.Random], str]


def new_questions(count: int, known: Sequence[str], seed: int = SEED) -> list[str]:
    """Return at least `count` texts in whole rounds of the twelve conversations, none of them in `known`.

    Raises:
        ValueError: There are not so many of a kind.
    """
    told = read_wordings()
    chance, seen = random.Random(seed), {bare(text) for text in known}
    fills = fills_of(told, subjects())
    kinds = [kind for conversation in told["conversations"] for kind in conversation]
    made: list[str] = []
    while len(made) < count:
        made += [_unseen(kind, fills[kind], chance, seen) for kind in kinds]
    return made


def shared_out(questions: Sequence[str], cells: int) -> list[list[str]]:
    """Return the questions of each of so many cells: whole rounds by turns, so that all are alike."""
    size = sum(len(conversation) for conversation in read_wordings()["conversations"])
    rounds = [questions[first : first + size] for first in range(0, len(questions), size)]
    return [[text for each in rounds[cell::cells] for text in each] for cell in range(cells)]


def _unseen(kind: str, fill: Fill, chance: random.Random, seen: set[str]) -> str:
    """Return a text of the kind that is not in `seen`, and put it there."""
    for _ in range(TRIES):
        text = fill(chance)
        if bare(text) not in seen:
            seen.add(bare(text))
            return text
    raise ValueError(f"The {len(seen)} texts made leave no more of {kind}: add wordings to {WORDINGS.name}.")


def bare(text: str) -> str:
    """Return the text without marks and spaces: what is the same then is no new question."""
    return re.sub(r"\W", "", text)


def read_wordings() -> dict[str, Any]:
    """Return wordings.yml."""
    told: dict[str, Any] = yaml.safe_load(WORDINGS.read_text(encoding="utf-8"))
    return told


def fills_of(told: Mapping[str, Any], found: Sequence[str]) -> dict[str, Fill]:
    """Return for each kind what makes one text of it."""
    parts = {**told["parts"], "subject": found}
    around = told["openings"], told["endings"]
    return {kind: _fill(wordings, parts, around) for kind, wordings in told["kinds"].items()}


def _fill(
    wordings: Sequence[str], parts: Mapping[str, Sequence[str]], around: tuple[list[str], list[str]]
) -> Fill:
    """Return what draws a wording, its parts, and now and then an opening and an ending."""

    def fill(chance: random.Random) -> str:
        wording = chance.choice(wordings)
        core = re.sub(r"\{(\w+)\}", lambda slot: chance.choice(parts[slot[1]]), wording)
        opening, ending = (chance.choice(each) if chance.random() < OFTEN else "" for each in around)
        return opening + core + ending

    return fill


@lru_cache
def subjects() -> tuple[str, ...]:
    """Return what titles, headings and sentences of the shipped bulletins are about, each once, sorted."""
    return tuple(sorted({found for text in _texts() for found in SUBJECT.findall(text) if found == text}))


def _texts() -> Iterator[str]:
    """Yield what may be a subject: what titles are about, headings, the clauses of the text."""
    for path in sorted((ROOT / "data" / "bulletins").glob("*.txt")):
        for document in read_bulletin(path).documents:
            yield from ABOUT.findall(document.title)
            for article in document.articles:
                yield from article.trail
                for paragraph in article.paragraphs:
                    yield from clauses_of(normalise(paragraph.text))
