"""A small issue of two pages, in which a paragraph and a quote run over."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.reader.library import Library
from knowledge.records import (
    Article,
    Bulletin,
    Document,
    DocumentKind,
    Line,
    Page,
    Paragraph,
    Standing,
    StandingStatus,
    Table,
    Validity,
)

LINES = {
    1: " 为保障劳动者的基本生",
    2: "",
    3: "活，<b>&'\"提高标准，",
    4: "单\u202e位：",
    5: "某市人民政府",
    6: "关于某事的通  知",
    7: "某政发〔2020〕1号",
}
SECOND = {11: "从明年起执行。", 13: "                    某市人民政府", 15: "甲  1", 17: "乙  2"}
TABLE = Table(
    caption="分工表",
    columns=("名称", "数"),
    rows=(("甲", "1"), ("乙", "<2>")),
    readable=True,
    page=2,
    lines=(15, 17),
)


def paragraph(*numbers: int) -> Paragraph:
    """The lines as a paragraph; where they end in its text matters to nobody here."""
    return Paragraph(
        text="".join({**LINES, **SECOND}[n] for n in numbers), spans=tuple((n, 0) for n in numbers)
    )


def page(number: int, lines: dict[int, str], *, counted: bool = False) -> Page:
    return Page(
        number=number,
        counted=counted,
        lines=tuple(Line(number=n, text=text) for n, text in lines.items()),
    )


DOCUMENT = Document(
    key="2020-01/01",
    bulletin="2020-01",
    kind=DocumentKind.DOCUMENT,
    title="某市人民政府关于某事的通知",
    document_number="某政发〔2020〕1号",
    issuers=("某市人民政府",),
    signed_date=date(2020, 1, 2),
    validity=Validity(effective_from=date(2020, 2, 1)),
    repeals=("某政发〔2015〕5号", "某政发〔2020〕1号"),
    pages=(1, 2),
    articles=(
        Article(label="", trail=(), paragraphs=(paragraph(1, 3, 11), paragraph(13)), page=1),
        Article(label="", trail=(), paragraphs=(paragraph(15, 17),), page=2),
    ),
    tables=(TABLE,),
)
NEWS = Document(
    key="2020-01/02",
    bulletin="2020-01",
    kind=DocumentKind.NEWS,
    title="1月份政务简讯",
    pages=(2,),
    articles=(),
)
ISSUE = Bulletin(
    key="2020-01",
    year=2020,
    number=1,
    serial=208,
    pages=(page(1, LINES, counted=True), page(2, SECOND)),
    documents=(DOCUMENT, NEWS),
)
STANDING = Standing(status=StandingStatus.MAY_HAVE_CHANGED, note="发布于2020年1月2日，可能已调整")


class Held:
    """What the reader asks of the knowledge base."""

    def __init__(self, *bulletins: Bulletin) -> None:
        self.bulletins: Sequence[Bulletin] = bulletins

    @property
    def documents(self) -> Sequence[Document]:
        return tuple(d for bulletin in self.bulletins for d in bulletin.documents)

    def standing(self, document: Document, today: date) -> Standing | None:
        return STANDING if document.kind is DocumentKind.DOCUMENT else None


def library(held: Held) -> Library:
    return Library(lambda: held, lambda: date(2026, 11, 21))  # type: ignore[arg-type, return-value]
