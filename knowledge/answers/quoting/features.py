"""What is measured of a question and spans: the numbers that the score is learnt from."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.coverage import Floats, HeldTerms, Terms, of_names, of_terms, of_words
from knowledge.answers.quoting.form import FORM, names_aim, names_charge
from knowledge.answers.quoting.found import Origin
from knowledge.answers.quoting.prepared import Prepared
from knowledge.answers.quoting.signs import enumerated, signed
from knowledge.answers.quoting.spans import SpanKind
from knowledge.answers.quoting.wants import Want

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
_PLACE = ("score", "lexical", "dense", "relative", "document", "document_relative")


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


def measures(
    asked: Asked, spans: Sequence[Prepared], places: Sequence[Place], cosines: Floats, held: HeldTerms
) -> Floats:
    """Return the numbers of each span in the order of `MEASURES`: (spans, measures) float64."""
    terms = Terms(asked, spans, held)
    columns = {
        **of_terms(spans, terms),
        **of_words(asked, spans),
        "cosine": cosines,
        **signed(asked, spans),
        **of_names(asked, spans),
        **_placed(places),
    }
    columns["signed"] = columns["above"] * columns["sign"]
    columns.update(_formed(asked, spans, terms, columns))
    return np.stack([columns[name] for name in MEASURES], axis=1)


_numbers = attrgetter(*_PLACE)


def _placed(places: Sequence[Place]) -> dict[str, Floats]:
    """Return the measures of the search."""
    numbers = np.array([_numbers(place) for place in places], dtype=np.float64).reshape(-1, len(_PLACE))
    columns = dict(zip(_PLACE, numbers.T, strict=True))
    columns["found"] = (columns["score"] > 0).astype(np.float64)
    meant = [place.origin in (Origin.NUMBERED, Origin.MEANT) for place in places]
    columns["meant"] = np.array(meant, dtype=np.float64)
    return columns


def _formed(
    asked: Asked, spans: Sequence[Prepared], terms: Terms, columns: dict[str, Floats]
) -> dict[str, Floats]:
    """Return the measures of what the spans are, beside what is asked."""
    forms = np.array([span.form for span in spans], dtype=np.float64).reshape(-1, len(FORM))
    form = dict(zip(FORM, forms.T, strict=True))
    size, run = form.pop("size"), form.pop("run")
    listed = np.maximum(run, form["paragraph"] * asked.lists)
    return {
        **form,
        "run_for_list": run * asked.lists,
        "run_for_one": run * (not asked.lists),
        "one_for_list": (1 - run) * asked.lists,
        "run_head": terms.share(terms.above) * listed,
        "run_items": columns["own"] * listed,
        "run_count": listed * _told([len(span.span.items) == asked.count for span in spans]),
        "run_whole": listed * asked.parts * _told([not span.span.trail for span in spans]),
        "density": columns["own"] / (1 + size),
        **_worded(asked, spans, form["opening"]),
    }


def _worded(asked: Asked, spans: Sequence[Prepared], opening: Floats) -> dict[str, Floats]:
    """Return the measures of words that only some questions look for."""
    texts, none = [span.span.text for span in spans], np.zeros(len(spans))
    in_charge = asked.want in (Want.BODY, Want.PERSON)
    ends = [
        span.span.kind is SpanKind.SENTENCE and text.endswith(("；", ";"))
        for span, text in zip(spans, texts, strict=True)
    ]
    counts = none if asked.count is None else _told([asked.count in enumerated(text) for text in texts])
    return {
        "charge": _told([names_charge(text) for text in texts]) if in_charge else none,
        "counted": counts,
        "aim": opening * _told([names_aim(text) for text in texts]) if asked.want is Want.REASON else none,
        "clause_for_list": _told(ends) if asked.lists else none,
    }


def _told(flags: Sequence[bool]) -> Floats:
    return np.array(flags, dtype=np.float64)
