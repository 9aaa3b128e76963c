"""Whose post is asked for (瑞安市市长是谁), and whether what would be said names a holder of that one.

市长…赴瑞安市调研 names the place and a holder of the post, but the post is that of the city.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from knowledge.regions import county_of, find_regions

# 瑞安市|市长   |   瑞安的|局长
_BETWEEN = r"的?[市县区]?"
# 瑞安市市长   |   瑞安市委书记、市长   |   瑞安市人民政府代市长
_WITHIN = r"[市县区]?(?:委书记[、，]|人民政府|政府|委|人大常委会|政协)?代?理?[市县区]?"


def post_of_another_place(text: str, posts: Sequence[str], said: str) -> str | None:
    """Return the post of a place that a question names where `said` names such posts of others alone."""
    asked = [(place, post) for post in posts for place in _places_of(post, text)]
    if not asked or any(_is_named(place, post, said) for place, post in asked):
        return None
    return "".join(asked[0])


def _places_of(post: str, text: str) -> Iterator[str]:
    """Yield the counties that a question names right in front of a post."""
    for mention in find_regions(text):
        is_county = county_of(mention.name) == mention.name
        if is_county and re.match(_BETWEEN + post, text[mention.end :]):
            yield mention.name


def _is_named(place: str, post: str, said: str) -> bool:
    return re.search(f"{place.rstrip('市县区')}{_WITHIN}{post}", said) is not None
