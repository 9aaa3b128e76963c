"""One file of an issue to everything that is drawn from it, knowing no other issue."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge.bulletins import bulletin_of, read_issue
from knowledge.passages import passages_of
from knowledge.records import Bulletin, DocumentKind, Passage, Standard
from knowledge.standards import documents_without_standards, standards_of


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadIssue:
    """An issue with its passages and standards, and what a person should look at in it."""

    bulletin: Bulletin
    passages: tuple[Passage, ...]
    standards: tuple[Standard, ...]
    warnings: tuple[str, ...]


def read_file(path: Path, key: str | None = None) -> ReadIssue:
    """Read a file of an issue; `key` (2021-03) says which issue it is where the file does not.

    Raise BulletinError, naming the file, what was found and what was expected.
    """
    issue = read_issue(path, key)
    bulletin = bulletin_of(issue)
    passages = passages_of(bulletin)
    standards = standards_of(bulletin, passages)
    return ReadIssue(
        bulletin=bulletin,
        passages=tuple(passages),
        standards=tuple(standards),
        warnings=(*issue.warnings, *_remarks(bulletin, standards)),
    )


def _remarks(bulletin: Bulletin, standards: list[Standard]) -> list[str]:
    """Return what was not found in documents that should have it."""
    documents = [document for document in bulletin.documents if document.kind is DocumentKind.DOCUMENT]
    if not documents:
        return ["没有读出一篇公文"]
    remarks = [f"《{one.title}》没有文号" for one in documents if one.document_number is None]
    remarks += [f"《{one.title}》没有成文日期" for one in documents if one.signed_date is None]
    remarks += [f"《{one.title}》没有发文机关" for one in documents if not one.issuers]
    unread = documents_without_standards(bulletin, standards)
    remarks += [f"《{one.title}》没有读出标准" for one in unread]
    tables = [(one.title, table) for one in documents for table in one.tables if not table.readable]
    remarks += [f"《{title}》第{table.page}页的表格无法还原，不会被引用" for title, table in tables]
    return list(dict.fromkeys(remarks))
