"""Where in a text a spelling may begin that is looked up by its first two characters."""

from __future__ import annotations

import operator
from collections.abc import Container


def places_of(text: str, beginnings: Container[str]) -> list[int]:
    """Return the places of `text` where two characters stand that are one of `beginnings`, in order.

    At the last place stands one character alone.
    """
    pairs = (*map(operator.add, text, text[1:]), text[-1:])
    return [place for place, pair in enumerate(pairs) if pair in beginnings]
