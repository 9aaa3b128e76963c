"""Document numbers in whatever way people write them."""

from __future__ import annotations

import re
from dataclasses import dataclass

# brackets of any kind, white space and the words that stand beside a number
_BESIDE = re.compile(r"[\s〔〕\[\]【】（）()［］{}<>《》,，、:：]+|文号|文件$")
# 温政办201863号, 温政办2018第63号, 201863; the year is of four digits
_NUMBER = re.compile(r"^(?P<office>\D*?)(?P<year>(?:19|20)\d\d)年?第?0*(?P<serial>\d{1,4})号?$")


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentNumber:
    """The parts of a number: 温政办〔2018〕63号 has office 温政办, year 2018 and serial 63."""

    office: str
    year: str
    serial: str

    def names(self, other: DocumentNumber) -> bool:
        """Tell whether this, as asked, is `other`; a number asked without its office is of any."""
        same = (self.year, self.serial) == (other.year, other.serial)
        return same and self.office in ("", other.office)


def read_number(text: str) -> DocumentNumber | None:
    """Return the parts of a document number, None for what has no year and serial."""
    found = _NUMBER.match(_plain(text))
    if found is None:
        return None
    return DocumentNumber(office=found["office"], year=found["year"], serial=found["serial"])


def same_number(asked: str, number: str | None) -> bool:
    """Tell whether a document with `number` is the one asked for."""
    if number is None:
        return False
    wanted, has = read_number(asked), read_number(number)
    if wanted is None or has is None:
        return _plain(asked) == _plain(number)
    return wanted.names(has)


def _plain(text: str) -> str:
    return _BESIDE.sub("", text)
