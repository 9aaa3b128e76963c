"""The subject of a span that does not name it: the words above it, put in front."""

from __future__ import annotations

import re

from knowledge.answers.evidence import grams
from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.runs import LABEL
from knowledge.answers.quoting.spans import Span
from knowledge.records import DocumentKind

# headings are cut at 30 characters: a longer one would be said in part
_LONGEST_HEADING = 29
_LONGEST_LEAD = 80
# … and a sentence that says 其 is told with the one before it, where both fit
_LONGEST_PAIR = 180
# the share of the question that a heading must add
_ADDS = 0.08
_FIGURE = re.compile(r"\d+(?:\.\d+)?")
_DANGLING = re.compile(r"^(?:其(?!他|中)|该|上述|此|这|前款|前述|以上)")
_COLUMNS = re.compile(r"^序号|、.{1,12}、.{1,12}、")


def with_subject(asked: Asked, span: Span, sentence: str) -> str:
    """Return `sentence`, cut from `span`, behind the words above that give it its subject."""
    plain = LABEL.sub("", sentence)
    if _DANGLING.match(plain) and span.before and len(span.before) + len(plain) <= _LONGEST_PAIR:
        return LABEL.sub("", span.before) + plain
    lead = _lead(asked, span, plain)
    if lead:
        return f"{lead}{plain}"
    heading = _heading(asked, span, plain)
    return f"{heading}：{plain}" if heading else plain


def _lead(asked: Asked, span: Span, sentence: str) -> str:
    """Return the words that announce an item (对以下企业提升一档：), where they fit."""
    lead = LABEL.sub("", span.lead)
    if not lead or len(lead) > _LONGEST_LEAD:
        return ""
    return lead if lead.endswith(("：", ":")) else ""


def _heading(asked: Asked, span: Span, sentence: str) -> str:
    """Return the nearest heading that adds to what the sentence says of the question, without its number."""
    if span.passage.kind is DocumentKind.APPOINTMENTS:  # told with its heading, as an entry of its month
        return ""
    said = frozenset(grams(sentence))
    for heading in reversed(span.trail):
        plain = LABEL.sub("", heading).strip("。：: ，")
        if (
            len(heading) > _LONGEST_HEADING
            or not plain
            or _COLUMNS.search(plain)
            or not _printed(plain, span)
        ):
            continue
        held = frozenset(grams(plain))
        added = sum(asked.rarity[term] for term in asked.terms if term in held - said)
        if added >= _ADDS * (sum(asked.rarity[term] for term in asked.own) or 1.0):
            return plain
        if _DANGLING.match(sentence):
            return plain
    return ""


def _printed(heading: str, span: Span) -> bool:
    """Return whether every figure of a heading stands in what is cited."""
    cited = _FIGURE.findall(f"{span.passage.title} {span.passage.text}")
    return all(figure in cited for figure in _FIGURE.findall(heading))
