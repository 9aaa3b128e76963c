"""The one version of Rasa that the shorter ways were made for; with any other its own ways are gone."""

from __future__ import annotations

import rasa

TESTED_WITH = "3.6.21"


def is_tested() -> bool:
    """Tell whether this Rasa is the one that the shorter ways were compared with."""
    return bool(rasa.__version__ == TESTED_WITH)
