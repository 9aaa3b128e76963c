"""What a voice says at once of a quotation: the words that hold what is asked, however far behind they stand.

A screen shows both sentences of a quotation in full; a caller hears one breath of it. What is left out then
must be what was not asked: the sentence without a figure, the clause of another year.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.runs import LABEL
from knowledge.answers.quoting.spans import Span, SpanKind
from knowledge.answers.quoting.wants import NUMERIC, PLAIN
from knowledge.answers.wording import say
from knowledge.date_phrases import YEAR_IN_FIGURES

# characters as printed: so much is said at once of one sentence, so much of two
_ONE, _BOTH = 80, 120
# 但…除外: what limits the clause before it is said with it
_LIMITS = ("但", "其中", "除", "不含", "不包括", "最高", "最低", "累计")
# clauses so near in worth to the best one may be what is asked, too
_NEAR = 0.1
# with less of the question than this share of what the words before have, a clause needs these
_BY_ITSELF = 0.9
_CLAUSE = re.compile(r"[^；。]*[；。]?[”’」）)]*")
# 占总数多少, 要下降多少: the answer is a share
_SHARE_ASKED = re.compile(r"(?:占|下降|上升|提高|降低|增长)[^，。？]{0,10}(?:多少|几)")
_SHARE = re.compile(r"[%％‰]|百分之|百分点|[一二三四五六七八九]成")
# 不可以。
_VERDICT = re.compile(r"^[^\d，；。：]{1,6}。(?=.)")
# 在某事的基础上，以“甲、乙”为重点，: what a sentence says before it comes to the point
_PREAMBLE = re.compile(
    r"^(?:在[^，；。：]{4,}基础上，|以[^，；。：]{2,}为(?:重点|主线|目标|核心|抓手|引领|导向|契机)，)+(?=.{8})"
)


def heard_of(asked: Asked, spans: Sequence[Span], told: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return each sentence told with what a voice says of it at once, in the order to say it.

    `told` are the sentences of `spans`, the better one first. Both are said where they are short, as they
    follow one another in their passage; else the one that holds what is asked, of a long one its clauses that
    do, and "" of the other. Empty where a list is asked for, which is said in another way.
    """
    is_list = any(span.kind is SpanKind.RUN for span in spans)
    if is_list and (asked.lists or asked.parts or asked.want not in PLAIN):
        return ()
    pairs = list(zip(spans, told, strict=True))
    is_one_passage = len({span.passage.id for span in spans}) == 1
    if is_one_passage and sum(map(len, told)) <= _BOTH:
        pairs.sort(key=lambda pair: (pair[0].order, pair[0].position))
        return tuple((sentence, core_of(asked, sentence)) for _, sentence in pairs)
    best = max(told, key=lambda sentence: _fits(asked, sentence))
    return tuple((sentence, core_of(asked, sentence) if sentence == best else "") for sentence in told)


def _fits(asked: Asked, text: str) -> float:
    """Return how far `text` has the kind of figure that is asked for, and of no other year."""
    years, named = set(YEAR_IN_FIGURES.findall(asked.text)), set(YEAR_IN_FIGURES.findall(text))
    fits = -1.0 if years and named and not years & named else 0.0
    signs = [sign for sign in (asked.unit, asked.sign) if sign is not None]
    text = YEAR_IN_FIGURES.sub("", text) if asked.want in NUMERIC else text
    if asked.want in PLAIN and signs and all(sign.search(text) for sign in signs):
        fits += 0.5
    return fits + (0.5 if _SHARE_ASKED.search(asked.text) and _SHARE.search(text) else 0.0)


def core_of(asked: Asked, sentence: str) -> str:
    """Return of a long sentence the clauses that answer, with what gives them their subject."""
    verdict, text = _verdict_and_rest(sentence.removeprefix(say("passage.also", sentence="")))
    clauses = [clause for clause in _CLAUSE.findall(_PREAMBLE.sub("", text)) if clause]
    if sum(map(len, clauses)) <= _ONE or len(clauses) < 2:
        return verdict + "".join(clauses)
    values = [_fits(asked, clause) + asked.coverage(clause) for clause in clauses]
    near = [place for place, value in enumerate(values) if value >= max(values) - _NEAR]
    first, last = near[0], near[-1] + 1
    head = _head(clauses[0]) if first else ""
    if asked.coverage(head + "".join(clauses[first:last])) < _BY_ITSELF * asked.coverage(
        "".join(clauses[:last])
    ):
        first, head = 0, ""
    said = _filled(clauses, first, last)
    return verdict + (head + LABEL.sub("", said) if first else said)


def core_with(sentence: str, value: str) -> str:
    """Return of a long sentence its clauses up to the one with the figure `value` at least."""
    clauses = [clause for clause in _CLAUSE.findall(_PREAMBLE.sub("", sentence)) if clause]
    holding = [place for place, clause in enumerate(clauses) if value in clause]
    return _filled(clauses, 0, holding[-1] + 1) if holding else sentence


def _filled(clauses: Sequence[str], first: int, last: int) -> str:
    """Return the clauses from `first` to `last`, with those that limit them and what else fits one breath."""
    while last < len(clauses) and (
        clauses[last].startswith(_LIMITS) or sum(map(len, clauses[first : last + 1])) <= _ONE
    ):
        last += 1
    return "".join(clauses[first:last])


def _verdict_and_rest(sentence: str) -> tuple[str, str]:
    """Return the yes or no in front of a sentence, and the sentence: 不可以。甲、乙均不享受."""
    found = _VERDICT.match(sentence)
    return (found[0], sentence[found.end() :]) if found else ("", sentence)


def _head(clause: str) -> str:
    """Return what all clauses of a sentence depend on: its words up to the colon, if there is one."""
    head, colon, rest = clause.partition("：")
    return head + colon if colon and rest else ""
