"""Which issues speak of Wenzhou: bulletins of other cities are read too, and never answer for it."""

from __future__ import annotations

from knowledge.records import Bulletin, DocumentKind
from knowledge.standards.homes import home_of_names


def is_local_issue(bulletin: Bulletin) -> bool:
    """Return whether an issue is one of Wenzhou: an office of it issued a document, or no place is named."""
    documents = [d for d in bulletin.documents if d.kind is DocumentKind.DOCUMENT]
    homes = [home for d in documents if (home := home_of_names((*d.issuers, d.title)))]
    return not homes or any(home.local for home in homes)
