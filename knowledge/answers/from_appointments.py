"""Who was appointed to a post or removed from it, as the decisions on personnel of the issues say."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.answers.asked_period import AskedPeriod, periods_of, without_dates
from knowledge.answers.context import Sources
from knowledge.answers.limits.refusals import not_there
from knowledge.answers.posts import office_named, read_post, titles_in, without_titles
from knowledge.answers.said_appointments import Decision, said_decisions, said_list
from knowledge.divisions import all_regions, counties
from knowledge.records import Answer, Appointment, Passage, PostChange, Question
from knowledge.regions import find_regions
from knowledge.vocabulary import load_yaml

# 管园林绿化的那个中心
_FILLERS = re.compile(r"那个|这个|那边|这边|里面|[的里那]")
# 为什么免了他: why is not written; but 被任命为什么职务
_WHY = re.compile(r"(?<!命)(?<!任)为什么(?!职|官)|为何|为啥|怎么会|原因|凭什么")
# 温州市水利局局长2020年是谁: who holds a post of an office
_HEADED = r"[一-鿿]{2}(?:局局长|委员会主任|委主任|办公室主任|学院院长|大学校长|医院院长)"
_HOLDER = re.compile(
    rf"(?P<post>{_HEADED})(?:[^，。一-鿿]|年|现在|目前|如今|到底|是){{0,8}}(?:谁|哪位|哪个|叫什么)"
)
# 谁当了市公安局局长   |   哪位担任温州市水利局局长
_HOLDS = re.compile(
    rf"(?:谁|哪位|哪个)(?:现在|目前|如今|到底|来|去|新)?(?:担任|出任|接任|就任|当|任|做|是)[^，。]{{0,10}}?(?P<post>{_HEADED})"
)
# what is left of a question for the whole list
_UNEXPLAINED = 1


def answer_from_appointments(question: Question, sources: Sources) -> Answer | None:
    """Answer with the decisions on the person or post asked for, or with all of a month; else None."""
    text = question.text
    if not re.search(_cues()["asked"], text):
        return None
    decisions = [d for d in _decisions(sources) if _in_time(d, periods_of(question))]
    asked = _asked(text)
    named = [d for d in decisions if d.appointment.person in text]
    if _WHY.search(text):
        return not_there(question) if named else None
    if named:
        return _answer(question, sources, _changed(named, asked), by_person=True)
    found = _of_post(text, decisions)
    if found:
        return _answer(question, sources, _changed(found, asked), by_person=False)
    if _is_of_another(text, sources) or _is_told_of_nobody(text, sources):
        return not_there(question)
    return _whole_list(question, sources, decisions, asked)


def _decisions(sources: Sources) -> Sequence[Decision]:
    """Return the decisions of the city's issues, oldest first, that a passage prints."""
    return sources.kept("decisions", lambda: tuple(_printed(sources)))


def _printed(sources: Sources) -> Iterator[Decision]:
    for bulletin in sources.bulletins:
        if bulletin.key not in sources.local_issues:
            continue
        for document in bulletin.documents:
            for appointment in document.appointments:
                passage = _passage(appointment, sources.passages_in.get(document.key, ()))
                if passage:
                    yield Decision(
                        bulletin=bulletin, document=document, appointment=appointment, passage=passage
                    )


def _passage(appointment: Appointment, passages: Sequence[Passage]) -> Passage | None:
    lines = set(appointment.lines)
    held = (p for p in passages if lines & set(p.lines) and appointment.person in p.text)
    return next(held, None)


def _in_time(decision: Decision, periods: Sequence[AskedPeriod]) -> bool:
    day = decision.appointment.decided_on
    if day and any(period.is_day for period in periods):
        return any(period.holds_day(day) for period in periods)
    return not periods or any(period.holds_month(*decision.month) for period in periods)


def _asked(text: str) -> tuple[PostChange, ...]:
    """Return the changes that are asked for: both where the words show neither or both."""
    removed = re.search(_cues()["removed"], text) is not None
    appointed = re.search(_cues()["appointed"], text) is not None
    if removed is appointed or "任免" in text:
        return (PostChange.APPOINTED, PostChange.REMOVED)
    return (PostChange.APPOINTED,) if appointed else (PostChange.REMOVED,)


def _changed(decisions: Sequence[Decision], asked: tuple[PostChange, ...]) -> list[Decision]:
    return [d for d in decisions if d.appointment.change in asked]


def _of_post(text: str, decisions: Sequence[Decision]) -> list[Decision]:
    """Return the decisions on the post that a question names: its title, and the office it names longest."""
    places = [mention.name for mention in find_regions(text) if mention.name in counties()]
    named = [(length, d) for length, d in _named_offices(text, decisions) if _in_places(d, places)]
    longest = max((length for length, _ in named), default=0)
    return [d for length, d in named if longest and length == longest]


def _named_offices(text: str, decisions: Sequence[Decision]) -> list[tuple[int, Decision]]:
    """Return the decisions on posts with a title that the question names, and how long it names the office.

    Without a title it must be about a decision for sure, and name an office to its end: 科技局换人了吗.
    """
    titles, plain = titles_in(text), _FILLERS.sub("", without_titles(without_dates(text)))
    if not titles and not re.search(_cues()["sure"], text):
        return []
    posts = ((d, read_post(d.appointment.post)) for d in decisions)
    titled = [(d, post) for d, post in posts if not titles or any(post.is_called(title) for title in titles)]
    lengths = {post.office: office_named(post.office, plain, whole=not titles) for _, post in titled}
    return [(lengths[post.office], d) for d, post in titled if lengths[post.office]]


def _in_places(decision: Decision, places: Sequence[str]) -> bool:
    """Return whether the post names every county that the question names."""
    return all(all_regions()[place].short_name in decision.appointment.post for place in places)


def _is_of_another(text: str, sources: Sources) -> bool:
    """Return whether the office asked for has decisions, but on none of the post, time and place asked."""
    if not titles_in(text):
        return False
    decisions = _decisions(sources)
    if _named_offices(text, decisions):
        return True
    untitled = without_titles(text)
    return bool(re.search(_cues()["sure"], text)) and bool(_named_offices(untitled, decisions))


def _is_told_of_nobody(text: str, sources: Sources) -> bool:
    """Return whether it is asked who heads an office of which no passage names a head (…局局长某某)."""
    asked = _HOLDER.search(text) or _HOLDS.search(text)
    return asked is not None and not any(asked["post"] in passage.text for passage in sources.passages)


def _whole_list(
    question: Question, sources: Sources, decisions: Sequence[Decision], asked: tuple[PostChange, ...]
) -> Answer | None:
    """Answer with all decisions of the month asked for, or of the newest issue that prints some."""
    left = re.sub(_cues()["words"], "", re.sub(r"[^一-鿿]", "", without_dates(question.text)))
    if len(left) > _UNEXPLAINED or not re.search(_cues()["listed"], question.text):
        return None
    months = {decision.month for decision in decisions}
    if len(months) > 1 and any(period.names_month for period in periods_of(question)):
        return None
    newest = max(months, default=None)
    listed = _changed([d for d in decisions if d.month == newest], asked)
    return said_list(question, sources, listed) if listed else None


def _answer(
    question: Question, sources: Sources, decisions: Sequence[Decision], *, by_person: bool
) -> Answer | None:
    return said_decisions(question, sources, decisions, by_person=by_person) if decisions else None


def _cues() -> dict[str, str]:
    cues: dict[str, str] = load_yaml("records.yml")["appointments"]
    return cues
