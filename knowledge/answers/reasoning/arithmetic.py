"""Sums with their steps shown: every result as `5 − 3 = 2`, a rounded one as `70 ÷ 501 ≈ 13.97%`."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal
from math import prod

from knowledge.answers.wording import figure
from knowledge.records import Calculation

# yuan to the fen, per cent to two places
_PLACES = Decimal("0.01")


def difference(first: Decimal, second: Decimal, unit: str) -> Calculation:
    """Return the larger minus the smaller."""
    larger, smaller = max(first, second), min(first, second)
    gap = larger - smaller
    return _calculation(f"{figure(larger)} − {figure(smaller)}", gap, unit)


def product(factors: Sequence[Decimal], unit: str) -> Calculation:
    """Return the product of at least two factors."""
    return _calculation(
        " × ".join(figure(factor) for factor in factors), prod(factors, start=Decimal(1)), unit
    )


def total(terms: Sequence[Decimal], unit: str) -> Calculation:
    """Return the sum of at least two terms."""
    return _calculation(" + ".join(figure(term) for term in terms), sum(terms, Decimal(0)), unit)


def quotient(dividend: Decimal, divisor: Decimal, unit: str) -> Calculation:
    """Return a quotient, rounded to two places where it does not come out even."""
    return _rounded(f"{figure(dividend)} ÷ {figure(divisor)}", dividend / divisor, unit)


def share(part: Decimal, whole: Decimal) -> Calculation:
    """Return what share of `whole` a part is, in per cent."""
    return _rounded(f"{figure(part)} ÷ {figure(whole)}", part / whole * 100, "%")


def yuan(calculation: Calculation) -> str:
    """Return a result in yuan, as it is said."""
    return f"{figure(calculation.result)}元"


def is_rounded(calculation: Calculation) -> bool:
    """Tell whether a result is only near the true one."""
    return "≈" in calculation.expression


def _calculation(left: str, result: Decimal, unit: str) -> Calculation:
    return Calculation(expression=f"{left} = {figure(result)}", result=result, unit=unit)


def _rounded(left: str, result: Decimal, unit: str) -> Calculation:
    near = result.quantize(_PLACES, rounding=ROUND_HALF_UP)
    sign = "=" if near == result else "≈"
    ending = "%" if unit == "%" else ""
    return Calculation(expression=f"{left} {sign} {figure(near)}{ending}", result=near, unit=unit)
