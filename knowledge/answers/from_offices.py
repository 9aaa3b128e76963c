"""Who held a leading office of the city, as the newest issue names them, with its month."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.asked_period import without_dates
from knowledge.answers.compose import quoted
from knowledge.answers.context import Sources
from knowledge.answers.wording import say
from knowledge.records import Answer, DocumentKind, Passage, Question, Topic
from knowledge.vocabulary import load_yaml

# 温州市长现在是谁   |   谁是市长   |   市委书记叫什么名字
_WHO = r"{office}.{{0,5}}(?:谁|哪位|叫什么|名字)|(?:谁|哪位).{{0,2}}(?:是|当|任|做).{{0,6}}{office}"
_KINDS = (DocumentKind.CHRONICLE, DocumentKind.NEWS)
_CERTAIN = 0.85
# so much of a question may be left that neither the office nor the words of asking explain
_UNEXPLAINED = 1


def answer_from_offices(question: Question, sources: Sources) -> Answer | None:
    """Answer who is mayor or party secretary; None for every other question."""
    office = _office(question.text)
    if office is None or not re.search(_WHO.format(office=office), question.text):
        return None
    if not _is_all(question.text, office):
        return None
    year = str(question.as_of.year) if question.as_of and question.as_of < question.today else ""
    for bulletin in reversed(sources.bulletins):
        if not bulletin.key.startswith(year) or bulletin.key not in sources.local_issues:
            continue
        own = [p for p in sources.passages if p.bulletin == bulletin.key and p.kind in _KINDS]
        named = _most_named(office, own)
        if named:
            return _answer(question, sources, office, *named)
    return None


def _office(text: str) -> str | None:
    """Return the longest office that the question names, one of the city and not of a county."""
    offices: list[str] = load_yaml("cues.yml")["offices"]
    return next((office for office in offices if re.search(rf"(?<![副县区镇]){office}", text)), None)


def _is_all(text: str, office: str) -> bool:
    """Return whether who holds the office is all that is asked, not whom its holder met (市长会见了谁)."""
    fillers: str = load_yaml("records.yml")["offices"]["fillers"]
    left = re.sub(rf"{office}|{fillers}|[^一-鿿]", "", without_dates(text))
    return len(left) <= _UNEXPLAINED


def _most_named(office: str, passages: Sequence[Passage]) -> tuple[str, Passage] | None:
    """Return the name that most often stands behind the office (市长某某某，…), and a passage with it."""
    # △ 市长某某某，副市长某某、某某某参加…
    pattern = re.compile(rf"(?<![副代县区、]){office}(?P<name>[一-鿿]{{2,3}})(?=[，、])")
    found = [(match["name"], passage) for passage in passages for match in pattern.finditer(passage.text)]
    if not found:
        return None
    name, _ = Counter(name for name, _ in found).most_common(1)[0]
    return name, next(passage for named, passage in reversed(found) if named == name)


def _answer(question: Question, sources: Sources, office: str, name: str, passage: Passage) -> Answer:
    bulletin = sources.bulletin_of[passage.bulletin]
    values = {"period": f"{bulletin.year}年{bulletin.number}月", "office": office, "name": name}
    sentence, caveat = say("office.holder", **values), say("office.since", **values)
    answer = quoted(question, sources, [sentence], [sources.cite(passage)], _CERTAIN, Topic.BULLETIN)
    return replace(answer, caveats=(caveat,))
