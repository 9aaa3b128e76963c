"""What is measured of a question and spans: the numbers that the score is learnt from."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.considered import Considered
from knowledge.answers.quoting.coverage import Floats, Terms, of_names, of_terms, of_words
from knowledge.answers.quoting.form import FORM, names_aim, names_charge
from knowledge.answers.quoting.places import PLACE
from knowledge.answers.quoting.prepared import Prepared
from knowledge.answers.quoting.signs import enumerated, signed
from knowledge.answers.quoting.spans import Span, SpanKind
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


def measures(asked: Asked, considered: Considered, places: Floats, cosines: Floats) -> Floats:
    """Return the numbers of each span in the order of `MEASURES`: (spans, measures) float64.

    `places` (spans, PLACE) say how the search found each.
    """
    spans, terms = considered.spans, Terms(asked, considered)
    columns = {
        **of_terms(terms),
        **of_words(asked, spans),
        "cosine": cosines,
        **signed(asked, spans),
        **of_names(asked, spans),
        **dict(zip(PLACE, places.T, strict=True)),
    }
    columns["signed"] = columns["above"] * columns["sign"]
    columns.update(_formed(asked, spans, terms, columns))
    return np.array([columns[name] for name in MEASURES]).T.copy()


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
    counts = none if asked.count is None else _told([asked.count in enumerated(text) for text in texts])
    return {
        "charge": _told([names_charge(text) for text in texts]) if in_charge else none,
        "counted": counts,
        "aim": opening * _told([names_aim(text) for text in texts]) if asked.want is Want.REASON else none,
        "clause_for_list": _told([_is_clause(span.span) for span in spans]) if asked.lists else none,
    }


def _is_clause(span: Span) -> bool:
    return span.kind is SpanKind.SENTENCE and span.text.endswith(("；", ";"))


def _told(flags: Sequence[bool]) -> Floats:
    return np.array(flags, dtype=np.float64)
