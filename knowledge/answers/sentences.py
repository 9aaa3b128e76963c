"""The sentence of a passage that answers, shortened to what was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from knowledge.answers.evidence import TermWeights
from knowledge.text import sentences as split

_LONGEST = 150
# 各县（市、区）人民政府，市政府直属各单位：
_SALUTATION = re.compile(r"^(?:[^。：]{0,60}(?:政府|单位|局|大队|企业|办|委员会|管委会|中心|扫黑办))：(?=\S)")
# what a question asks for, and what a sentence that says it must have; the first that fits counts
_WANTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"几天|几日|多久|多长时间|几个(?:工作日|月)"),
        re.compile(r"\d+个?(?:工作日|日内|天|个月|年)"),
    ),
    (
        re.compile(r"多少钱|几块|几元|补[助贴]|奖励|资助|额度|罚款|租金|贷款"),
        re.compile(r"\d+(?:\.\d+)?[万亿]?元|%|％"),
    ),
    (re.compile(r"比例|占比|百分|权重|%|增速|同比"), re.compile(r"\d(?:\.\d+)?[%％]|百分之|百分点")),
    (
        re.compile(r"(?:多少|几)(?P<unit>公里|亩|平方|个|家|张|人|户|项|种|辆|座|吨|名)"),
        re.compile(r"\d+[余多]?万?(?:公里|亩|平方|个|家|张|人|户|项|种|辆|座|吨|名)"),
    ),
    (
        re.compile(r"什么时候|哪天|何时|时间|日期|几月|哪年|起止|啥时候|什么时间|几时|哪一天"),
        re.compile(r"\d{4}年|\d+月|\d+日"),
    ),
    (
        re.compile(r"谁|哪个(?:部门|单位|局)|哪家|什么部门|找哪"),
        re.compile(r"局|委|办|部门|政府|市长|中心|街镇|由"),
    ),
    (
        re.compile(r"能不能|可以|允许|能否|可不可以|能.{0,16}吗|是否|(?:包括|包含|适用|属于|算).{0,12}吗"),
        re.compile(r"不得|禁止|可以|可|应|须|允许|不|限"),
    ),
    (re.compile(r"多少|几|上限|最高|最多|至少|面积|目标"), re.compile(r"\d")),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """What sentences are measured by.

    `terms` are those of the question, `known` those that the title holds already, `trail` the
    headings above the passage: what they cover counts half for each of its sentences.
    """

    question: str
    terms: Sequence[str]
    known: frozenset[str]
    trail: str
    weights: TermWeights


# 规上工业企业亩均税收的权重是多少: the attribute asked for is 权重
_ATTRIBUTE = re.compile(r"(?P<name>[一-鿿]{2})(?<!最[多少高低大小])(?:是|为|有|要|达到|到|应)?(?:多少|几)")
# a heading in front of its sentence:  1. 房租补助。
_HEADING = re.compile(r"^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．]\s*)[^。；]{2,16}。$")


def best_sentence(wanted: Wanted, text: str) -> tuple[str, float]:
    """Return the sentence of `text` that covers the question best, and its score (-0.1..1.3)."""
    pieces = [_SALUTATION.sub("", piece) for piece in split(text)] or [text]
    if len(pieces) > 1 and _HEADING.match(pieces[0]):
        wanted = replace(wanted, trail=f"{wanted.trail}，{pieces[0]}")
    scored = [(_score(wanted, piece), -i, piece) for i, piece in enumerate(pieces)]
    score, position, piece = max(scored)
    following = pieces[-position + 1] if -position + 1 < len(pieces) else ""
    if piece.endswith("：") and following:
        piece += following
    return shorten(wanted, piece), score


def shorten(wanted: Wanted, sentence: str) -> str:
    """Cut a long sentence to the run of clauses that answers; cuts are shown as ……."""
    if len(sentence) <= _LONGEST:
        return sentence
    clauses = re.findall(r"[^，；：]+[，；：]?", sentence)
    spans = [
        (first, last)
        for first in range(len(clauses))
        for last in range(first + 1, len(clauses) + 1)
        if len("".join(clauses[first:last])) <= _LONGEST
    ]
    if not spans:
        return sentence[:_LONGEST] + "……"
    first, last = max(spans, key=lambda s: (_score(wanted, "".join(clauses[s[0] : s[1]])), s[0] - s[1]))
    head = "……" if first else ""
    tail = "……" if last < len(clauses) else ""
    return f"{head}{''.join(clauses[first:last]).rstrip('，；：')}{tail}"


def _score(wanted: Wanted, piece: str) -> float:
    own = wanted.weights.coverage(wanted.terms, piece, wanted.known)
    whole = wanted.weights.coverage(wanted.terms, f"{wanted.trail}，{piece}", wanted.known)
    score = own + 0.5 * (whole - own)
    attribute = _ATTRIBUTE.search(wanted.question)
    if attribute and attribute["name"] in piece:
        score += 0.25
    for asked, has in _WANTS:
        if asked.search(wanted.question):
            return score + (0.3 if has.search(piece) else -0.1)
    return score
