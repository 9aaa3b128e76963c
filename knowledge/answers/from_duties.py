"""Who among the leaders of the city is in charge of a matter, and what a leader is in charge of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answers.asked_period import without_dates
from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.duties import Duty, newest_division
from knowledge.answers.evidence import content_words, stands
from knowledge.answers.page_citations import cited_by_page
from knowledge.answers.wording import say
from knowledge.records import Answer, Question, Topic
from knowledge.vocabulary import load_yaml

# the share of the words of a matter that a duty must have
_TOLD = 0.5
_CERTAIN = 0.9
# 人社局   |   发改委
_OFFICE = re.compile(r"(?<![一-鿿])[一-鿿]{2,6}[局委办](?=[是归由的]|[^一-鿿]|$)")


def answer_from_duties(question: Question, sources: Sources) -> Answer | None:
    """Answer with the sentences of the division of work that a question asks for; else None."""
    text = without_dates(question.text)
    if not re.search(_cues()["asked"], text):
        return None
    duties = newest_division(sources)
    people = [name for name in dict.fromkeys(duty.person for duty in duties) if name in text]
    if people:
        chosen = [duty for duty in duties if duty.person in people and _is_asked(duty, text)]
        return _answer(question, sources, chosen) if chosen else None
    return _answer(question, sources, found) if (found := _of_matter(text, duties)) else None


def _is_asked(duty: Duty, text: str) -> bool:
    """Return whether a sentence is of the kind that is asked for: 联系 apart from all the others."""
    named = [kind for kind in ("分管", "联系") if kind in text]
    return duty.kind in named if named else duty.kind != "联系"


def _of_matter(text: str, duties: Sequence[Duty]) -> list[Duty]:
    """Return the duty that tells the matter asked for, where that of no other person tells as much."""
    if not re.search(_cues()["who"], text):
        return []
    matter = re.sub(f"{_cues()['who']}|{_cues()['fillers']}", "，", text)
    words = tuple(dict.fromkeys(_OFFICE.findall(matter))) or content_words(matter)
    told = [(sum(_tells(d, word) for word in words), d) for d in duties if _is_of_kind(d, text)]
    most, best = max(told, key=lambda one: one[0], default=(0, None))
    if best is None or not most or most < _TOLD * len(words):
        return []
    alone = all(count < most for count, duty in told if duty.person != best.person)
    return [best] if alone else []


def _is_of_kind(duty: Duty, text: str) -> bool:
    """Return whether a duty is one of those meant: only contacts where they are asked for."""
    return duty.kind == "联系" if "联系" in text else duty.kind not in ("联系", "协助")


def _tells(duty: Duty, word: str) -> bool:
    """Return whether a duty has a word, an official word for it, or the field of government it is of."""
    fields: dict[str, str] = load_yaml("records.yml")["duties_fields"]
    return (
        stands(word, duty.text)
        or _shortens(word, duty.text)
        or any(name in duty.text for name, words in fields.items() if re.search(words, word))
    )


def _shortens(word: str, text: str) -> bool:
    """Return whether a word is a short form of an office in `text`: 人社局 of 人力社保局."""
    if not _OFFICE.fullmatch(word):
        return False
    return re.search("[一-鿿]{0,3}".join(word), text) is not None


def _answer(question: Question, sources: Sources, duties: Sequence[Duty]) -> Answer:
    sentences = [
        duty.text if duty.person in duty.text else say("duties.of_person", person=duty.person, text=duty.text)
        for duty in duties
    ]
    # the sentence with the name proves whose duty one without it is
    named = {d.person: d for d in reversed(newest_division(sources)) if d.person in d.text}
    passages = dict.fromkeys(p for d in duties for p in (d.passage, named.get(d.person, d).passage))
    citations = cited_by_page(passages, sources)
    return quoted(question, sources, sentences, citations, _CERTAIN, Topic.BULLETIN)


def _cues() -> dict[str, str]:
    cues: dict[str, str] = load_yaml("records.yml")["duties"]
    return cues
