"""What a span is, whatever is asked: measured once, when its document is prepared."""

from __future__ import annotations

import functools
import math
import re

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.quoting.runs import LABEL
from knowledge.answers.quoting.spans import Span, SpanKind, is_open
from knowledge.records import DocumentKind

# the numbers of `form_of`; those of MEASURES have their names there
FORM = (
    "of_document", "of_section", "of_list", "paragraph", "length", "short", "open", "opening", "position",
    "heading", "preamble", "long", "size", "run",
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
_SECTIONS = (DocumentKind.NEWS, DocumentKind.CHRONICLE, DocumentKind.APPOINTMENTS)
_LISTS = (DocumentKind.ISSUED_LIST, DocumentKind.COVER)


def form_of(span: Span) -> NDArray[np.float64]:
    """Return the numbers in the order of `FORM`: (form,) float64; `size` are its characters over 80."""
    kind, text = span.passage.kind, span.text
    return np.array(
        (
            kind is DocumentKind.DOCUMENT,
            kind in _SECTIONS,
            kind in _LISTS,
            span.kind is SpanKind.PARAGRAPH,
            math.log(1 + len(text)) / 6,
            len(text) < _SHORT,
            is_open(text),
            span.order == 0,
            math.exp(-span.position),
            bool(LABEL.match(text)) and len(text) < 2 * _SHORT,
            bool(_PREAMBLE.search(text)),
            len(text) > 2 * _MIDDLING,
            len(text) / _MIDDLING,
            span.kind is SpanKind.RUN,
        ),
        dtype=np.float64,
    )


@functools.lru_cache(maxsize=4096)
def names_charge(text: str) -> bool:
    """Return whether a span says who is in charge (由…负责)."""
    return bool(_IN_CHARGE.search(text))


@functools.lru_cache(maxsize=4096)
def names_aim(text: str) -> bool:
    """Return whether a span says what something is for (为加强…)."""
    return bool(_AIM.search(text))
