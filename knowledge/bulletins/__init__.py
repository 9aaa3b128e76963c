"""Reading issues of the bulletin: file → pages → documents → articles."""

from __future__ import annotations

from pathlib import Path

from knowledge.bulletins.documents import documents_of
from knowledge.bulletins.layout import split_pages
from knowledge.bulletins.reader import read_issue
from knowledge.errors import BulletinError
from knowledge.records import Bulletin

__all__ = ["read_bulletin", "read_folder"]


def read_bulletin(path: Path) -> Bulletin:
    """Read one issue from its text file named `YYYY-NN.txt`.

    Raises:
        BulletinError: the file cannot be read as a bulletin; the message names the file and the reason.
    """
    issue = read_issue(path)
    pages = split_pages(issue.lines)
    return Bulletin(
        key=issue.key,
        year=issue.year,
        number=issue.number,
        serial=issue.serial,
        pages=tuple(page.page() for page in pages),
        documents=tuple(documents_of(issue.key, issue.number, pages)),
    )


def read_folder(folder: Path) -> list[Bulletin]:
    """Read every issue (`*.txt`) of a folder, oldest first.

    Raises:
        BulletinError: the folder is missing or holds no issue, or one of its files is no bulletin.
    """
    paths = sorted(folder.glob("*.txt"))
    if not paths:
        raise BulletinError(f"公报文件夹 {folder} 中没有公报（应有形如 2019-12.txt 的文件）")
    return [read_bulletin(path) for path in paths]
