"""Reading the file of an issue, text or PDF, into numbered lines; clear errors for what is no bulletin."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from knowledge.bulletins.readers.file_kinds import is_pdf
from knowledge.bulletins.readers.file_text import LIMITS, FileText, ReadingLimits
from knowledge.bulletins.readers.issue_name import (
    IssueName,
    name_in_file_name,
    name_of_key,
    names_printed,
    serial_printed,
)
from knowledge.bulletins.readers.pdf import read_pdf
from knowledge.bulletins.readers.plain_text import read_text
from knowledge.bulletins.readers.plausibility import refuse_other_texts
from knowledge.errors import BulletinError
from knowledge.records import Line


@dataclass(frozen=True, slots=True, kw_only=True)
class IssueText:
    """The raw text of one issue: `key` is `YYYY-NN`, `lines` are as extracted.

    Where the file tells pages, the first line of each begins with a form feed. `warnings` say what staff
    should look at: pages without text, characters that could not be read, names that disagree.
    """

    key: str
    year: int
    number: int
    serial: int | None
    lines: tuple[Line, ...]
    warnings: tuple[str, ...] = ()


def read_issue(path: Path, key: str | None = None, *, limits: ReadingLimits = LIMITS) -> IssueText:
    """Read one issue from a file.

    Args:
        path: a text (UTF-8, UTF-16, GB18030) or a PDF with a text layer.
        key: the issue (`2021-03`) when neither the file name nor the pages tell it.
        limits: what is too large to be read.

    Raises:
        BulletinError: the file cannot be read, is no bulletin, or it is not known which issue it is.
    """
    try:
        with path.open("rb") as file:
            data = file.read(max(limits.pdf_bytes, limits.text_bytes) + 1)
    except OSError as error:
        raise BulletinError(f"无法读取公报文件 {path.name}：{error.strerror}") from error
    return read_issue_bytes(data, path.name, key, limits=limits)


def read_issue_bytes(
    data: bytes, name: str, key: str | None = None, *, limits: ReadingLimits = LIMITS
) -> IssueText:
    """Read one issue from the bytes of a file called `name`, as `read_issue` does."""
    given = name_of_key(key) if key is not None else None
    if not data.strip():
        raise BulletinError(f"{name} 是空文件（{len(data)} 字节）；请重新下载或导出")
    source = read_pdf(data, name, limits) if is_pdf(data) else read_text(data, name, limits)
    refuse_other_texts(source.lines, name)
    issue, doubts = _issue_name(source, name, given)
    return IssueText(
        key=issue.key,
        year=issue.year,
        number=issue.number,
        serial=serial_printed(source.lines),
        lines=tuple(Line(number=i, text=line) for i, line in enumerate(source.lines, 1)),
        warnings=(*source.warnings, *doubts),
    )


def _issue_name(source: FileText, name: str, given: IssueName | None) -> tuple[IssueName, tuple[str, ...]]:
    """Return the issue: as given, else by the file name, else as most pages print it; and what disagrees."""
    told = given or name_in_file_name(Path(name).stem)
    printed = names_printed(source.lines)
    if told is None:
        issue = _printed_name(printed, name)
        return issue, (f"{name} 的期号 {issue} 取自正文（{printed[0][1]} 处），请核对",)
    if not printed or any(issue == told for issue, _ in printed):
        return told, ()
    by = "指定的期号" if given else "文件名"
    return told, (f"{name} {by}是 {told}，正文印的是 {printed[0][0]}；已按{by}，请核对",)


def _printed_name(printed: list[tuple[IssueName, int]], name: str) -> IssueName:
    if printed and (len(printed) == 1 or printed[0][1] > printed[1][1]):
        return printed[0][0]
    found = (
        f"正文印了不同的期号（{'、'.join(str(issue) for issue, _ in printed)}）"
        if printed
        else "文件名和正文都没有写期号"
    )
    raise BulletinError(
        f"不知道 {name} 是哪一期：{found}；请用 --issue 2021-03 指明，或把文件命名为“年-期”（如 2019-12.txt）"
    )
