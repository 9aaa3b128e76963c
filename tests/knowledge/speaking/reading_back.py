"""The figures of what is printed and of what is said, by the numeral reader of the questions."""

import re
from collections import Counter
from decimal import Decimal

from knowledge.numerals import find_numbers
from knowledge.text import normalise

# www.example.cn: what is not said
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+|[\w.-]+\.(?:cn|com)[\w/]*", re.ASCII)
# 8:30, 1-6: two figures
_JOINED = re.compile(r"(?<=\d)[:：·-](?=\d)")
# 八点三十分 is an hour and a minute, no decimal
_HOUR = re.compile(r"(?<=[零一二三四五六七八九十])点(?=零?[零一二三四五六七八九十]+分|到)")
_SHORT_NAME = re.compile(r"（以?下?简?称[^）]*）")


def printed_figures(text: str) -> Counter[Decimal]:
    shown = _SHORT_NAME.sub("", _ADDRESS.sub("", text)).replace("〇", "零")
    return _figures(_JOINED.sub(" ", normalise(shown)))


def said_figures(text: str) -> Counter[Decimal]:
    return _figures(_HOUR.sub("时", text))


def _figures(text: str) -> Counter[Decimal]:
    return Counter(mention.value for mention in find_numbers(text))
