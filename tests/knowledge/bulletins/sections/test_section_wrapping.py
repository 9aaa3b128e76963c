"""Records of sections do not depend on where lines are broken, on blank lines or on full-width spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from hypothesis import given, settings, strategies as st

from knowledge.bulletins.sections.entries import SectionContents
from knowledge.records import Document, DocumentKind
from tests.knowledge.issues import KEYS, section, shipped

KINDS = (DocumentKind.APPOINTMENTS, DocumentKind.NEWS, DocumentKind.CHRONICLE, DocumentKind.ISSUED_LIST)
SECTIONS = [d for key in KEYS for d in shipped()[key].documents if d.kind in KINDS]


def wrapped(document: Document, width: int, gap: str) -> Iterator[str]:
    """The lines of a section printed anew: heads where they change, each paragraph broken at `width`."""
    trail: tuple[str, ...] = ()
    for article in document.articles:
        if article.trail != trail:
            trail = article.trail
            yield from head(document.kind, trail[-1])
        text = article.text
        yield from (f"{gap}{text[i : i + width]}" for i in range(0, len(text), width))


def head(kind: DocumentKind, words: str) -> Iterator[str]:
    if kind is DocumentKind.CHRONICLE:
        yield words.split("月")[-1]
    elif kind is DocumentKind.APPOINTMENTS and "议事" not in words:
        yield f"{words}："
    else:
        yield words


def without_lines(contents: SectionContents | Document) -> tuple[tuple[object, ...], ...]:
    """The records without their places; paragraphs of a text and broken Latin words are not told apart."""
    entries = [replace(entry, text=re.sub(r"\s", "", entry.text)) for entry in contents.entries]
    groups = (contents.appointments, contents.listed_documents, entries)
    return tuple(tuple(replace(record, lines=(), page=0) for record in group) for group in groups)


@settings(max_examples=60, deadline=None)
@given(st.sampled_from(SECTIONS), st.integers(16, 45), st.sampled_from(["", "\u3000", " "]), st.booleans())
def test_records_do_not_depend_on_the_width_of_lines(
    document: Document, width: int, gap: str, blank: bool
) -> None:
    year, number = (int(part) for part in document.bulletin.split("-"))
    text = ("\n\n" if blank else "\n").join(wrapped(document, width, gap))

    assert without_lines(section(document.kind, text, year=year, number=number)) == without_lines(document)
