"""The words of a sentence that limit for whom or when its quantity holds."""

from __future__ import annotations

import re

from knowledge.standards.provisions.mentions import Mention
from knowledge.standards.provisions.quantities import Quantity, quantities_of

_LONGEST = 120
_LIST = re.compile(r"[、和及，（）含]*")


def condition_of(mention: Mention, subject: str, *, goes_on: bool) -> str:
    """Return the words around the quantity that its subject leaves out, the list in them resolved.

    Where the sentence goes on with the subject of the one before (…；对连续三年…的，…), that one leads.
    """
    sentence, stop = mention.sentence, mention.group[0].start
    first = stop - len(mention.before)
    words, own = sentence.text[:first], sentence.text[first:stop]
    if mention.conditional:
        words = _kept(words, sentence.text[first:])
    elif not own.strip("\u3000 ") and mention.after.strip("\u3000 "):
        words += sentence.text[first : sentence.clause_end(stop)]
    elif "分别" in mention.before:
        words = _resolved(words, mention)
    elif own.strip() and not own.strip().startswith(subject):
        words += own
    if goes_on and sentence.opening:
        words = f"{sentence.opening}；{words}"
    if sentence.host:
        words = f"{sentence.host}（{sentence.text}）{sentence.beside}"
    words = _shortened(words.strip("，：；、 且但\u3000"))
    return words if sentence.title in subject + sentence.text else _titled(sentence.title, words)


def _titled(title: str, words: str) -> str:
    return f"{title}：{words}"[:_LONGEST] if words else title


def _kept(lead: str, stated: str) -> str:
    """Return what is said of things so limited (投资额7亿元以上的项目，可…), with its lead if that fits."""
    while len(stated) > _LONGEST and "，" in stated:
        stated = stated.rsplit("，", 1)[0]
    return lead + stated if len(lead + stated) <= _LONGEST else stated


def _resolved(words: str, mention: Mention) -> str:
    """Return `words` with a list of as many members as the quantity's own cut to the member of its place."""
    size = len(mention.group)
    for group in _lists(words) if size > 1 else ():
        if len(group) == size:
            member = group[mention.place]
            return words[: group[0].core] + words[member.core : member.end] + words[group[-1].end :]
    return words


def _lists(words: str) -> list[list[Quantity]]:
    groups: list[list[Quantity]] = []
    for quantity in quantities_of(words):
        if groups and _LIST.fullmatch(words[groups[-1][-1].end : quantity.start]):
            groups[-1].append(quantity)
        else:
            groups.append([quantity])
    return groups


def _shortened(words: str) -> str:
    """Return the last clauses of `words` that fit into a condition."""
    while len(words) > _LONGEST and "，" in words:
        words = words.split("，", 1)[1]
    return words[-_LONGEST:]
