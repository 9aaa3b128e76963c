"""An `Answer` as a voice says it: the answer, where it is written, whether it still holds; then the rest."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence
from dataclasses import dataclass

from actions.spoken_sources import source_sentence, whole_sources
from knowledge.answers.wording import say, wording
from knowledge.records import Answer, AnswerStatus
from knowledge.speaking import spoken

# characters as spoken: what is added to the first sentence, and how much of one long sentence is said at once
_ENOUGH = 100
_ENOUGH_OF_A_REFUSAL = 160
_TOO_LONG = 180
# a sentence so short says nothing alone: 是。 不一定。
_BARE = 12
_ROWS_AT_ONCE = 3
_ITEMS_AT_ONCE = 5
# 甲县最低工资是2元/月。 with the closing marks after it
_SENTENCE = re.compile(r"[^。！？]*[。！？]?[”’」）)]*")
# 甲犬、乙犬、丙犬: short names without figures or conditions
_NAMES = re.compile(
    r"(?<=[：:])(?:[^、，。；：\d（）()不除]{1,12}、){8,}[^、，。；：\d（）()不除]{1,12}(?=[，。；]|$)"
)
# 市区（鹿城区、龙湾区）：2元/月: the places that a name sums up
_PLACES_SUMMED_UP = re.compile(r"^(市区)（[^（）除不]*）(?=：)")
# （三）办理, 2．办理, 十、办理, but neither 一、二类 nor 1.5元
_NUMERALS = "一二三四五六七八九十"
_POINT = rf"(?:（[{_NUMERALS}\d]+）|\d{{1,2}}[.．、](?!\d)|[①-⑳]|[{_NUMERALS}]{{1,3}}、(?![{_NUMERALS}]))"
_LABEL = re.compile(rf"^{_POINT}")
_LABELS = re.compile(rf"(?:^|(?<=[。；：]))\s*{_POINT}")
# 甲 某局副局长, 2元/月／1元/小时
_BETWEEN_CELLS = re.compile(r"／|(?<=[\u4e00-\u9fff]) (?=[\u4e00-\u9fff])")
_TITLE_LINE = re.compile(r"\n(?=《)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """What is said at once, and the further sentences in order, each as a voice reads it."""

    text: str
    details: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    """What is said of one answer at once, as printed, and what is left for later."""

    now: str
    later: tuple[str, ...] = ()


def speech_of(answer: Answer) -> Speech:
    """Return the answer for the ear: first what was asked, then the source by name, then what to beware of.

    Every figure of the first sentence on the screen is in `text`, and so is every warning, in short; the
    details hold the other sentences, rows and conditions, the warnings in full, and each source.
    """
    parts = answer.parts or (answer,)
    said = [_said(part) for part in parts]
    citations = [citation for part in parts for citation in part.citations] or list(answer.citations)
    caveats = list(dict.fromkeys(caveat for part in parts for caveat in part.caveats))
    now = "\n".join(one.now.rstrip("：；，") for one in said if one.now)
    later = [sentence for one in said for sentence in one.later]
    later += [caveat for caveat in caveats if _short_caveat(caveat)]
    heard = [now, _source_and_warnings(source_sentence(citations, now), caveats)]
    return Speech(
        text=_voiced("\n".join(filter(None, heard))),
        details=tuple(filter(None, map(_voiced, [*later, *whole_sources(citations)]))),
    )


def _source_and_warnings(source: str, caveats: Sequence[str]) -> str:
    """Return the source with its warnings in one sentence: 依据是某通知，距今已八年，可能已经调整."""
    short = dict.fromkeys(form for form in map(_short_caveat, caveats) if form)
    others = [caveat for caveat in caveats if not _short_caveat(caveat)]
    told = "，".join(sentence.rstrip("。") for sentence in (source or say("speech.no_source"), *short))
    return "\n".join([*([f"{told}。"] if source or short else []), *others])


def _voiced(printed: str) -> str:
    for shown, said in wording()["speech"]["replaced"].items():
        printed = printed.replace(shown, said)
    return spoken(printed)


def _said(answer: Answer) -> _Said:
    """Return what is said at once of an answer to one question."""
    if answer.table and len(answer.sentences) > 1:
        return _rows_said(answer)
    enough = _ENOUGH if answer.status is AnswerStatus.ANSWERED else _ENOUGH_OF_A_REFUSAL
    return _sentences_said("".join(answer.sentences), enough)


def _rows_said(answer: Answer) -> _Said:
    """Return the head of a table and its rows, of a long one the first; ask for the place that decides."""
    head, rows = answer.sentences[0], [_row(row) for row in answer.sentences[1:]]
    short = [_PLACES_SUMMED_UP.sub(r"\1", row) for row in rows]
    if len(rows) <= _ROWS_AT_ONCE:
        later = rows if short != rows else []
        return _Said(now=f"{head}{'；'.join(short)}。", later=tuple(f"{row}。" for row in later))
    if answer.choices:
        return _Said(
            now=say("speech.ask_place", head=head.rstrip("：:")), later=tuple(f"{row}。" for row in rows)
        )
    more = say("speech.more_rows", count=str(len(rows) - _ROWS_AT_ONCE))
    now = f"{head}{'；'.join(short[:_ROWS_AT_ONCE])}；{more}"
    return _Said(now=now, later=tuple(f"{row}。" for row in rows[_ROWS_AT_ONCE:]))


def _row(printed: str) -> str:
    """Return a row with a pause between its cells: 某政发〔2020〕1号 某通知, 2元/月／1元/小时."""
    return _BETWEEN_CELLS.sub("，", printed).rstrip("。")


def _sentences_said(text: str, enough: int) -> _Said:
    """Return the first sentence, and those after it that are key (in bold) or fit; the rest is for later."""
    text = _without_label(_numbered(text))
    sentences = [sentence for sentence in _SENTENCE.findall(text) if sentence.strip()]
    now = ""
    left: list[str] = []
    while sentences and (not now or _goes_with(now, sentences[0], enough)):
        said, rest = _cut(sentences.pop(0))
        now += said
        left += rest
    return _Said(now=now, later=(*left, *sentences))


def _goes_with(now: str, sentence: str, enough: int) -> bool:
    """Tell whether a sentence is said at once after `now`: it is key, a condition, or short enough."""
    if "**" in sentence or sentence.startswith(tuple(wording()["speech"]["conditions"])):
        return True
    length = len(_voiced(now))
    return length < _BARE or length + len(_voiced(_cut(sentence)[0])) <= enough


def _without_label(text: str) -> str:
    """Return `text` without the number of its only point: （三）办理期限为十日."""
    return _LABEL.sub("", text) if len(_LABELS.findall(text)) == 1 else text


def _numbered(text: str) -> str:
    """Return `text` with titles to choose from, one a line, as 第一个，第二个: so a caller can name one."""
    lines = _TITLE_LINE.split(text)
    numbered = [say("speech.choice", number=str(i), title=line) for i, line in enumerate(lines[1:], 1)]
    return "".join([lines[0], *numbered])


def _cut(sentence: str) -> tuple[str, tuple[str, ...]]:
    """Return what is said at once of a long sentence, and what is left: a whole list, or clauses after ；."""
    names = _NAMES.search(sentence)
    if names:
        listed = names.group().split("、")
        more = say("speech.more_names", count=str(len(listed) - _ITEMS_AT_ONCE))
        short = "、".join(listed[:_ITEMS_AT_ONCE])
        return f"{sentence[: names.start()]}{short}，{more}{sentence[names.end() :]}", (sentence,)
    if len(_voiced(sentence)) <= _TOO_LONG:
        return sentence, ()
    clauses = re.findall(r"[^；]*；?", sentence)
    said = clauses[0]
    left = clauses[1:]
    while left and ("**" in "".join(left) or len(_voiced(said + left[0])) <= _TOO_LONG):
        said += left.pop(0)
    rest = "".join(left)
    return (say("speech.goes_on", said=said.rstrip("；")), (rest,)) if rest else (sentence, ())


def _short_caveat(caveat: str) -> str | None:
    """Return the short spoken form of a warning, that goes with the source; None where it has none."""
    for pattern, short in _caveat_forms():
        match = pattern.fullmatch(caveat)
        if match:
            return short.format(**match.groupdict())
    return None


@functools.cache
def _caveat_forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return, for each warning that has a short form, what finds it as it was filled in, and that form."""
    short: dict[str, str] = wording()["speech"]["caveats"]
    return tuple((_filled_in(wording()["caveats"][name]), form) for name, form in short.items())


def _filled_in(sentence: str) -> re.Pattern[str]:
    """Return the pattern of a sentence of the wording with any values filled in."""
    # {years} stands for what is filled in
    pieces = re.split(r"\{(\w+)\}", sentence)
    return re.compile(
        "".join(f"(?P<{piece}>.+?)" if i % 2 else re.escape(piece) for i, piece in enumerate(pieces))
    )
