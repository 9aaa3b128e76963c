"""The labelled questions: one file of this package, and the examples of intents as questions of a topic."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import yaml

from knowledge.facets.heads import FacetsError
from knowledge.facets.reading import ELSEWHERE, LEANING, UNNAMED
from knowledge.kinds import Aspect, Measure, Topic
from knowledge.vocabulary import load_yaml

QUESTIONS_FILE = Path(__file__).with_name("questions.tsv")
UNLABELLED = "?"
_COLUMNS = 4
# what the file calls the topics beside the core ones
_TOPICS = {"none": ELSEWHERE, "bulletin": ELSEWHERE, "-": LEANING}
_CORE = frozenset(topic.value for topic in Topic if topic is not Topic.BULLETIN)
_WIDER = frozenset({"ask_source", *(f"ask_{topic}" for topic in _CORE)})
_FOLLOW_UP = "follow_up"
# examples of an intent stand beside others like them: so many stay in one fold
_NEIGHBOURS = 25
# [瑞安](region), [二档]{"entity": "tier"} in the examples of intents
_MARKED = re.compile(r"\[([^\]]+)\](?:\([^)]*\)|\{[^}]*\})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Labelled:
    """A question with its labels; `block` numbers what is said alike, `?` is a label not given."""

    text: str
    topic: str
    measure: str
    aspect: str
    block: int


def read_questions(file: Path = QUESTIONS_FILE) -> list[Labelled]:
    """Return the questions of a TSV file: text, topic, measure, aspect; a line with # begins a block.

    Raises:
        FacetsError: a line has other columns or a label that is none.
    """
    found, block = [], 0
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if line.startswith("#"):
            block += 1
            continue
        columns = line.split("\t")
        if len(columns) != _COLUMNS or not _are_labels(*columns[1:]):
            raise FacetsError(
                f"{file.name} line {number}: {line[:60]!r}, expected text, topic, measure and aspect "
                "with tabs between, each a known label: put it right"
            )
        text, topic, measure, aspect = columns
        found.append(
            Labelled(text=text, topic=_TOPICS.get(topic, topic), measure=measure, aspect=aspect, block=block)
        )
    return found


def read_intents(files: Sequence[Path]) -> list[Labelled]:
    """Return the examples of Rasa's NLU files that are on none of the core topics, without other labels.

    An intent of a core topic is wider than the topic (退休金, 特困供养 belong to it too), and a question
    where something is written may be on any: they are left out. So is a follow-up that names a topic.
    """
    found = []
    for place, (intent, text) in enumerate(_examples(files)):
        if intent in _WIDER or (intent == _FOLLOW_UP and _names_topic(text)):
            continue
        topic = LEANING if intent == _FOLLOW_UP else ELSEWHERE
        found.append(
            Labelled(
                text=text,
                topic=topic,
                measure=UNLABELLED,
                aspect=UNLABELLED,
                block=-1 - place // _NEIGHBOURS,
            )
        )
    return found


def _examples(files: Sequence[Path]) -> Iterator[tuple[str, str]]:
    for file in files:
        for entry in yaml.safe_load(file.read_text(encoding="utf-8"))["nlu"]:
            for line in entry["examples"].splitlines():
                if text := _MARKED.sub(r"\1", line.removeprefix("-").strip()):
                    yield entry["intent"], text


def _names_topic(text: str) -> bool:
    return any(re.search(words, text) for words in load_yaml("cues.yml")["topic_words"].values())


def _are_labels(topic: str, measure: str, aspect: str) -> bool:
    topics = {*_TOPICS, *_CORE}
    measures = {UNNAMED, UNLABELLED, *(m.value for m in Measure)}
    aspects = {UNNAMED, UNLABELLED, *(a.value for a in Aspect)}
    return topic in topics and measure in measures and aspect in aspects
