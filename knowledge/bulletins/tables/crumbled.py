"""Tables set vertically: extraction left one character a line, and neither rows nor figures are certain.

Figures are cut at two characters (12 / 00), merged cells and words change places: such tables are
listed with the caption that can be read, and marked unreadable.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.bulletins.layout import RawPage
from knowledge.records import Line, Table

# the head of an annex at the top of a page, taken apart:  附 / 件 / 2
_ANNEX = re.compile(r"^附件?\d{0,2}?(?=(?:19|20)\d\d年|\D|$)")
# where the columns begin: 序号服务业重点行业   |   项目名称工作任务   |   主要任务牵头单位
_HEAD = re.compile(
    r"序号|项目名称|指标名称|单位名称|主要任务|工作任务|工作内容|责任单位|牵头单位|地区|类别|名称"
)
_LONGEST_CAPTION = 60


def crumbled_tables(pages: Sequence[RawPage], attachments: Sequence[str]) -> tuple[Table, ...]:
    """Return the tables of the pages that extraction took apart, none of them readable.

    A caption that lost characters is told from the `attachments` that the document names.
    """
    return tuple(
        Table(
            caption=_whole(_caption(lines), attachments),
            columns=(),
            rows=(),
            readable=False,
            page=page.number,
            lines=tuple(line.number for line in lines),
        )
        for page in pages
        if page.vertical
        for lines in _by_annex(page.lines)
    )


def _by_annex(lines: Sequence[Line]) -> list[list[Line]]:
    """Part the crumbs where 附 / 件 stand at the top of a page (its first line is set in by a space)."""
    tables: list[list[Line]] = []
    for i, line in enumerate(lines):
        annex = "".join(following.text.strip() for following in lines[i : i + 2]) == "附件"
        if not tables or (annex and line.text.startswith(" ")):
            tables.append([])
        tables[-1].append(line)
    return tables


def _whole(caption: str, attachments: Sequence[str]) -> str:
    """Return the one attachment whose title holds the characters of a caption in order, else the caption."""
    found = [title for title in attachments if caption and _is_part(caption, title)]
    return found[0] if len(found) == 1 else caption


def _is_part(caption: str, title: str) -> bool:
    rest = iter(title)
    return all(character in rest for character in caption)


def _caption(lines: Sequence[Line]) -> str:
    """Return what stands between 附件 and the columns, as far as it can be told."""
    text = "".join(line.text.strip() for line in lines[: _LONGEST_CAPTION * 2])
    text = _ANNEX.sub("", text)
    head = _HEAD.search(text)
    if head is None or head.start() > _LONGEST_CAPTION:
        return ""
    return text[: head.start()]
