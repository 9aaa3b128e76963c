"""A quotation as a voice says it: at once the words that the answer marks, whole sentences for later."""

from __future__ import annotations

from collections.abc import Sequence

from actions.spoken_sentences import Said, goes_with, joined, sentences_in, without_label, without_names
from knowledge.answers.wording import say
from knowledge.records import Answer

_ENDS = "。！？”’」）"


def quotes_said(answer: Answer) -> Said:
    """Return what is said at once of an answer with sentences that are heard in other words than shown."""
    shown, heard = dict(answer.heard), list(answer.heard)
    now, later = "", list[str]()
    for sentence in answer.sentences:
        if sentence not in shown:
            at_once, left = _others(sentence, now)
            now, later = joined(now + at_once), [*later, *left]
            continue
        whole, said = heard.pop(0)
        short = without_names(said)
        now = joined(now + _closed(whole, without_label(said), without_label(short)))
        later += [whole] if _is_shorter(whole, short) else []
    return Said(now=now, later=tuple(later))


def is_quotation(answer: Answer) -> bool:
    """Tell whether all sentences that are heard in other words still stand in the answer, some of them."""
    shown = [sentence for sentence, _ in answer.heard]
    return bool(shown) and all(answer.sentences.count(sentence) == 1 for sentence in shown)


def _others(sentence: str, now: str) -> tuple[str, Sequence[str]]:
    """Return what is said at once of a sentence that is heard as it is shown, and what is left."""
    pieces = sentences_in(sentence)
    at_once = [piece for place, piece in enumerate(pieces) if (not now and not place) or goes_with(piece)]
    return "".join(at_once), [piece for piece in pieces if piece not in at_once]


def _is_shorter(whole: str, said: str) -> bool:
    return without_label(said).rstrip(_ENDS) != without_label(whole).rstrip(_ENDS)


def _closed(whole: str, said: str, short: str) -> str:
    """Return `short` of what is said with its end; that words behind it are left out is told."""
    if said and not whole.endswith(said):
        return say("speech.goes_on", said=short.rstrip("；。"))
    return short if not short or short.endswith(tuple(_ENDS)) else f"{short}。"
