"""Answers about dogs: is a breed on the list, is a dog too tall, what is the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answers.compose import answered
from knowledge.answers.context import Sources
from knowledge.answers.lookup import of_measure, on_day
from knowledge.answers.wording import figure, money, say
from knowledge.records import Answer, Aspect, Bound, Measure, Question, Standard, Topic
from knowledge.vocabulary.breeds import find_breeds

# 养了藏獒被抓到罚多少   |   狗证一年多少钱: the list of breeds says nothing of money
_MONEY = re.compile(r"罚|收费|多少钱|几块")
# 体高（身高）超过…厘米（站立时从地面到肩胛骨最高点的距离）的犬只
_MEASURED = re.compile(r"（(站立时[^）]*)）")


def answer_from_dog_rules(question: Question, sources: Sources) -> Answer | None:
    """Answer from the list of banned breeds and the height limit; None where they do not decide."""
    if question.topic is not Topic.DOGS or question.aspect in (
        Aspect.VALIDITY,
        Aspect.ISSUED,
        Aspect.EFFECTIVE,
    ):
        return None
    if _MONEY.search(question.text):
        return None
    banned = on_day(of_measure(sources.standards, Topic.DOGS, Measure.BANNED_BREED), question.day)
    limits = on_day(of_measure(sources.standards, Topic.DOGS, Measure.HEIGHT_LIMIT), question.day)
    if not banned or not limits:
        return None
    limit = limits[0]
    if question.breed:
        return _breed(question, sources, banned, limit)
    if question.aspect is Aspect.TEXT:
        return None
    if question.height_cm is not None:
        return answered(question, sources, [limit], [_height(question, limit)])
    if question.measure is Measure.HEIGHT_LIMIT:
        measured = _MEASURED.search(limit.citation.quote)
        words = f"体高指{measured[1]}。" if measured else ""
        text = say("dogs.limit", limit=_limit(limit), area=limit.region_text, measured=words)
        return answered(question, sources, [limit], [text])
    if (question.measure is Measure.BANNED_BREED or question.aspect is Aspect.LIST) and not _goes_on(banned):
        return answered(question, sources, [*banned, limit], [_list(banned, limit)])
    return None


def _breed(
    question: Question, sources: Sources, banned: Sequence[Standard], limit: Standard
) -> Answer | None:
    """Say whether a breed is on the list; None where it is not and the list is not whole (藏獒等)."""
    name = question.breed or ""
    listed = next((s for s in banned if _is_named(s, name)), None)
    if listed:
        text = say("dogs.banned", area=listed.region_text, name=name, position=str(listed.position))
        return answered(question, sources, [listed], [text])
    if _goes_on(banned):
        return None
    values = {"name": name, "area": limit.region_text, "limit": _limit(limit)}
    if question.height_cm is None:
        return answered(question, sources, [limit], [say("dogs.not_listed", **values)], beside=banned[:1])
    if _too_tall(question, limit):
        return answered(question, sources, [limit], [_height(question, limit)], beside=banned[:1])
    text = say("dogs.not_listed_small", height=figure(question.height_cm), **values)
    return answered(question, sources, [limit], [text], beside=banned[:1])


def _is_named(standard: Standard, name: str) -> bool:
    """Return whether an entry of a list is the breed, under any of its names (德国牧羊犬（别名德国黑背）)."""
    entry = standard.name or ""
    return entry == name or any(mention.name == name for mention in find_breeds(entry))


def _goes_on(banned: Sequence[Standard]) -> bool:
    """Return whether the list bans more breeds than it names (藏獒等)."""
    return any(s.bound is Bound.AT_LEAST for s in banned)


def _height(question: Question, limit: Standard) -> str:
    key = "too_tall" if _too_tall(question, limit) else "not_tall"
    height = figure(question.height_cm) if question.height_cm is not None else ""
    return say(f"dogs.{key}", area=limit.region_text, height=height, limit=_limit(limit))


def _too_tall(question: Question, limit: Standard) -> bool:
    """Return whether the dog is over the limit; exactly as tall is over it only where it says so."""
    if question.height_cm is None or limit.amount is None:
        return False
    as_tall = limit.bound is Bound.AT_LEAST and question.height_cm == limit.amount
    return as_tall or question.height_cm > limit.amount


def _limit(limit: Standard) -> str:
    return f"{'达到' if limit.bound is Bound.AT_LEAST else '超过'}{money(limit.amount, limit.unit)}"


def _list(banned: Sequence[Standard], limit: Standard) -> str:
    return say(
        "dogs.list",
        area=limit.region_text,
        count=str(len(banned)),
        names="、".join(s.name or "" for s in banned),
        limit_sentence=say("dogs.limit_sentence", limit=_limit(limit)),
    )
