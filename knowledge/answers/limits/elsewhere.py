"""Questions about places outside Wenzhou: refused, or answered for Wenzhou's part of a comparison."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.context import Sources
from knowledge.answers.limits.refusals import refusal
from knowledge.answers.limits.reported import is_reported
from knowledge.answers.wording import say, wording
from knowledge.records import Answer, AnswerStatus, Aspect, Question, Topic
from knowledge.regions import RegionMention, find_foreign_places, find_regions, is_abroad

# 老板是宁波人, 上海户口: where somebody comes from, not where the rule is asked of
_FROM_AFTER = re.compile(
    r"(?:省|市|县)?(?:那边)?(?:人(?!均|口|民|社|才|力|事|员)|户口|户籍|籍|老乡|口音|的?(?:朋友|亲戚|同学|客户))"
)
# 我从杭州, 出口到日本
_FROM_BEFORE = re.compile(
    r"(?:从|来自|离开|出生在|原来在|以前在|之前在|本来在|曾在|出口到?|运往|运到|发往|飞|赴|驻|援)$"
)
# 我是杭州人，最低工资多少: who says no other place may mean the own one
_OWN = re.compile(r"我们?(?:是|家是?在?|户口是?在?)$")
# 我们这边, 本地, 来这里打工: the place where somebody is now
_HERE = re.compile(r"[这你咱][边里儿们]|本地|贵[市地]|来.{0,4}(?:打工|上班|工作)")
# 温州和杭州, 瑞安比宁波, 乐清、义乌, 平阳还有杭州: what stands between places that are compared
_JOINT = re.compile(r"和|与|跟|及|比|、|还[是有]|加上|或|对比|同")
_LONGEST_GAP = 10
# between two passages: no text has it
_APART = "\0"
# 温州、宁波分别多少, 哪个高
_TOGETHER = re.compile(r"分别|哪个|哪里|各|都|差多少|相差|差距|一样|高多少|低多少")
_ANSWERED = (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL)


def elsewhere(question: Question, sources: Sources) -> Answer | None:
    """Refuse a question about a place outside Wenzhou; None for all others.

    A name that the bulletins themselves hold (杭州亚运会, 驻上海办事处) is searched for.
    """
    places = _asked(question)
    if not places or _is_local(question) or is_reported(question) or _is_of_another_kind(question, places):
        return None
    if not _is_core(question) and _is_printed(question.text, sources):
        return None
    topic = question.topic or Topic.BULLETIN
    refer = say("uncovered.refer_elsewhere", department=wording()["departments_elsewhere"][topic.value])
    sentences = [_not_held(places, topic)] if _are_abroad(places) else [_not_held(places, topic), refer]
    return refusal(question, AnswerStatus.NOT_IN_BULLETINS, *sentences)


def for_wenzhou(question: Question) -> Question:
    """Return a question that compares Wenzhou with a place elsewhere as one about Wenzhou alone."""
    if not compared(question):
        return question
    aspect = Aspect.VALUE if question.aspect is Aspect.DIFFERENCE else question.aspect
    # 杭州和温州差多少 asks for no gap inside Wenzhou
    return replace(question, text=_TOGETHER.sub("", question.text), aspect=aspect, foreign_place=None)


def with_elsewhere(answer: Answer, question: Question) -> Answer:
    """Add to an answer for Wenzhou that the other places of the comparison are not in the bulletins."""
    places = compared(question) if _is_core(question) and answer.status in _ANSWERED else ()
    told = any(place in sentence for place in places for sentence in answer.sentences)
    if not places or told or question.topic is None:
        return answer
    said = _not_held(places, question.topic)
    return replace(answer, status=AnswerStatus.PARTIAL, sentences=(*answer.sentences, said))


def _not_held(places: Sequence[str], topic: Topic) -> str:
    return say("uncovered.elsewhere", place="、".join(places), subject=wording()["subjects"][topic.value])


def _is_core(question: Question) -> bool:
    return question.topic not in (None, Topic.BULLETIN)


def _are_abroad(places: Sequence[str]) -> bool:
    return all(is_abroad(place) for place in places)


def _is_of_another_kind(question: Question, places: Sequence[str]) -> bool:
    """Return whether a land abroad names a breed (美国那种牛头梗), or what the issues may report of it."""
    return _are_abroad(places) and (bool(question.breeds) or not _is_core(question))


def compared(question: Question) -> tuple[str, ...]:
    """Return the places elsewhere that a question sets beside one of Wenzhou."""
    text = question.text
    foreign = [m for m in find_foreign_places(text) if not _is_origin(m, text)]
    local = [m for m in find_regions(text) if not _is_origin(m, text)]
    beside = (one.text for one in foreign if any(_joined(one, other, text) for other in local))
    return tuple(dict.fromkeys(beside))


def _joined(one: RegionMention, other: RegionMention, text: str) -> bool:
    first, second = sorted((one, other), key=lambda mention: mention.start)
    gap = text[first.end : second.start]
    if len(gap) > _LONGEST_GAP or "，" in gap:
        return False
    return bool(_JOINT.search(gap) or _TOGETHER.search(text))


def _asked(question: Question) -> tuple[str, ...]:
    """Return the places outside Wenzhou that a question is about, not those that somebody comes from."""
    text = question.text
    mentions = find_foreign_places(text)
    if not mentions:
        return (question.foreign_place,) if question.foreign_place else ()
    asked = [m for m in mentions if not _is_origin(m, text)]
    if not asked and not _HERE.search(text):
        asked = [m for m in mentions if _OWN.search(text[: m.start])]
    return tuple(dict.fromkeys(mention.text for mention in asked))


def _is_local(question: Question) -> bool:
    """Return whether a place of Wenzhou is asked about: one in the text, not one of the turn before."""
    text = question.text
    return any(not _is_origin(mention, text) for mention in find_regions(text))


def _is_origin(mention: RegionMention, text: str) -> bool:
    return bool(_FROM_AFTER.match(text, mention.end) or _FROM_BEFORE.search(text[: mention.start]))


def _is_printed(text: str, sources: Sources) -> bool:
    """Return whether a passage has the place together with the word beside it: 杭州亚运, 赴上海."""
    names = [text[m.start : m.end + 2] for m in find_foreign_places(text) if len(text) >= m.end + 2]
    # one text: to look through it takes a third of the time
    printed = sources.kept("elsewhere.printed", lambda: _APART.join(one.text for one in sources.passages))
    return any(name in printed and _APART not in name for name in names)
