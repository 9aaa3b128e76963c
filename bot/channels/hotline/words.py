"""The words of the hotline."""

from __future__ import annotations

from pathlib import Path

from bot.wording import sentences

_FILE = Path(__file__).with_name("wording.yml")


def say(name: str, /, **values: object) -> str:
    """Return the sentence `name` of wording.yml, filled in; KeyError names missing ones."""
    return sentences(_FILE)[name].format(**values)
