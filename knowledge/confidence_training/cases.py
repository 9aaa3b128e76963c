"""The questions that confidence is learnt from: labelled ones, and ones that the bulletins do not answer."""

from __future__ import annotations

import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

import yaml

from knowledge.answer_training.questions import QUESTIONS_FILE, read_questions
from knowledge.errors import KnowledgeError
from knowledge.records import Passage

UNANSWERED_FILE = Path(__file__).parent / "unanswered.jsonl"
_CORPUS = "local-regulations.jsonl.gz"
_DRAWN = 400
# 杭州市城市绿化条例 → 城市绿化
_SUBJECT = re.compile(
    r"[省市县区州](?:人民代表大会常务委员会关于)?(?P<subject>[一-鿿]{4,14}?)(?:实施办法|条例|办法|若干规定|规定)$"
)
_ASKED = (
    "{}有什么规定",
    "违反{}的规定要罚多少钱",
    "{}由哪个部门负责",
    "{}要办什么手续",
    "{}的适用范围是什么",
    "{}怎么管",
    "关于{}，公报里有没有要求",
)


class TrainingDataError(KnowledgeError):
    """What confidence is learnt from does not read."""


class CaseKind(Enum):
    """Where a case comes from; `weight` is what one counts, so that no kind outweighs the labelled ones."""

    ANSWERED = ("answered", 1.0)  # labelled, with the words that answer
    UNANSWERED = ("unanswered", 1.0)  # labelled: close to a text that does not say it
    WITHHELD = ("withheld", 0.15)  # an answered one whose document is taken away
    ELSEWHERE = ("elsewhere", 0.1)  # of the subject of a regulation of another place
    SMALL_TALK = ("small_talk", 0.05)  # none for this bot

    @property
    def weight(self) -> float:
        """Return what one case counts."""
        return float(self.value[1])


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A question; `answers` are the words that answer it in `document`."""

    kind: CaseKind
    text: str
    document: str = ""
    answers: tuple[str, ...] = ()

    @property
    def group(self) -> str:
        """Return what must not be split in cross-validation: the document, else the question."""
        return self.document or self.text


def answered_cases(passages: Sequence[Passage], path: Path = QUESTIONS_FILE) -> Iterator[Case]:
    """Yield each question with a known answer, and the same with its document taken away."""
    known = {passage.id: passage for passage in passages}
    for one in read_questions(path):
        for kind in (CaseKind.ANSWERED, CaseKind.WITHHELD):
            yield Case(kind=kind, text=one.text, document=one.document_key, answers=one.answers(known))


def unanswered_cases(path: Path = UNANSWERED_FILE) -> Iterator[Case]:
    """Yield the questions that come close to a text which does not answer them.

    Raises:
        TrainingDataError: a line has no question; its number is named.
    """
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        try:
            yield Case(kind=CaseKind.UNANSWERED, text=json.loads(line)["question"])
        except (ValueError, KeyError, TypeError) as error:
            raise TrainingDataError(f"{path.name} line {number}: expected a question, {error!r}") from error


def elsewhere_cases(corpus: Path, known: str, seed: int) -> list[Case]:
    """Return questions of the subjects of regulations of other places that stand nowhere in `known`.

    Raises:
        TrainingDataError: `corpus` has no regulations.
    """
    path = corpus / _CORPUS
    try:
        with gzip.open(path, "rt", encoding="utf-8") as lines:
            titles = {json.loads(line)["title"] for line in lines}
    except (OSError, ValueError, KeyError) as error:
        raise TrainingDataError(f"{path} does not read ({error!r}), expected lines with a title") from error
    found = {match["subject"] for title in titles if (match := _SUBJECT.search(title))}
    chance = random.Random(seed)
    subjects = sorted(subject for subject in found if subject not in known)
    chance.shuffle(subjects)
    return [
        Case(kind=CaseKind.ELSEWHERE, text=chance.choice(_ASKED).format(subject))
        for subject in subjects[:_DRAWN]
    ]


def small_talk_cases(files: Sequence[Path], seed: int) -> list[Case]:
    """Return messages of files of the dialogue model's examples, drawn at random."""
    messages = [
        line.removeprefix("- ").strip()
        for path in files
        for intent in yaml.safe_load(path.read_text(encoding="utf-8"))["nlu"]
        for line in intent["examples"].splitlines()
    ]
    chance = random.Random(seed)
    drawn = chance.sample(sorted(set(filter(None, messages))), _DRAWN)
    return [Case(kind=CaseKind.SMALL_TALK, text=text) for text in drawn]
