"""The closed lists of kinds, topics, measures, aspects and outcomes."""

from __future__ import annotations

import enum


class DocumentKind(enum.Enum):
    """What a part of a bulletin is."""

    DOCUMENT = "document"
    APPOINTMENTS = "appointments"
    NEWS = "news"
    CHRONICLE = "chronicle"
    ISSUED_LIST = "issued_list"
    STATISTICS = "statistics"
    COVER = "cover"
    FEATURE = "feature"


class Topic(enum.Enum):
    """What a question or a standard is about; `BULLETIN` is everything beyond the core topics."""

    MINIMUM_WAGE = "minimum_wage"
    PENSION = "pension"
    LOW_INCOME = "low_income"
    DOGS = "dogs"
    BULLETIN = "bulletin"


class Measure(enum.Enum):
    """What a standard states; `PROVISION` is any entitlement, duty or limit beyond the core topics."""

    MONTHLY_WAGE = "monthly_wage"
    HOURLY_WAGE = "hourly_wage"
    BASIC_PENSION = "basic_pension"
    OLD_AGE_ALLOWANCE = "old_age_allowance"
    LAND_LOST_BENEFIT = "land_lost_benefit"
    LAND_LOST_CONTRIBUTION = "land_lost_contribution"
    LAND_LOST_PAYMENT = "land_lost_payment"
    SUBSISTENCE = "subsistence"
    BANNED_BREED = "banned_breed"
    HEIGHT_LIMIT = "height_limit"
    PROVISION = "provision"


class Bound(enum.Enum):
    """How the amount of a standard is meant: 30万元, 最高30万元, 不低于30%."""

    EXACT = "exact"
    AT_MOST = "at_most"
    AT_LEAST = "at_least"


class PostChange(enum.Enum):
    """What a decision on personnel does: 任命 or 免去."""

    APPOINTED = "appointed"
    REMOVED = "removed"


class Aspect(enum.Enum):
    """What a question wants to know about its subject."""

    VALUE = "value"
    BEFORE = "before"
    INCREASE = "increase"
    DIFFERENCE = "difference"
    TOTAL = "total"
    YEARLY = "yearly"
    HOURS = "hours"
    COMPLIANCE = "compliance"
    EFFECTIVE = "effective"
    VALIDITY = "validity"
    ISSUED = "issued"
    LIST = "list"
    TEXT = "text"


class ValidityStatus(enum.Enum):
    """How a text stands on a given day."""

    NOT_YET = "not_yet"
    IN_FORCE = "in_force"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"


class StandingStatus(enum.Enum):
    """Whether a text still holds today, as far as the issues that are held tell."""

    IN_FORCE = "in_force"
    EXPIRED = "expired"
    SUPERSEDED = "superseded"
    MAY_HAVE_CHANGED = "may_have_changed"
    NOT_YET = "not_yet"


class AnswerStatus(enum.Enum):
    """The closed list of outcomes of a question; the pinned notice, which is none, says `notice` instead."""

    ANSWERED = "answered"
    PARTIAL = "partial"
    NOT_IN_BULLETINS = "not_in_bulletins"
    CLARIFY = "clarify"
    OUT_OF_SCOPE = "out_of_scope"
    HANDOFF = "handoff"
    SMALLTALK = "smalltalk"
    ERROR = "error"
