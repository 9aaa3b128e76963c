"""Takes the numbers that name a person out of a text: identity and bank cards, telephones, e-mail addresses.

Each becomes a label that still reads as what stood there, such as 【手机号】. Figures of policies, ranges,
dates, document numbers and public numbers (12345, 110, 400-…) stay as they are.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.personal_numbers import SPOKEN_DIGITS, personal_numbers
from bot.wording import sentences

_WORDING = Path(__file__).with_name("masking.yml")
_DASHES = "‐‑‒–—―−－﹣"
# The shortest number that is masked has this many digits: a landline of seven with its area code 010.
_FEWEST_DIGITS = 10

# 13800138000   (+86)  138-0013-8000: in ASCII no letter stands between the digits of such a number
_RUN_OF_DIGITS = re.compile(rf"[0-9](?:[^0-9A-Za-z]{{0,4}}[0-9]){{{_FEWEST_DIGITS - 1}}}")
# 1   １   一
_DIGITS = re.compile(rf"[\d{''.join(SPOKEN_DIGITS)}]")


def masked(text: str) -> str:
    """Return `text` with every number that names a person replaced by its label."""
    if not _may_name_a_person(text):
        return text
    shown, places = _plain(text)
    for one in reversed(personal_numbers(shown)):
        start, end = places[one.start], places[one.end - 1] + 1
        text = f"{text[:start]}{sentences(_WORDING)[one.label]}{text[end:]}"
    return text


def names_nobody(value: Any) -> bool:
    """Tell, in a fraction of the time, whether `mask_values` surely leaves a JSON-like value as it is."""
    left = [value]
    while left:
        one = left.pop()
        kind = type(one)
        if kind is str:
            if (len(one) >= _FEWEST_DIGITS or "@" in one or "＠" in one) and _may_name_a_person(one):
                return False
        elif kind is dict:
            left.extend(one)
            left.extend(one.values())
        elif kind is list or kind is tuple:
            left.extend(one)
        elif one is None or kind is float or kind is bool:
            continue
        elif kind is not int or abs(one) >= 10**_FEWEST_DIGITS:
            return False
    return True


def mask_values(value: Any) -> Any:
    """Return a JSON-like value with all its texts masked, names of fields too."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {
            masked(key) if isinstance(key, str) else key: mask_values(inner) for key, inner in value.items()
        }
    if isinstance(value, (list, tuple)):
        return [mask_values(inner) for inner in value]
    if isinstance(value, int) and abs(value) >= 10**_FEWEST_DIGITS:
        text = masked(str(value))
        return value if text == str(value) else text
    return value


def _may_name_a_person(text: str) -> bool:
    """Tell, quickly, whether there are enough digits or an address at all."""
    if "@" in text or "＠" in text:
        return True
    if len(text) < _FEWEST_DIGITS:
        return False
    if text.isascii():
        return _RUN_OF_DIGITS.search(text) is not None
    return len(_DIGITS.findall(text)) >= _FEWEST_DIGITS


@lru_cache(maxsize=4096)
def _plain_character(character: str) -> str:
    """Return the ASCII form of a digit, letter, dash or space, nothing for one that is not seen."""
    if character in _DASHES:
        return "-"
    if unicodedata.category(character) in ("Cf", "Mn"):
        return ""
    if character.isspace():
        return " "
    decimal = unicodedata.decimal(character, None)
    if decimal is not None:
        return str(decimal)
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 and folded.isascii() else character


def _plain(text: str) -> tuple[str, list[int]]:
    """Return the text in plain characters and the place in `text` of each of them."""
    folded = [(_plain_character(character), place) for place, character in enumerate(text)]
    kept = [(character, place) for character, place in folded if character]
    return "".join(character for character, _ in kept), [place for _, place in kept]
