"""Quantities in a normalised question, each found by a module of its own."""

from bot.nlu.quantities.ages import find_ages
from bot.nlu.quantities.amounts import find_amounts
from bot.nlu.quantities.durations import find_days, find_hours, find_months
from bot.nlu.quantities.heights import find_heights
from bot.nlu.quantities.household import find_people
from bot.nlu.quantities.pay import find_pay_periods, find_tiers

__all__ = [
    "find_ages",
    "find_amounts",
    "find_days",
    "find_heights",
    "find_hours",
    "find_months",
    "find_pay_periods",
    "find_people",
    "find_tiers",
]
