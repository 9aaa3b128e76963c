"""Which sentences of an answer a voice says at once, joined in one, and which are left for later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answers.wording import say, wording
from knowledge.records import Answer, AnswerStatus
from knowledge.speaking import spoken

# characters as spoken: how much of one long sentence is said at once
_TOO_LONG = 90
# a verdict so short goes with what follows: 不是。 不一定。 不需要。
_BARE = 6
# characters as printed: a further sentence so short with a figure is said at once: 一年差2元。
_SHORT = 25
_ITEMS_AT_ONCE = 5
# 甲县最低工资是2元/月。 with the closing marks after it
_SENTENCE = re.compile(r"[^。！？]*[。！？]?[”’」）)]*")
# 甲犬、乙犬、丙犬: short names without figures or conditions
_NAMES = re.compile(
    r"(?<=[：:])(?:[^、，。；：\d（）()不除]{1,12}、){8,}[^、，。；：\d（）()不除]{1,12}(?=[，。；]|$)"
)
# （三）办理, 2．办理, 十、办理, but neither 一、二类 nor 1.5元
_NUMERALS = "一二三四五六七八九十"
_POINT = rf"(?:（[{_NUMERALS}\d]+）|\d{{1,2}}[.．、](?!\d)|[①-⑳]|[{_NUMERALS}]{{1,3}}、(?![{_NUMERALS}]))"
_LABEL = re.compile(rf"^{_POINT}")
_LABELS = re.compile(rf"(?:^|(?<=[。；：]))\s*{_POINT}")
_TITLE_LINE = re.compile(r"\n(?=《)")
# 市区（鹿城区、龙湾区）最低工资: the places that a name sums up
_SUMMED_UP = re.compile(r"市区（([^（）除不]*、[^（）除不]*)）")
_END = "。！？；，："


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What is said of one answer at once, as printed, and what is left for later."""

    now: str
    later: tuple[str, ...] = ()


def sentences_said(answer: Answer) -> Said:
    """Return what is said at once of an answer to one question, and the rest.

    Of an answer that is the first sentence with what is key or a condition; of any other outcome the first
    sentence and the last, which says whom to ask or what to choose.
    """
    text = without_label(_numbered("".join(answer.sentences)))
    sentences = sentences_in(text)
    if not sentences:
        return Said(now="")
    if answer.status is AnswerStatus.HANDOFF:
        return Said(now=sentences[0], later=tuple(sentences[1:]))
    if answer.status not in (AnswerStatus.ANSWERED, AnswerStatus.PARTIAL):
        return Said(now=sentences[0] + "".join(sentences[1:][-1:]), later=tuple(sentences[1:-1]))
    return _answer_said(sentences, [worked.expression for worked in answer.calculations])


def _answer_said(sentences: Sequence[str], worked: Sequence[str]) -> Said:
    """Return the sentences that are said at once as one, and the others."""
    now, later = "", []
    for sentence in sentences:
        short = without_workings(sentence, worked)
        if now and not _is_bare(now) and not goes_with(short):
            later.append(sentence)
            continue
        said, rest = _cut(short)
        joint = ("，" if _is_bare(now) else "；") if now else ""
        now = now.rstrip(_END) + joint + said
        later += [*rest, *_workings(sentence, worked)]
    return Said(now=now, later=tuple(later))


def sentences_in(text: str) -> list[str]:
    """Return the sentences of `text` with their closing marks."""
    return [sentence for sentence in _SENTENCE.findall(text) if sentence.strip()]


def joined(sentences: str) -> str:
    """Return sentences as one, a verdict before its reason: 不是，公报里没有2元的标准；标准：."""
    now = ""
    for sentence in sentences_in(sentences):
        joint = ("，" if _is_bare(now) else "；") if now else ""
        now = now.rstrip(_END) + joint + sentence
    return now


def _is_bare(said: str) -> bool:
    """Tell whether what is said is a verdict alone: 不是."""
    return len(said.rstrip(_END)) <= _BARE and not any(map(str.isdigit, said))


def goes_with(sentence: str) -> bool:
    """Tell whether a sentence after the first is said at once: it is key or a condition of the answer."""
    words = wording()["speech"]
    if sentence.startswith(tuple(words["conditions"])):
        return True
    is_key = "**" in sentence or (len(sentence) <= _SHORT and any(map(str.isdigit, sentence)))
    return is_key and not sentence.startswith(tuple(words["further"]))


def without_workings(sentence: str, worked: Sequence[str]) -> str:
    """Return a sentence without its sums and without the places that a name sums up."""
    for expression in worked:
        for printed in (f"（{expression}）", f"{expression}，", f"：{expression}", f"，{expression}"):
            sentence = sentence.replace(printed, "")
    return _SUMMED_UP.sub("市区", sentence)


def _workings(sentence: str, worked: Sequence[str]) -> list[str]:
    """Return the sums of a sentence and the places that a name sums up as sentences of their own."""
    sums = [say("speech.worked", expression=expression) for expression in worked if expression in sentence]
    return sums + [say("speech.summed_up", places=places) for places in _SUMMED_UP.findall(sentence)]


def without_label(text: str) -> str:
    """Return `text` without the number of its only point: （三）办理期限为十日."""
    return _LABEL.sub("", text) if len(_LABELS.findall(text)) == 1 else text


def _numbered(text: str) -> str:
    """Return `text` with titles to choose from, one a line, as 第一个，第二个: so a caller can name one."""
    lines = _TITLE_LINE.split(text)
    numbered = [say("speech.choice", number=str(i), title=line) for i, line in enumerate(lines[1:], 1)]
    return "".join([lines[0], *numbered])


def without_names(sentence: str) -> str:
    """Return a sentence with the first of a long list of names, and how many more there are."""
    names = _NAMES.search(sentence)
    if not names:
        return sentence
    listed = names.group().split("、")
    more = say("speech.more_names", count=str(len(listed) - _ITEMS_AT_ONCE))
    return f"{sentence[: names.start()]}{'、'.join(listed[:_ITEMS_AT_ONCE])}，{more}{sentence[names.end() :]}"


def _cut(sentence: str) -> tuple[str, tuple[str, ...]]:
    """Return what is said at once of a long sentence, and what is left: a whole list, or clauses after ；."""
    short = without_names(sentence)
    if short != sentence:
        return short, (sentence,)
    if len(spoken(sentence)) <= _TOO_LONG:
        return sentence, ()
    clauses = re.findall(r"[^；]*；?", sentence)
    said = clauses[0]
    left = clauses[1:]
    while left and ("**" in "".join(left) or len(spoken(said + left[0])) <= _TOO_LONG):
        said += left.pop(0)
    rest = "".join(left)
    return (say("speech.goes_on", said=said.rstrip("；")), (rest,)) if rest else (sentence, ())
