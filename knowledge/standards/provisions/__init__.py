"""Provisions: every entitlement, duty or limit in figures, days or hours beyond the core topics."""

from __future__ import annotations

import functools
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from knowledge.records import Measure, Standard, Topic
from knowledge.standards.homes import Home, home_of
from knowledge.standards.provisions.conditions import condition_of
from knowledge.standards.provisions.mentions import Mention, mentions_of
from knowledge.standards.provisions.moments import moments_of
from knowledge.standards.provisions.pairs import is_unpaired, joined
from knowledge.standards.provisions.plans import is_own_term, is_planned
from knowledge.standards.provisions.quantities import Quantity, quantities_of
from knowledge.standards.provisions.sentences import sentences_of
from knowledge.standards.provisions.signs import is_given, is_provided
from knowledge.standards.provisions.subjects import subject_of
from knowledge.standards.provisions.units import Kind
from knowledge.standards.scope import Scope, scope_of
from knowledge.standards.source import SourceText

__all__ = ["provisions"]

# what the core topics read themselves
_CORE = re.compile(
    r"最低(?:月|小时)?工资|最低生活保障(?:金)?标准|基础养老金|高龄(?:补贴|津贴)"
    r"|基本生活保障(?:金|缴费|待遇)|生活补助金|(?:体高|身高)（|大型犬|烈性犬"
)

_CORE_KINDS = (Kind.MONEY, Kind.SIZE, Kind.COUNT)
# 乐清市 | 洞头区 | 塘下镇; 我市 and 本市 are the whole city, as where nothing is said
_PLACE = re.compile(r"(?<![我本全])[市县区](?![场政级、）])|街道|[镇乡](?!、)")


def provisions(source: SourceText) -> Iterator[Standard]:
    """Yield the provisions of a document in order of place; none of one that sets a core standard."""
    if _CORE.search(source.document.title):
        return
    home = home_of(source.bulletin, source.document)
    told = _Told()
    for mention in _mentions(source):
        if is_unpaired(mention):
            if mention.place:
                continue
            mention = joined(mention)
        if subject := told.subject_of(mention):
            yield _standard(source, mention, subject, condition_of(mention, subject), home)


@dataclass(slots=True)
class _Told:
    """The subjects of the item so far: the last one, and that of each kind of limit."""

    item: tuple[str, ...] = ()
    last: str = ""
    limits: dict[tuple[Kind, str], str] = field(default_factory=dict)

    def subject_of(self, mention: Mention) -> str:
        """Return what the quantity is of, and keep it for those after it."""
        if mention.sentence.item != self.item:
            self.item, self.last, self.limits = mention.sentence.item, "", {}
        kind = (mention.quantity.kind, mention.quantity.unit)
        subject = subject_of(mention, self.last, self.limits.get(kind, ""))
        if mention.conditional or mention.supposed:
            self.limits[kind] = subject
        if not mention.supposed and (is_given(mention) or not mention.conditional):
            self.last = subject or self.last
        return subject


def _mentions(source: SourceText) -> Iterator[Mention]:
    for sentence in sentences_of(source):
        core = bool(_CORE.search(sentence.opening + sentence.text))
        for mention in mentions_of(sentence, _quantities(sentence.plain)):
            if core and mention.quantity.kind in _CORE_KINDS:
                continue
            if is_provided(mention) and not is_own_term(mention) and not is_planned(mention):
                yield mention


def _quantities(text: str) -> list[Quantity]:
    """Return the quantities, days and hours of `text` in order of place, none inside another."""
    kept: list[Quantity] = []
    found = [*moments_of(text), *quantities_of(text)]
    for quantity in sorted(found, key=lambda quantity: (quantity.core, -quantity.core_end)):
        if not kept or quantity.core >= kept[-1].core_end:
            kept.append(quantity)
    return kept


@functools.lru_cache(maxsize=512)
def _scope(words: str, home: Home) -> Scope:
    """Return the divisions that words name; the records of one sentence ask for the same words."""
    if not _PLACE.search(words):
        return Scope(regions=(), excluded=(), text="")
    return scope_of(words, home)


def _standard(source: SourceText, mention: Mention, subject: str, condition: str, home: Home) -> Standard:
    sentence, quantity = mention.sentence, mention.quantity
    clause = sentence.text[sentence.clause_start(quantity.start) : quantity.start]
    scope = _scope(clause, home)
    if not scope.regions:
        scope = _scope(sentence.text[: sentence.clause_start(quantity.start)], home)
    return Standard(
        topic=Topic.BULLETIN,
        measure=Measure.PROVISION,
        subject=subject,
        regions=scope.regions,
        excluded_regions=scope.excluded,
        region_text=scope.text if scope.regions else "",
        amount=quantity.amount,
        unit=quantity.unit,
        value=sentence.text[quantity.start : quantity.end],
        bound=quantity.bound,
        condition=condition,
        validity=source.document.validity,
        citation=source.cite(sentence.start + quantity.start, sentence.start + quantity.end),
    )
