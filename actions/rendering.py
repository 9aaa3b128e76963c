"""An `Answer` as text for the screen, and as the machine-readable payload."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from actions.speech import speech_of
from actions.spoken_sources import repeated_sources
from knowledge.answers.wording import say, wording
from knowledge.records import Answer, AnswerStatus, Citation, Hit, Standard, Topic
from knowledge.speaking import spoken


def screen_text(answer: Answer, offers_person: bool = False) -> str:
    """Return the answer for a screen: sentences, caveats, where it is written; question by question."""
    parts = [_part_text(part) for part in answer.parts or (answer,)]
    return "\n".join([*parts, *([say("dialogue.offer_person")] if offers_person else [])])


def _part_text(answer: Answer) -> str:
    joint = "\n" if answer.table else ""
    lines = [joint.join(answer.sentences)] if answer.sentences else []
    lines += [f"⚠ {caveat}" for caveat in answer.caveats]
    lines += dict.fromkeys(citation_text(citation) for citation in answer.citations)
    return "\n".join(lines)


def citation_text(citation: Citation) -> str:
    """Return 出处：《title》（number，issuers，date），公报issue第n页."""
    signed = citation.signed_date.isoformat() if citation.signed_date else None
    parts = [citation.document_number, "、".join(citation.issuers), signed]
    described = "，".join(part for part in parts if part)
    line = say(
        "citation.line",
        title=citation.title,
        parts=described,
        bulletin=citation.bulletin,
        page=str(citation.page),
    )
    return line.replace("（）", "")


def buttons_of(answer: Answer, offers_person: bool = False) -> list[dict[str, str]]:
    """Return quick replies: the places or titles to choose from, what else can be said, a person."""
    topic = (answer.topic or Topic.BULLETIN).value
    # a place alone is asked what was asked before: 瑞安市 after a table of what 1500元 comes to in each
    template: str = "{place}" if answer.calculations else wording()["choices"].get(topic, "{place}")
    person = wording()["person"]
    buttons = [{"title": place, "payload": template.format(place=place)} for place in answer.choices]
    buttons += [{"title": shown, "payload": said} for shown, said in answer.offers]
    return buttons + ([{"title": person["title"], "payload": person["question"]}] if offers_person else [])


def payload_of(answer: Answer) -> dict[str, Any]:
    """Return the answer as JSON, the same on every channel."""
    speech = speech_of(answer)
    return {
        "status": answer.status.value,
        "topic": answer.topic.value if answer.topic else None,
        "region": "、".join(answer.regions) or None,
        "as_of": answer.as_of.isoformat() if answer.as_of else None,
        "standards": _standards(answer),
        "citations": [citation_payload(citation) for citation in answer.citations],
        "calculations": [calculation.expression for calculation in answer.calculations],
        "results": [
            {"expression": worked.expression, "result": str(worked.result), "unit": worked.unit}
            for worked in answer.calculations
        ],
        "table": [list(row) for row in answer.table],
        "caveats": list(answer.caveats),
        "confidence": round(answer.confidence, 3),
        "speech": speech.text,
        "speech_details": list(speech.details),
    }


def citation_payload(citation: Citation) -> dict[str, Any]:
    """Return a citation as JSON."""
    return {
        "title": citation.title,
        "document_number": citation.document_number,
        "issuer": "、".join(citation.issuers),
        "signed_date": citation.signed_date.isoformat() if citation.signed_date else None,
        "bulletin": citation.bulletin,
        "page": citation.page,
        "quote": citation.quote,
        "passage_id": citation.passage_id,
        "url": citation.url,
        "validity": citation.standing.status.value if citation.standing else None,
        "validity_note": citation.standing.note if citation.standing else None,
    }


def source_text(citations: Sequence[dict[str, Any]]) -> str:
    """Return where the last answer is written, each source with its quote."""
    if not citations:
        return say("source.not_found")
    return "\n".join(
        say("source.entry", **{name: str(c[name] or "") for name in c}).replace("（，", "（")
        for c in citations
    )


def source_payload(citations: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the payload that goes with `source_text`."""
    status = AnswerStatus.ANSWERED if citations else AnswerStatus.CLARIFY
    said, quotes = repeated_sources(citations) if citations else (spoken(say("source.not_found")), ())
    repeated = {"citations": list(citations), "speech": said, "speech_details": list(quotes)}
    return {**payload_of(Answer(status=status)), **repeated}


def explanation_of(answer: Answer) -> dict[str, Any]:
    """Return the hits, the rejected ones with their reasons, and the timings of the steps."""
    return {
        "hits": [_hit(hit) for hit in answer.hits],
        "rejected": [_hit(hit) for hit in answer.rejected],
        "timings_ms": {name: round(value, 3) for name, value in answer.timings_ms.items()},
    }


def _standards(answer: Answer) -> list[dict[str, Any]]:
    """Return the standards of all parts, each once; one that holds on one day of two asked about is two."""
    parts = answer.parts or (answer,)
    rows = [_standard(one, part, answer.citations) for part in parts for one in part.standards]
    return [row for place, row in enumerate(rows) if row not in rows[:place]]


def _standard(standard: Standard, answer: Answer, citations: Sequence[Citation]) -> dict[str, Any]:
    """Return a standard as JSON, as it stood on the day of its answer and with its place in `citations`."""
    validity = standard.validity
    return {
        "subject": f"{standard.subject}{standard.tier or ''}",
        "region": list(standard.regions) or [standard.region_text],
        "amount": float(standard.amount) if standard.amount is not None else None,
        "unit": standard.unit,
        "previous_amount": float(standard.previous_amount) if standard.previous_amount is not None else None,
        "effective_from": validity.effective_from.isoformat() if validity.effective_from else None,
        "expires_on": validity.expires_on.isoformat() if validity.expires_on else None,
        "validity": validity.status(answer.as_of).value if answer.as_of else None,
        "citation": _position(standard.citation, citations),
    }


def _position(citation: Citation, citations: Sequence[Citation]) -> int | None:
    """Return which of the citations quotes what `citation` does, if any."""
    quoting = (
        i
        for i, c in enumerate(citations)
        if c.passage_id == citation.passage_id and citation.quote in c.quote
    )
    return next(quoting, None)


def _hit(hit: Hit) -> dict[str, Any]:
    return {
        "score": round(hit.score, 4),
        "lexical_score": round(hit.lexical_score, 4),
        "dense_score": round(hit.dense_score, 4),
        "bulletin": hit.passage.bulletin,
        "page": hit.passage.page,
        "title": hit.passage.title,
        "text": hit.passage.text,
        "passage_id": hit.passage.id,
        "reason": hit.reason,
    }
