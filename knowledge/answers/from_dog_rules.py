"""Answers about dogs: is a breed on the list, is a dog too tall, what is the list."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answers.compose import answered
from knowledge.answers.context import Sources
from knowledge.answers.lookup import on_day
from knowledge.answers.reasoning.dogs import (
    DogRules,
    breed_sentences,
    count_sentence,
    day_sentence,
    height_sentences,
    limit_text,
)
from knowledge.answers.wording import say
from knowledge.records import Answer, Aspect, Bound, Measure, Question, Standard, Topic

# 养了藏獒被抓到罚多少   |   狗证一年多少钱: the list of breeds says nothing of money
_MONEY = re.compile(r"罚|收费|多少钱|几块|赔|医药费")
# 体高（身高）超过…厘米（站立时从地面到肩胛骨最高点的距离）的犬只
_MEASURED = re.compile(r"（(站立时[^）]*)）")
# 哪些狗能养   |   什么狗可以养
_ALLOWED = re.compile(r"(?:哪些|什么|哪几种|哪种)[^，。不禁]{0,6}(?:能|可以|准|让|允许)养?")


def answer_from_dog_rules(question: Question, sources: Sources) -> Answer | None:
    """Answer from the list of banned breeds and the height limit; None where they do not decide."""
    if question.topic is not Topic.DOGS or question.aspect in (
        Aspect.VALIDITY,
        Aspect.ISSUED,
        Aspect.EFFECTIVE,
    ):
        return None
    rules = _rules(question, sources)
    if rules is None or _MONEY.search(question.text):
        return None
    before = day_sentence(question, rules.limit)
    if question.breed or question.breeds:
        return _breeds(question, sources, rules, before)
    if question.aspect is Aspect.TEXT:
        return None
    if sentences := height_sentences(question, rules):
        return answered(question, sources, [rules.limit], [*before, *sentences])
    if counted := count_sentence(question, rules):
        return answered(
            question, sources, [*rules.banned, rules.limit], [counted, _limit_sentence(rules.limit)]
        )
    if question.measure is Measure.HEIGHT_LIMIT:
        return answered(question, sources, [rules.limit], [*before, _limit(rules.limit)])
    if (question.measure is Measure.BANNED_BREED or question.aspect is Aspect.LIST) and rules.whole:
        return answered(question, sources, [*rules.banned, rules.limit], [*before, _list(question, rules)])
    return None


def _rules(question: Question, sources: Sources) -> DogRules | None:
    banned = on_day(sources.of_measure(Topic.DOGS, Measure.BANNED_BREED), question.day)
    limits = on_day(sources.of_measure(Topic.DOGS, Measure.HEIGHT_LIMIT), question.day)
    if not banned or not limits:
        return None
    # 藏獒等: the list bans more breeds than it names
    whole = not any(s.bound is Bound.AT_LEAST for s in banned)
    return DogRules(banned=banned, limit=limits[0], whole=whole)


def _breeds(question: Question, sources: Sources, rules: DogRules, before: Sequence[str]) -> Answer | None:
    found = breed_sentences(question, rules)
    if found is None:
        return None
    sentences, entries = found
    unlisted = len(entries) < max(1, len(question.breeds))
    used = [*entries, *([rules.limit] if unlisted else [])]
    beside = [] if entries else rules.banned[:1]
    return answered(question, sources, used, [*before, *sentences], beside=beside)


def _limit(limit: Standard) -> str:
    measured = _MEASURED.search(limit.citation.quote)
    words = f"体高指{measured[1]}。" if measured else ""
    return say("dogs.limit", limit=limit_text(limit), area=limit.region_text, measured=words)


def _limit_sentence(limit: Standard) -> str:
    return say("dogs.limit_sentence", limit=limit_text(limit))


def _list(question: Question, rules: DogRules) -> str:
    lead = say("dogs.only_banned") if _ALLOWED.search(question.text) else ""
    return lead + say(
        "dogs.list",
        area=rules.limit.region_text,
        count=str(len(rules.banned)),
        names="、".join(s.name or "" for s in rules.banned),
        limit_sentence=_limit_sentence(rules.limit),
    )
