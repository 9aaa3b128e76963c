"""Passages that tests of quoting make up."""

from knowledge.records import DocumentKind, Passage


def passage(text: str, *trail: str, number: int = 1, document: str = "2018-06/03") -> Passage:
    return Passage(
        id=f"{document}#{number}",
        document_key=document,
        bulletin=document[:7],
        kind=DocumentKind.DOCUMENT,
        title="扶持办法",
        trail=trail,
        text=text,
        lines=(number,),
        page=5,
    )
