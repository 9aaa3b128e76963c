"""What a speaker says twice without meaning to (我我想, 最低最低工资, 钱钱钱), said once."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable

from knowledge.hearing.changes import Repair
from knowledge.hearing.groups import group
from knowledge.hearing.words import (
    LONGEST_WORD,
    is_core,
    is_familiar,
    is_rare,
    is_topical,
    is_word,
    place_words,
    words_from,
)

_HAN = "\u4e00-\u9fff"
# 钱钱钱: one character three times and more
_RUN = re.compile(rf"([{_HAN}])\1\1+")
# 最低最低工资, 瑞安的，瑞安的: two to eight characters twice and more, with at most a pause between
_PHRASE = re.compile(rf"([{_HAN}]{{2,8}}?)([，、…,\s]{{0,2}}\1)+")
# 低低保, 我我想, 瑞…瑞安
_PAIR = re.compile(rf"([{_HAN}])[，、…,]{{0,2}}\1(?!\1)")
_LONG = 3
# 喵喵喵 and 那个那个 alone were not stuttered: nothing else is said
_NOTHING_ELSE = 2
# What a word can begin after: the start, a mark, or a character that belongs to no word before it
_FREE = frozenset("的了是我你他她您问想要下个啊呢嘛吧那这给说")


def repair_stutters(text: str) -> Repair:
    """Return `text` with what was stuttered said once; 看看, 高高兴兴, 吉娃娃 and figures stay."""
    if len(set(filter(str.isalnum, text))) <= _NOTHING_ELSE:
        return Repair(text=text)
    changes: list[tuple[str, str]] = []
    for pattern, once in ((_RUN, _once_of_run), (_PHRASE, _once_of_phrase), (_PAIR, _once_of_pair)):
        text = pattern.sub(functools.partial(_said, once, changes), text)
    return Repair(text=text, changes=tuple(changes))


def _said(
    once: Callable[[re.Match[str]], str | None], changes: list[tuple[str, str]], match: re.Match[str]
) -> str:
    meant = once(match)
    if meant is None or meant == match.group():
        return match.group()
    changes.append((match.group(), meant))
    return meant


def _once_of_run(match: re.Match[str]) -> str | None:
    character = match[1]
    if character in _words("cries") or character in _words("numerals"):
        return None
    return character * 2 if _is_common(character * 2) else character


def _once_of_phrase(match: re.Match[str]) -> str | None:
    phrase, text = match[1], match.string
    pauses = not match.group().endswith(phrase * 2)
    if len(set(phrase)) == 1 or set(phrase) <= set(_words("numerals")):
        return None
    if phrase in _words("once"):
        return phrase
    if pauses:
        return phrase if phrase.endswith("的") else None
    if not _is_free(text, match.start()):
        return None
    if is_core(phrase) or phrase in place_words() or (len(phrase) >= _LONG and is_word(phrase)):
        return phrase
    return phrase if _starts_word(text, match.end() - len(phrase), longer_than=len(phrase)) else None


def _once_of_pair(match: re.Match[str]) -> str | None:
    """Return the character when it was begun twice: at the start of a clause, before a word of this bot."""
    character, text, second = match[1], match.string, match.end() - 1
    if len(match.group()) == len("资资") and _parts_word(text, second):
        return character
    if character in _words("numerals") or not _is_free(text, match.start()):
        return None
    # 多多少少, 高高兴兴
    if _starts_word(text, match.start(), longer_than=2, wanted=is_word):
        return None
    if _starts_clause(text, match.start()):
        if character in _words("pronouns"):
            return character if len(text) > len(match.group()) else None
        if _starts_word(text, second, longer_than=1, wanted=_words("restarts").__contains__):
            return character
    if character in _words("grammar") or character in _words("cries"):
        return None
    if _starts_word(text, second, longer_than=1, wanted=is_core):
        return character
    return character if not _is_common(character * 2) and _starts_word(text, second, longer_than=1) else None


def _parts_word(text: str, second: int) -> bool:
    """Tell whether the character at `second` stands too much in a word of this bot: 最低工工资.

    Where a word ends with the first and another starts with the second, none does: 温州市市区.
    """
    ends_word = any(is_word(text[start:second]) for start in range(max(0, second - LONGEST_WORD), second - 1))
    if ends_word and _starts_word(text, second, longer_than=1, wanted=_is_common):
        return False
    once = text[:second] + text[second + 1 :]
    starts = range(max(0, second - LONGEST_WORD), second - 1)
    return any(
        end > second and _is_asked_about(once[start:end])
        for start in starts
        for end, _ in words_from(once, start)
    )


def _starts_clause(text: str, start: int) -> bool:
    return start == 0 or not text[start - 1].isalnum()


def _is_common(word: str) -> bool:
    return is_word(word) and not is_rare(word)


def _is_asked_about(word: str) -> bool:
    return is_topical(word) or is_familiar(word) or word in place_words()


def _starts_word(
    text: str, start: int, *, longer_than: int, wanted: Callable[[str], bool] = _is_asked_about
) -> bool:
    """Tell whether a `wanted` word of more than `longer_than` characters starts at `start`."""
    found = (text[start:end] for end, _ in words_from(text, start) if end - start > longer_than)
    return any(map(wanted, found))


def _is_free(text: str, start: int) -> bool:
    """Tell whether no word before `start` goes on there: 上海海关 stutters nowhere."""
    return _starts_clause(text, start) or text[start - 1] in _FREE


def _words(name: str) -> frozenset[str]:
    return group("disfluencies.yml", name)
