"""The records that every other module exchanges, in the words of the glossary in README.md."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from knowledge.kinds import (
    AnswerStatus as AnswerStatus,
    Aspect as Aspect,
    Bound as Bound,
    DocumentKind as DocumentKind,
    Measure as Measure,
    PostChange as PostChange,
    StandingStatus as StandingStatus,
    Topic as Topic,
    ValidityStatus as ValidityStatus,
)
from knowledge.printed import Line as Line, Page as Page, Paragraph as Paragraph
from knowledge.question import Question as Question
from knowledge.section_records import (
    Appointment as Appointment,
    Entry as Entry,
    Indicator as Indicator,
    ListedDocument as ListedDocument,
    Table as Table,
)
from knowledge.validity import Standing as Standing, Validity as Validity


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A numbered part of a document with its heading trail, outermost heading first."""

    label: str
    trail: tuple[str, ...]
    paragraphs: tuple[Paragraph, ...]
    page: int

    @property
    def text(self) -> str:
        """Return the paragraphs, one a line."""
        return "\n".join(paragraph.text for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Amendment:
    """Words that a text puts in place of words of another, which `name` is the number or the 《title》 of.

    `clause` is what it says of them: 将第十条中的“70%”修改为“60%”.
    """

    name: str
    clause: str
    old: str
    new: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One published text or section of an issue; `key` is unique over all issues (`2019-12/03`).

    `repeals` are the document numbers, or the 《titles》 where no number is printed, of what it puts out of
    force; `amends` the words that it changes in others; `overrides` is the sentence by which it goes before
    others (以本通告为准); `attachments` the titles that it prints under 附件. A section has entries,
    appointments, indicators or listed documents.
    """

    key: str
    bulletin: str
    kind: DocumentKind
    title: str
    enclosed_title: str | None = None
    document_number: str | None = None
    registration_number: str | None = None
    issuers: tuple[str, ...] = ()
    addressee: str | None = None
    signed_date: date | None = None
    validity: Validity = field(default_factory=Validity)
    effective_is_signed_date: bool = False
    repeals: tuple[str, ...] = ()
    amends: tuple[Amendment, ...] = ()
    overrides: str | None = None
    attachments: tuple[str, ...] = ()
    pages: tuple[int, ...]
    articles: tuple[Article, ...]
    tables: tuple[Table, ...] = ()
    appointments: tuple[Appointment, ...] = ()
    indicators: tuple[Indicator, ...] = ()
    listed_documents: tuple[ListedDocument, ...] = ()
    entries: tuple[Entry, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Bulletin:
    """One issue: `key` is `YYYY-MM` of the file name, `name` reads 2019年第12期."""

    key: str
    year: int
    number: int
    serial: int | None
    published: date | None = None
    pages: tuple[Page, ...]
    documents: tuple[Document, ...]

    @property
    def name(self) -> str:
        """Return the issue as citations print it, such as 2019年第12期."""
        return f"{self.year}年第{self.number}期"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What is indexed and quoted: one article or a slice of a long one.

    `text` is the source lines joined without line breaks; `lines` are their numbers in the file
    of the issue; `trail` are the headings above it, outermost first.
    """

    id: str
    document_key: str
    bulletin: str
    kind: DocumentKind
    title: str
    trail: tuple[str, ...]
    text: str
    lines: tuple[int, ...]
    page: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Where an answer is written.

    `standing` is whether it still holds on the day of the answer, None for news, posts and figures of a
    month, which do not hold or expire; two citations of the same words are one whatever it says.
    """

    title: str
    document_number: str | None
    issuers: tuple[str, ...]
    signed_date: date | None
    bulletin: str
    bulletin_key: str
    page: int
    quote: str
    passage_id: str
    lines: tuple[int, ...]
    validity: Validity
    standing: Standing | None = field(default=None, compare=False)

    @property
    def document_key(self) -> str:
        """Return the key of the document that the passage is part of."""
        return self.passage_id.split("#")[0]

    @property
    def url(self) -> str:
        """Return the address of the page in the bulletin reader, the quoted lines marked."""
        page = f"/bulletins/{self.bulletin_key}/pages/{self.page}"
        if not self.lines:
            return page
        return f"{page}?lines={self.lines[0]}-{self.lines[-1]}#L{self.lines[0]}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standard:
    """A typed record drawn from a passage by a rule, with the source span that proves it.

    `regions` are canonical division names, `excluded_regions` parts of them that the text takes
    out (洞头区（灵昆街道除外）). `amount` is None for a record that is a name in a list (a breed), a day
    or a ban. `value` is the amount as printed with its bound and unit (最高30万元), where that says more.
    """

    topic: Topic
    measure: Measure
    subject: str
    regions: tuple[str, ...]
    excluded_regions: tuple[str, ...] = ()
    region_text: str = ""
    tier: str | None = None
    name: str | None = None
    position: int | None = None
    amount: Decimal | None = None
    unit: str = ""
    value: str = ""
    bound: Bound = Bound.EXACT
    previous_amount: Decimal | None = None
    minimum_age: int | None = None
    condition: str = ""
    validity: Validity = field(default_factory=Validity)
    citation: Citation


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A passage found. Scores lie in 0..1, higher is better; `reason` says why it was rejected.

    The order goes by `score`, that of the re-ranker; `fused_score` is the combination of both arms.
    """

    passage: Passage
    score: float
    lexical_score: float
    dense_score: float
    fused_score: float = 0.0
    reason: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Calculation:
    """A derived figure with its operands: `expression` is 5 − 3 = 2, `result` is 2."""

    expression: str
    result: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What is said: a status, sentences, the standards and citations behind them, caveats.

    `parts` are the answers to the questions of a message that asks several; all else is then of all of them.
    `choices` are places or titles to choose from; `offers` are other things to say next, as (shown, said).
    `heard` are sentences of which a voice says other words at once than are shown, as (shown, said).
    """

    status: AnswerStatus
    topic: Topic | None = None
    regions: tuple[str, ...] = ()
    as_of: date | None = None
    sentences: tuple[str, ...] = ()
    table: tuple[tuple[str, ...], ...] = ()
    choices: tuple[str, ...] = ()
    standards: tuple[Standard, ...] = ()
    citations: tuple[Citation, ...] = ()
    calculations: tuple[Calculation, ...] = ()
    caveats: tuple[str, ...] = ()
    confidence: float = 0.0
    hits: tuple[Hit, ...] = ()
    rejected: tuple[Hit, ...] = ()
    timings_ms: dict[str, float] = field(default_factory=dict)
    parts: tuple[Answer, ...] = ()
    offers: tuple[tuple[str, str], ...] = ()
    heard: tuple[tuple[str, str], ...] = ()
