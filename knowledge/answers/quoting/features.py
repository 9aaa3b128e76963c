"""What is measured of a question and a span: the numbers that the score is learnt from."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.found import Origin
from knowledge.answers.quoting.prepared import Floats, Prepared
from knowledge.answers.quoting.runs import LABEL
from knowledge.answers.quoting.signs import enumerated, signed
from knowledge.answers.quoting.spans import SpanKind, is_open
from knowledge.answers.quoting.wants import Want
from knowledge.records import DocumentKind

MEASURES = (
    # shares of the question's terms, weighted by rarity, in the span, with what stands above, …
    "own", "above", "whole", "title", "official", "official_above",
    # … of its words or official words for them
    "words", "words_above", "rarest_own", "rarest_above", "missing",
    # the longest run of terms of the question, how much of the span is asked for, the meaning
    "run", "precision", "cosine",
    # what kind of answer is wanted, and whether the span has it
    "window", "sign", "no_sign", "sign_number", "sign_body", "sign_person", "sign_date", "sign_permission",
    "sign_place", "unit", "no_unit", "attribute", "near", "sign_other", "signed", "no_attribute", "defines",
    # labels and figures that the question names
    "label", "label_above", "rival", "no_label", "figures", "no_figures",
    # how well the search found the passage and its document
    "score", "lexical", "dense", "relative", "document", "document_relative", "found", "meant",
    # what the span is
    "of_document", "of_section", "of_list", "run_for_list", "run_for_one", "one_for_list", "paragraph",
    "length", "short", "open", "opening", "position", "heading",
    "preamble", "run_head", "run_items", "run_count", "run_whole", "charge", "heads_match",
    "density", "long", "counted", "aim", "clause_for_list",
)  # fmt: skip
# of these it is also measured how near the span comes to the best of the question and of its document
COMPARED = (
    "own", "above", "whole", "words", "words_above", "cosine", "window", "near", "run", "density", "title",
)  # fmt: skip
FEATURES = (
    *MEASURES,
    *(f"{name}_of_best" for name in COMPARED),
    *(f"{name}_in_document" for name in COMPARED),
    # another span of the document covers as much and has the kind of answer, or the unit, that this lacks
    "outsigned", "outdone",
)  # fmt: skip
# 为深入贯彻落实…，根据…，现将有关事项通知如下：
_PREAMBLE = re.compile(
    r"^(?:为了?|根据|按照|依据|遵照)|如下[：:。]?$|印发给你们|指导思想|贯彻落实|会议强调|现(?:将|就|提出|制定|印发)"
)
# 由…负责   |   牵头单位：…   |   组长：…
_IN_CHARGE = re.compile(r"由|牵头|负责|主管|责任单位|组长|审批|报.{0,12}(?:批准|审核|备案)")
# 为进一步提升…，   |   为了加强…
_AIM = re.compile(r"为(?:了|进一步|深入|全面|切实|贯彻|加强|加快|规范|推[动进]|[^，。]{2,30}，)")
_SHORT = 12
_MIDDLING = 80
_LONG_RUN = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """How the search found the passage of a span, and how well its document; scores lie in 0..1."""

    score: float
    lexical: float
    dense: float
    relative: float
    document: float
    document_relative: float
    origin: Origin


def features(asked: Asked, span: Prepared, place: Place, question: Floats | None) -> list[float]:
    """Return the numbers in the order of `MEASURES`; `question` is the vector of the question."""
    cosine = float(span.vector @ question) if span.vector is not None and question is not None else 0.0
    return [
        *_covered(asked, span),
        *_worded(asked, span),
        *_resembling(asked, span),
        cosine,
        *signed(asked, span),
        *_named(asked, span),
        place.score,
        place.lexical,
        place.dense,
        place.relative,
        place.document,
        place.document_relative,
        float(place.score > 0),
        float(place.origin in (Origin.NUMBERED, Origin.MEANT)),
        *_formed(asked, span),
    ]


def _covered(asked: Asked, span: Prepared) -> Iterable[float]:
    above = span.own | span.above
    yield asked.share(asked.own, span.own)
    yield asked.share(asked.own, above)
    yield asked.share(asked.own, span.whole)
    yield asked.share(asked.own, span.title)
    yield asked.share(asked.official, span.own)
    yield asked.share(asked.official, above)


def _worded(asked: Asked, span: Prepared) -> Iterable[float]:
    whole = sum(word.weight for word in asked.words) or 1.0
    own = [word for word in asked.words if word.stands(span.span.text)]
    above = [word for word in asked.words if word in own or word.stands(span.context)]
    rarest = max(asked.words, key=lambda word: word.weight, default=None)
    absent = max((word.weight for word in asked.words if word not in above), default=0.0)
    yield sum(word.weight for word in own) / whole
    yield sum(word.weight for word in above) / whole
    yield float(rarest in own)
    yield float(rarest in above)
    yield absent / whole


def _resembling(asked: Asked, span: Prepared) -> Iterable[float]:
    longest = length = 0
    for term in asked.own:
        length = length + 1 if term in span.own else 0
        longest = max(longest, length)
    common = sum(asked.rarity[term] for term in asked.terms if term in span.own)
    yield min(longest, _LONG_RUN) / _LONG_RUN
    yield common / (10.0 + 3.0 * len(span.own))


def _named(asked: Asked, span: Prepared) -> Iterable[float]:
    own = above = rival = lacking = 0
    for wanted, held, over in zip(asked.labels, span.labels, span.labels_above, strict=True):
        if not wanted:
            continue
        own += bool(wanted & held)
        above += bool(wanted & over) and not wanted & held
        rival += bool((held or over) - wanted) and not wanted & (held | over)
        lacking += not held and not over
    absent = sum(figure not in span.context for figure in asked.figures)
    yield float(own)
    yield float(above)
    yield float(rival)
    yield float(lacking)
    yield float(len(asked.figures) - absent)
    yield float(absent)


def _formed(asked: Asked, span: Prepared) -> Iterable[float]:
    kind, text = span.span.passage.kind, span.span.text
    run = span.span.kind is SpanKind.RUN
    yield float(kind is DocumentKind.DOCUMENT)
    yield float(kind in (DocumentKind.NEWS, DocumentKind.CHRONICLE, DocumentKind.APPOINTMENTS))
    yield float(kind in (DocumentKind.ISSUED_LIST, DocumentKind.COVER))
    yield float(run and asked.lists)
    yield float(run and not asked.lists)
    yield float(asked.lists and not run)
    yield float(span.span.kind is SpanKind.PARAGRAPH)
    yield math.log(1 + len(text)) / 6
    yield float(len(text) < _SHORT)
    yield float(is_open(text))
    yield float(span.span.order == 0)
    yield math.exp(-span.span.position)
    yield float(bool(LABEL.match(text)) and len(text) < 2 * _SHORT)
    yield float(bool(_PREAMBLE.search(text)))
    listed = run or (span.span.kind is SpanKind.PARAGRAPH and asked.lists)
    yield asked.share(asked.own, span.above) if listed else 0.0
    yield asked.share(asked.own, span.own) if listed else 0.0
    yield float(listed and asked.count is not None and asked.count == len(span.span.items))
    yield float(listed and asked.parts and not span.span.trail)
    yield float(asked.want in (Want.BODY, Want.PERSON) and bool(_IN_CHARGE.search(text)))
    yield asked.share(asked.own, span.last)
    yield asked.share(asked.own, span.own) / (1 + len(text) / _MIDDLING)
    yield float(len(text) > 2 * _MIDDLING)
    yield float(asked.count is not None and asked.count in enumerated(text))
    yield float(asked.want is Want.REASON and span.span.order == 0 and bool(_AIM.search(text)))
    yield float(asked.lists and span.span.kind is SpanKind.SENTENCE and text.endswith(("；", ";")))
