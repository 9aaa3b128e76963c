"""The sentence of a passage that answers, shortened to what was asked."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answers.evidence import TermWeights
from knowledge.text import sentences as split

_LONGEST = 150
# 各县（市、区）人民政府，市政府直属各单位：
_SALUTATION = re.compile(r"^(?:[^。：]{0,60}(?:政府|单位|局|大队|企业|办|委员会|管委会|中心|扫黑办))：(?=\S)")
_WANTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (re.compile(r"多少|几[个家条种类项公天日岁%]|比例|占比|面积|上限|最高|最多|至少|额度|权重|目标"), re.compile(r"\d|[一二三四五六七八九十百]+[个家项种]")),
    (re.compile(r"什么时候|哪天|何时|时间|日期|几月|哪年|起止|啥时候|什么时间"), re.compile(r"\d{4}年|\d+月|\d+日|时间")),
    (re.compile(r"谁|哪个(?:部门|单位|局)|找谁|哪家|什么部门|谁负责"), re.compile(r"局|委|办|部门|政府|任|市长|中心|街镇|由")),
    (re.compile(r"能不能|可以|允许|能否|可不可以|能.{0,12}吗|是否"), re.compile(r"不得|禁止|可以|可|应|须|允许|不|限")),
)


def best_sentence(question: str, terms: Sequence[str], text: str, weights: TermWeights) -> tuple[str, float]:
    """Return the sentence of `text` that covers the question best, and its score (0..1.4)."""
    pieces = [_SALUTATION.sub("", piece) for piece in split(text)] or [text]
    scored = [(_score(question, terms, piece, weights), -i, piece) for i, piece in enumerate(pieces)]
    score, position, piece = max(scored)
    following = pieces[-position + 1] if -position + 1 < len(pieces) else ""
    if piece.endswith("：") and following:
        piece += following
    return shorten(question, terms, piece, weights), score


def shorten(question: str, terms: Sequence[str], sentence: str, weights: TermWeights) -> str:
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
    first, last = max(spans, key=lambda s: (_score(question, terms, "".join(clauses[s[0] : s[1]]), weights), s[0] - s[1]))
    head = "……" if first else ""
    tail = "……" if last < len(clauses) else ""
    return f"{head}{''.join(clauses[first:last]).rstrip('，；：')}{tail}"


def _score(question: str, terms: Sequence[str], piece: str, weights: TermWeights) -> float:
    score = weights.coverage(terms, piece)
    for asked, wanted in _WANTS:
        if asked.search(question):
            score += 0.2 if wanted.search(piece) else -0.1
    return score
