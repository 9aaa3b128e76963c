"""Tasks that documents give to offices: those who lead them, answer for them, draft them or head a group."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.answers.outline import head_of
from knowledge.records import Document, Passage

# （牵头单位：市某局；责任单位：…）   |   《…条例》（市某局起草，于12月底前…）
_ROLES = re.compile(
    r"[（(](?P<roles>(?:牵头|责任|主办|主管|承办|负责)(?:单位|部门)?[：:][^（）()]*|[^（）()：:，]{2,20}起草[^（）()]*)[）)]"
)
# 序号、重点工作、主要任务、牵头单位: the headings of a table
_COLUMN = re.compile(r"(?:牵头|责任|主办)(?:单位|部门)")
# 成立温州市…工作领导小组（…）。组长：某某某，副组长：…，成员：…
_HEADS = re.compile(r"(?:总召集人|召集人|总指挥|组\s*长)[：:](?:(?!成\s*员)[^。；])*")
_GROUP = re.compile(r"[^，。：、]{2,40}(?:领导小组|工作小组|指挥部|委员会|联席会议|专班)")
_CLAUSE = re.compile(r"[。；]|(?<=）)，")
_LONGEST_CELL, _LONGEST_HEAD = 30, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A task with its name, all words of it, who has it in the words of the text, and where it stands."""

    name: str
    words: str
    roles: str
    is_group: bool = False
    passage: Passage
    beside: tuple[Passage, ...] = ()


def tasks_of(document: Document, passages: list[Passage]) -> Iterator[Task]:
    """Yield the tasks of a document whose holders stand in brackets, in a column or after 组长：."""
    for article in document.articles:
        yield from _bracketed(article.text.replace("\n", ""), head_of(article), passages)
    for passage in passages:
        yield from _in_row(passage)
        yield from _groups(passage, document.title)


def _bracketed(text: str, heading: str, passages: list[Passage]) -> Iterator[Task]:
    start = 0
    for match in _ROLES.finditer(text):
        before = text[start : match.start()]
        start = match.end()
        holders = tuple(p for p in passages if before[-8:] + "（" in p.text or match["roles"][-8:] in p.text)
        if not holders:
            continue
        own = _CLAUSE.split(before)[-1].strip()
        drafted = "起草" in match["roles"]
        name = own if drafted else heading if len(heading) <= _LONGEST_HEAD else own
        yield Task(
            name=name,
            words=own if drafted else heading + before,
            roles=match["roles"].rstrip("。；"),
            passage=holders[0],
            beside=holders[1:],
        )


def _in_row(passage: Passage) -> Iterator[Task]:
    """Yield the task of a row of a table that has a column for those who lead."""
    columns = passage.trail[-1].split("、") if passage.trail else []
    cells = passage.text.split(" ")
    place = next((i for i, name in enumerate(columns) if _COLUMN.search(name)), 0)
    if not 0 < place < len(cells) or len(cells[place]) > _LONGEST_CELL:
        return
    name = next((cell for cell in cells[:place] if not cell.isdigit()), "")
    role = _COLUMN.search(columns[place])
    if name and role:
        yield Task(
            name=name, words="，".join(cells[:place]), roles=f"{role[0]}：{cells[place]}", passage=passage
        )


def _groups(passage: Passage, title: str) -> Iterator[Task]:
    for match in _HEADS.finditer(passage.text):
        named = _GROUP.findall(passage.text[: match.start()]) or _GROUP.findall(
            "，".join((title, *passage.trail))
        )
        if named:
            name = re.sub(r"^.*(?:成立|建立|调整|设立)", "", named[-1])
            yield Task(name=name, words=name, roles=match[0].rstrip("，、"), is_group=True, passage=passage)
