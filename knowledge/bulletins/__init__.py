"""Reading issues of the bulletin: file → pages → documents → articles."""

from __future__ import annotations

from pathlib import Path

from knowledge.bulletins.documents import documents_of
from knowledge.bulletins.imprint import published_on
from knowledge.bulletins.layout import split_pages
from knowledge.bulletins.reader import IssueText, read_issue
from knowledge.bulletins.readers.issue_name import name_in_file_name
from knowledge.errors import BulletinError
from knowledge.records import Bulletin

__all__ = ["bulletin_of", "issue_files", "read_bulletin", "read_folder", "read_issue"]

_SUFFIXES = (".txt", ".pdf")


def read_bulletin(path: Path, key: str | None = None) -> Bulletin:
    """Read one issue from its file; `key` (2021-03) says which issue it is where the file does not.

    Raises:
        BulletinError: the file cannot be read as a bulletin; the message names the file and the reason.
    """
    return bulletin_of(read_issue(path, key))


def bulletin_of(issue: IssueText) -> Bulletin:
    """Return the issue that a text is, with its pages and documents."""
    pages = split_pages(issue.lines)
    return Bulletin(
        key=issue.key,
        year=issue.year,
        number=issue.number,
        serial=issue.serial,
        published=published_on(issue.lines),
        pages=tuple(page.page() for page in pages),
        documents=tuple(documents_of(issue.key, issue.number, pages)),
    )


def read_folder(folder: Path) -> list[Bulletin]:
    """Read every issue of a folder, oldest first.

    Raises:
        BulletinError: the folder is missing or holds no issue, or one of its files is no bulletin.
    """
    files = issue_files(folder)
    if not files:
        raise BulletinError(f"公报文件夹 {folder} 中没有公报（应有形如 2019-12.txt 或 2019-12.pdf 的文件）")
    return [read_bulletin(path, key) for key, path in files.items()]


def issue_files(folder: Path) -> dict[str, Path]:
    """Return key → file of the issues of a folder (`*.txt`, `*.pdf`), oldest first.

    Raises:
        BulletinError: there is no such folder, a file name tells no issue, or two files are the same one.
    """
    if not folder.is_dir():
        raise BulletinError(f"没有公报文件夹 {folder}；请恢复它，或改正 OUWEN_BULLETINS")
    found: dict[str, Path] = {}
    for path in sorted(folder.glob("*")):
        if path.suffix.lower() not in _SUFFIXES:
            continue
        name = name_in_file_name(path.stem)
        if name is None:
            raise BulletinError(f"公报文件名应为“年-期”（如 2019-12.txt、2019-12.pdf），实际为 {path.name}")
        if name.key in found:
            raise BulletinError(f"{found[name.key].name} 和 {path.name} 都是 {name}；请只留一个")
        found[name.key] = path
    return dict(sorted(found.items()))
