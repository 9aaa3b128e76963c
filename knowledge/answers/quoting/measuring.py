"""All spans of one question measured: each by itself, and beside the others."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.considered import Considered
from knowledge.answers.quoting.features import COMPARED, FEATURES, MEASURES, measures
from knowledge.answers.quoting.scorer import Matrix
from knowledge.answers.quoting.wants import PLAIN

_COMPARED = [MEASURES.index(name) for name in COMPARED]
_ABOVE, _NO_SIGN, _NO_UNIT = (MEASURES.index(name) for name in ("above", "no_sign", "no_unit"))
_OUTSIGNED = FEATURES.index("outsigned")
# a span that covers so much of what another covers says as much of the matter
_AS_MUCH = 0.8
_TINY = 1e-6


def rows_of(asked: Asked, considered: Considered, places: Matrix, cosines: Matrix) -> Matrix:
    """Return the rows (n, features) of the spans of a question, each with its place (n, PLACE).

    `cosines` (n,) float64 say how near the meaning of each comes to that of the question.
    """
    rows = measures(asked, considered, places, cosines)
    whole = compared(rows, [span.span.passage.document_key for span in considered.spans])
    whole[:, _OUTSIGNED] *= asked.want in PLAIN
    return whole


def compared(rows: Matrix, documents: Sequence[str]) -> Matrix:
    """Return rows (n, measures) with how each compares to the best of all and of its document."""
    if not len(rows):
        return np.zeros((0, len(FEATURES)))
    some = rows[:, _COMPARED]
    known: dict[str, int] = {}
    numbers = np.array([known.setdefault(key, len(known)) for key in documents])
    members = numbers == np.arange(len(known))[:, None]
    best = np.where(members[:, :, None], some, -np.inf).max(axis=1)
    highest = some.max(axis=0)
    out: Matrix = np.hstack(
        [
            rows,
            some / np.where(highest > _TINY, highest, 1.0),
            some - best[numbers],
            _outdone(rows, numbers, members, _NO_SIGN)[:, None],
            _outdone(rows, numbers, members, _NO_UNIT)[:, None],
        ]
    )
    return out


def _outdone(rows: Matrix, numbers: NDArray[np.int64], members: NDArray[np.bool_], lack: int) -> Matrix:
    """Return 1 for a span that lacks what one of its document has that covers nearly as much.

    `numbers` (n,) are the documents of the spans, `members` (documents, n) the spans of each.
    """
    lacks = rows[:, lack] > 0
    if not lacks.any():
        return np.zeros(len(rows))
    best = np.where(members & ~lacks, rows[:, _ABOVE], 0.0).max(axis=1)
    least = _AS_MUCH * rows[:, _ABOVE]
    outdone: Matrix = (lacks & (best[numbers] >= least) & (best[numbers] > 0)).astype(np.float64)
    return outdone
