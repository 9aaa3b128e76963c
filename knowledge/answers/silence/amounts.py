"""Whether what would be said has an amount of the kind that the question asks for."""

from __future__ import annotations

import functools
import re

from knowledge.answers.quoting.fillers import without_fillers
from knowledge.answers.quoting.wants import Want, sign_of, want_of
from knowledge.vocabulary import load_yaml

# without an amount nothing answers these; a date or a person may be told in words that no sign knows
_AMOUNTS = (Want.MONEY, Want.DURATION, Want.NUMBER)


def is_amountless(question: str, said: str) -> bool:
    """Return whether an amount is asked for and none of its kind is said: a fine is no subsidy."""
    want = want_of(without_fillers(question))
    if want not in _AMOUNTS:
        return False
    sign = sign_of(want)
    if sign is not None and not sign.search(said):
        return True
    return want is Want.MONEY and any(a.search(question) and not s.search(said) for a, s in _money())


@functools.cache
def _money() -> tuple[tuple[re.Pattern[str], re.Pattern[str]], ...]:
    """Return what money is asked about, and what a text that tells it says."""
    rows: list[list[str]] = load_yaml("names.yml")["money"]
    return tuple((re.compile(asked), re.compile(said)) for asked, said in rows)
