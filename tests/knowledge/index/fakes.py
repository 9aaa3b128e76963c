"""Small stand-ins for the tests of index, search and build: an encoder over characters, and passages."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

import numpy as np

from knowledge.index.arms import Vectors
from knowledge.index.fields import FIELDS, lexical_fields
from knowledge.index.lexical import postings_of
from knowledge.index.segment import Segment
from knowledge.records import Bulletin, Document, DocumentKind, Page, Passage, Validity


@dataclass(frozen=True)
class CharacterEncoder:
    """Counts characters by hash: two texts are near when they share characters."""

    name: str = "characters"
    digest: str = "characters-1"
    dimension: int = 64

    def encode_questions(self, texts: list[str]) -> Vectors:
        return self.encode_passages(texts)

    def encode_passages(self, texts: list[str]) -> Vectors:
        counts = np.zeros((len(texts), self.dimension), dtype=np.float32)
        for row, text in zip(counts, texts, strict=True):
            row[0] = 0.01
            for character in text:
                row[int(hashlib.md5(character.encode()).hexdigest(), 16) % self.dimension] += 1
        return counts / np.linalg.norm(counts, axis=1, keepdims=True)


class BrokenEncoder(CharacterEncoder):
    def encode_questions(self, texts: list[str]) -> Vectors:
        raise RuntimeError("out of memory")


def passage(
    number: int, text: str, *, title: str = "", document: str = "2019-12/01", **more: object
) -> Passage:
    values: dict[str, object] = {
        "id": f"p{number}",
        "document_key": document,
        "bulletin": document[:7],
        "kind": DocumentKind.DOCUMENT,
        "title": title,
        "trail": (),
        "text": text,
        "lines": (number,),
        "page": 1,
    }
    return Passage(**{**values, **more})  # type: ignore[arg-type]


def document(key: str, number: str | None) -> Document:
    return Document(
        key=key,
        bulletin=key[:7],
        kind=DocumentKind.DOCUMENT,
        title=f"文件{key}",
        document_number=number,
        registration_number=None,
        issuers=("温州市人民政府",),
        signed_date=None,
        validity=Validity(),
        effective_is_signed_date=True,
        pages=(1,),
        articles=(),
    )


def bulletin(key: str, *documents: Document) -> Bulletin:
    return Bulletin(
        key=key,
        year=int(key[:4]),
        number=int(key[5:]),
        serial=None,
        pages=(Page(number=1, counted=False, lines=()),),
        documents=documents,
    )


def segment(key: str, *texts: str, vectors: Vectors | None = None, **more: object) -> Segment:
    """A segment of these texts, each a passage with the values `more`."""
    passages = [passage(n, text, document=f"{key}/01", **more) for n, text in enumerate(texts)]  # type: ignore[arg-type]
    return Segment(
        bulletin=bulletin(key, document(f"{key}/01", f"温政发〔{key[:4]}〕16号")),
        passages=tuple(passages),
        standards=(),
        postings=postings_of([lexical_fields(one) for one in passages], FIELDS),
        vectors=vectors,
    )


def unit(rows: Vectors) -> Vectors:
    """The rows at length 1."""
    return (rows / np.linalg.norm(rows, axis=1, keepdims=True)).astype(np.float32)
