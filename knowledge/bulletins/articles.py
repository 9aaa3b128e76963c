"""Articles: the numbered parts of a document, each with the trail of headings above it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from knowledge.bulletins.paragraphs import LabelledParagraph
from knowledge.records import Article

_LONGEST_HEADING = 30


def articles_of(paragraphs: Sequence[LabelledParagraph], page_of_line: Mapping[int, int]) -> list[Article]:
    """Group paragraphs into articles: each labelled paragraph begins one, the rest join it.

    Args:
        paragraphs: the paragraphs of a body in reading order.
        page_of_line: the page number of each source line.
    """
    articles: list[Article] = []
    stack: list[tuple[int, str]] = []
    group: list[LabelledParagraph] = []
    trail: tuple[str, ...] = ()
    for paragraph in paragraphs:
        if paragraph.level is None:
            group.append(paragraph)
            continue
        articles += _article(group, trail, page_of_line)
        stack = [entry for entry in stack if entry[0] < paragraph.level]
        trail = tuple(heading for _, heading in stack)
        stack.append((paragraph.level, heading_of(paragraph.text)))
        group = [paragraph]
    return articles + _article(group, trail, page_of_line)


def heading_of(text: str) -> str:
    """Return the heading at the start of an article: up to its first stop, at most 30 characters."""
    head = re.split(r"[。；：，]", text, maxsplit=1)[0]
    return head[:_LONGEST_HEADING]


def _article(
    group: Sequence[LabelledParagraph], trail: tuple[str, ...], page_of_line: Mapping[int, int]
) -> list[Article]:
    if not group:
        return []
    paragraphs = tuple(entry.paragraph for entry in group)
    first_line = paragraphs[0].spans[0][0]
    return [Article(label=group[0].label, trail=trail, paragraphs=paragraphs, page=page_of_line[first_line])]
