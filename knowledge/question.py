"""The analysed question of one message: what it asks for, of which place, day and thing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from knowledge.kinds import Aspect, Measure, Topic
from knowledge.said_numbers import SaidNumber


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """The analysed question. Every field but `text` and `today` may be absent.

    `document_keys` are the documents that the conversation is about (those cited last). `people` live in
    the household; `days` and `months` are how long something lasted. `…_said` tells how exactly a number was
    said (六十多 is more than 60); `height_cm`, `age`, `amount` and `hours` are its plain figure.
    `entities` are the values that it stands on as they were found, those kept of the conversation among them.
    """

    text: str
    today: date
    topic: Topic | None = None
    regions: tuple[str, ...] = ()
    foreign_place: str | None = None
    as_of: date | None = None
    date_phrase: str | None = None
    measure: Measure | None = None
    aspect: Aspect = Aspect.VALUE
    tier: str | None = None
    breed: str | None = None
    height_cm: Decimal | None = None
    age: int | None = None
    amount: Decimal | None = None
    hours: Decimal | None = None
    days: Decimal | None = None
    months: Decimal | None = None
    people: int | None = None
    height_said: SaidNumber | None = None
    age_said: SaidNumber | None = None
    hours_said: SaidNumber | None = None
    breeds: tuple[str, ...] = ()
    tiers: tuple[str, ...] = ()
    amounts: tuple[SaidNumber, ...] = ()
    ages: tuple[SaidNumber, ...] = ()
    pay_period: str | None = None
    document_number: str | None = None
    intent: str | None = None
    intent_confidence: float = 1.0
    entities: Mapping[str, tuple[str, ...]] = field(default_factory=dict, hash=False)
    follow_up: bool = False
    document_keys: tuple[str, ...] = ()

    @property
    def day(self) -> date:
        """Return the day that the question is about: the as-of date, else today."""
        return self.as_of or self.today
