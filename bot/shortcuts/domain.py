"""Remembers of a domain whether it is empty, which Rasa works out for every message.

Rasa makes an empty domain and compares both as dictionaries, a tenth of the work of parsing a message.
"""

from __future__ import annotations

from rasa.shared.core.domain import Domain

from bot.shortcuts.tested import is_tested

_MARK = "_ouwen_is_empty"

_stock = Domain.is_empty


def remember_emptiness() -> bool:
    """Have each domain looked at once; tell whether this Rasa is the tested one."""
    if not is_tested():
        return False
    Domain.is_empty = _is_empty
    return True


def _is_empty(domain: Domain) -> bool:
    """Tell whether the domain has nothing; one that is loaded does not change any more."""
    known = domain.__dict__.get(_MARK)
    if known is None:
        known = domain.__dict__[_MARK] = _stock(domain)
    return bool(known)
