"""What a claimed amount is where the standard is another: that of before, of another place, or none."""

from __future__ import annotations

from collections.abc import Sequence

from knowledge.answers.reasoning.claims import Claim
from knowledge.answers.reasoning.scopes import Scopes
from knowledge.answers.values import since
from knowledge.answers.wording import say
from knowledge.records import Standard


def origin_of(
    claim: Claim, scopes: Scopes, others: Sequence[Standard], *, hearsay: bool
) -> tuple[str, list[Standard]]:
    """Say what the amount of the claim is: that before the adjustment, that of other places, or nothing.

    Returns:
        The sentence, and the standards that it is drawn from.
    """
    for scope in scopes.found:
        if scope.standard.amount == claim.said.figure:
            return say("premises.later", claimed=claim.yuan, since=since(scope.standard)), []
        if scope.previous == claim.said.figure:
            said = say("premises.previous", claimed=claim.yuan, since=since(scope.standard))
            return said, [scope.earlier] if scope.earlier else []
    held = {id(scope.standard) for scope in scopes.found}
    own = scopes.found[0].standard
    for standard in others:
        named = _named(standard, own)
        if standard.amount == claim.said.figure and id(standard) not in held:
            return say("premises.elsewhere", claimed=claim.yuan, place=named), [standard]
        if standard.previous_amount == claim.said.figure:
            until = {"since": since(standard), "place": named}
            return say("premises.elsewhere_before", claimed=claim.yuan, **until), [standard]
    return "" if hearsay else say("premises.nowhere", claimed=claim.yuan, subject=own.subject), []


def _named(standard: Standard, own: Standard) -> str:
    """Return whose amount it is: the place with its tier, and the subject where that is another."""
    subject = standard.subject if standard.measure is not own.measure else ""
    return f"{standard.region_text or '、'.join(standard.regions)}{subject}{standard.tier or ''}"
