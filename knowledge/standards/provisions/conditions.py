"""The words of a sentence that limit for whom or when its quantity holds."""

from __future__ import annotations

import re

from knowledge.standards.provisions.mentions import Mention
from knowledge.standards.provisions.pairs import is_paired, own_words

_LONGEST = 120
# words of a clause that limit nothing: 给予一次性奖励…, 原则上为…
_BARE = re.compile(
    r"给予|予以|享受|可以|可|应当|应|须|按照|按|的|标准|比例|为|是|原则上|一般|分别|均|处以|并处|处|收取|缴纳"
    r"|发放|再|进行|补贴|补助|奖励|资助|则|其中|且|但|[、\s\u3000]"
)
# …的， : what is said of it follows
_OPEN = re.compile(r"的\s*$|^\s*(?:如果?|若|凡|对)")
_EDGES = "，：；、: \u3000"


def condition_of(mention: Mention, subject: str) -> str:
    """Return the clauses around the quantity that its subject leaves out, its own member of a list alone.

    Clauses are whole: what is printed between two marks is never cut within.
    """
    sentence = mention.sentence
    if sentence.host:
        words = f"{sentence.host}（{sentence.text}）{sentence.beside}"
        words = words if len(words) <= _LONGEST else ""
    else:
        words = _of_list(mention, subject) if is_paired(mention) else _stated(mention, subject)
    words = words.strip(_EDGES)
    if not sentence.title or sentence.title in subject + sentence.text:
        return words
    titled = f"{sentence.title}：{words}" if words else sentence.title
    return titled if len(titled) <= _LONGEST else words


def _of_list(mention: Mention, subject: str) -> str:
    """Return the words for one quantity of a list (对国家级、省级的，分别给予…), else all that is said."""
    own = mention.before.replace("分别", "") + mention.value + mention.after
    lead = mention.sentence.text[: mention.group[0].start - len(mention.before)]
    lead = lead.replace("分别", "")
    words = own_words(lead + own, mention)
    if words is None:
        return _stated(mention, subject)
    if words.endswith(own) and not _says(mention, subject):
        words = words[: -len(own)]
    return _last_clauses(words)


def _stated(mention: Mention, subject: str) -> str:
    """Return the clause of the quantity, where it says more than its subject, with those around it."""
    sentence, group = mention.sentence, mention.group
    first = group[0].start - len(mention.before)
    stop = group[-1].end + len(mention.after)
    lead, own, rest = sentence.text[:first], sentence.text[first:stop], sentence.text[stop:]
    if sentence.opening:
        lead = f"{sentence.opening}；{lead}"
    follows = rest if mention.conditional or _OPEN.search(own) or not _around(mention) else ""
    told = follows or "分别" in own or _says(mention, subject)
    if not (told or re.search(r"\d|[一二三四五六七八九十]", lead)):
        return _last_clauses(lead)
    if len(own) > _LONGEST:
        return ""
    own += _first_clauses(follows, _LONGEST - len(own))
    return _last_clauses(lead, _LONGEST - len(own) - 1) + own if lead or told else ""


def _around(mention: Mention) -> str:
    """Return the words of the clause beside its quantities."""
    return (mention.before + mention.after).strip(_EDGES)


def _says(mention: Mention, subject: str) -> bool:
    """Tell whether the clause of the quantity says more than its subject and amount."""
    return bool(set(_BARE.sub("", mention.before + mention.after)) - set(subject))


def _first_clauses(words: str, room: int) -> str:
    """Return the first whole clauses of `words` that fit."""
    while len(words) > room:
        words = words[: max(words.rfind(mark) for mark in "，：:") if re.search("[，：:]", words) else 0]
    return words


def _last_clauses(words: str, room: int = _LONGEST) -> str:
    """Return the last whole clauses of `words` that fit."""
    while len(words.strip(_EDGES)) > room:
        cut = re.search("[，：；:](?=.)", words)
        words = words[cut.end() :] if cut else ""
    return words
