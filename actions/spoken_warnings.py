"""The warnings of an answer in their short spoken form, which goes with its source in one sentence."""

from __future__ import annotations

import functools
import re
from collections.abc import Sequence

from knowledge.answers.wording import say, wording

# 2025年6月29日: what follows the year
_YEAR = re.compile("(?<=年).*")

# 请向当地民政局核实: whom to ask
_OFFICE = re.compile("(?<=请向)[^，。；]+(?=核实)")


def source_and_warnings(source: str, caveats: Sequence[str]) -> str:
    """Return the source with its warnings in one sentence: 依据是某通知，可能已经调整，请向某局核实."""
    short = _merged([short_caveat(caveat) or caveat for caveat in caveats])
    if not source and not short:
        return ""
    return "，".join(sentence.rstrip("。") for sentence in (source or say("speech.no_source"), *short)) + "。"


def _merged(warnings: Sequence[str]) -> list[str]:
    """Return each warning once, the offices of those that are else the same in one: 请向甲局、乙局核实."""
    offices: dict[tuple[str, str], list[str]] = {}
    for warning in dict.fromkeys(warnings):
        found = _OFFICE.search(warning)
        around = (warning[: found.start()], warning[found.end() :]) if found else (warning, "")
        offices.setdefault(around, []).append(found.group() if found else "")
    return [before + "、".join(named) + after for (before, after), named in offices.items()]


def short_caveat(caveat: str) -> str | None:
    """Return the short spoken form of a warning; None where it has none."""
    for pattern, short in _caveat_forms():
        match = pattern.fullmatch(caveat)
        if match:
            told = match.groupdict()
            return short.format(**told, year=_YEAR.sub("", told.get("until", "")))
    return None


@functools.cache
def _caveat_forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return, for each warning that has a short form, what finds it as it was filled in, and that form."""
    short: dict[str, str] = wording()["speech"]["caveats"]
    return tuple((_filled_in(wording()["caveats"][name]), form) for name, form in short.items())


def _filled_in(sentence: str) -> re.Pattern[str]:
    """Return the pattern of a sentence of the wording with any values filled in."""
    # {years} stands for what is filled in
    pieces = re.split(r"\{(\w+)\}", sentence)
    return re.compile(
        "".join(f"(?P<{piece}>.+?)" if i % 2 else re.escape(piece) for i, piece in enumerate(pieces))
    )
