"""The JSON listings of what is known; their field names are a contract that other programs read."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from knowledge.records import Bulletin, Document, Hit, Standard


def bulletin_row(bulletin: Bulletin) -> dict[str, Any]:
    """Return one issue: key, name, year, number, serial and what it holds."""
    return {
        "bulletin": bulletin.name,
        "key": bulletin.key,
        "year": bulletin.year,
        "number": bulletin.number,
        "serial": bulletin.serial,
        "pages": len(bulletin.pages),
        "documents": len(bulletin.documents),
    }


def document_row(bulletin: Bulletin, document: Document, day: date) -> dict[str, Any]:
    """Return one document of an issue; days are ISO, `validity` is how it stands on `day`."""
    return {
        "bulletin": bulletin.name,
        "kind": document.kind.value,
        "title": document.title,
        "document_number": document.document_number,
        "issuer": list(document.issuers),
        "signed_date": iso(document.signed_date),
        "effective_from": iso(document.validity.effective_from),
        "expires_on": iso(document.validity.expires_on),
        "pages": list(document.pages),
        "key": document.key,
        "registration_number": document.registration_number,
        "enclosed_title": document.enclosed_title,
        "addressee": document.addressee,
        "repeals": list(document.repeals),
        "overrides": document.overrides,
        "attachments": list(document.attachments),
        "tables": len(document.tables),
        "validity": document.validity.status(day).value,
        "superseded_by": document.validity.superseded_by,
    }


def standard_row(standard: Standard, day: date) -> dict[str, Any]:
    """Return one standard with the words that prove it; amounts are JSON numbers in `unit`.

    `validity` is how it stands on `day`.
    """
    return {
        "topic": standard.topic.value,
        "subject": standard.subject,
        "region": list(standard.regions) or [standard.region_text],
        "amount": number(standard.amount),
        "unit": standard.unit,
        "previous_amount": number(standard.previous_amount),
        "effective_from": iso(standard.validity.effective_from),
        "expires_on": iso(standard.validity.expires_on),
        "document_number": standard.citation.document_number,
        "bulletin": standard.citation.bulletin,
        "page": standard.citation.page,
        "quote": standard.citation.quote,
        "value": standard.value,
        "bound": standard.bound.value,
        "condition": standard.condition,
        "validity": standard.validity.status(day).value,
        "superseded_by": standard.validity.superseded_by,
    }


def hit_row(hit: Hit) -> dict[str, Any]:
    """Return one passage found, with its scores in 0..1 and why it was rejected, if it was."""
    return {
        "score": round(hit.score, 4),
        "lexical_score": round(hit.lexical_score, 4),
        "dense_score": round(hit.dense_score, 4),
        "fused_score": round(hit.fused_score, 4),
        "reason": hit.reason,
        "passage_id": hit.passage.id,
        "title": hit.passage.title,
        "bulletin": hit.passage.bulletin,
        "page": hit.passage.page,
        "text": hit.passage.text,
    }


def iso(day: date | None) -> str | None:
    """Return a day as YYYY-MM-DD."""
    return day.isoformat() if day else None


def number(amount: Decimal | None) -> int | float | None:
    """Return an amount as JSON writes it: 12 and 12.5, not "12" and 12.50."""
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)
