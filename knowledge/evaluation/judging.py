"""Whether a reply says what it must, says nothing that it must not, cites and puts first what was asked.

Texts are compared without white space, case, full-width forms, thousands commas and trailing decimal zeros.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from knowledge.evaluation.question_set import Expected

# 12,345 → 12345; 12,34 stays
_THOUSANDS = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")
# 102.0 → 102, 392.10 → 392.1; the date 2019.10 stays
_ZEROS = re.compile(r"(?<![\d.])(?!20\d\d\.)(\d+)\.(\d*?)0+(?![\d.])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What was judged of one reply.

    `said`, `unsaid` and `cited` are what must be there, must not be there, and one of the numbers to cite;
    `focus` is the asked value before any rival, `one_region` that not all rivals are listed too; the last
    two are None where there is nothing of that kind to judge.
    """

    said: bool
    unsaid: bool
    cited: bool
    focus: bool | None = None
    one_region: bool | None = None

    @property
    def passed(self) -> bool:
        """Tell whether the reply is right; listing all other regions too is no fault here."""
        return self.said and self.unsaid and self.cited and self.focus is not False


def plain(text: str) -> str:
    """Return a text in the one spelling that it is judged in."""
    text = unicodedata.normalize("NFKC", _THOUSANDS.sub(lambda found: found[0].replace(",", ""), text))
    closed = "".join(text.lower().split())
    return _ZEROS.sub(lambda found: found[1] + ("." + found[2] if found[2] else ""), closed)


def place_of(needle: str, reply: str) -> int:
    """Return where in a plain reply the words stand, -1 where they do not.

    Digits at either end must not run on into a longer number: 50 stands neither in 150 nor in 50.5.
    """
    wanted = plain(needle)
    pattern = re.escape(wanted)
    if wanted[:1].isdigit():
        pattern = r"(?<!\d)(?<!\d\.)" + pattern
    if wanted[-1:].isdigit():
        pattern += r"(?!\d)(?!\.\d)"
    found = re.search(pattern, reply)
    return found.start() if found else -1


def judge(expected: Expected, text: str) -> Judgement:
    """Return the judgement of a reply that shows its sources itself."""
    reply = plain(text)
    rivals = [place_of(rival, reply) for rival in expected.focus_rivals]
    return Judgement(
        said=all(any(place_of(one, reply) >= 0 for one in group) for group in expected.must_contain),
        unsaid=all(place_of(one, reply) < 0 for one in expected.must_not_contain),
        cited=not expected.cite or any(plain(number) in reply for number in expected.cite),
        focus=_first(expected.focus, rivals, reply) if expected.focus else None,
        one_region=_alone(expected, rivals) if expected.focus else None,
    )


def _first(focus: str, rivals: list[int], reply: str) -> bool:
    place = place_of(focus, reply)
    return place >= 0 and not any(0 <= rival < place for rival in rivals)


def _alone(expected: Expected, rivals: list[int]) -> bool | None:
    """Tell whether a rival is left out; None where a rival is asked for too."""
    asked = {one for group in expected.must_contain for one in group}
    return None if asked & set(expected.focus_rivals) else any(rival < 0 for rival in rivals)
