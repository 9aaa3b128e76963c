"""Which issue a file is: from its name, else from what its pages print."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.errors import BulletinError
from knowledge.numerals import read_number

_YEAR = r"(?P<year>(?:19|20)\d\d|[一二][一二三四五六七八九〇○零]{3})"
# a weekly bulletin has at most 53 issues a year
_LAST_NUMBER = 53
# 第12期   |   第十二期   |   第1-2期, two issues in one, which counts as the first
_NUMBER = r"第?(?P<number>\d{1,2}|[一二三四五六七八九十]{1,4})(?:[-—–~、至和]\d{1,2})?期"
_NAMES: tuple[re.Pattern[str], ...] = (
    re.compile(rf"{_YEAR}年?{_NUMBER}"),  # 温州市人民政府公报2021年第3期   |   2021第3期
    re.compile(
        r"(?<!\d)(?P<year>(?:19|20)\d\d)[-_.](?P<number>\d{1,2})(?!\d|[-_.]\d)"
    ),  # 2019-12   |   wz2021_03
    re.compile(r"(?<!\d)(?P<year>(?:19|20)\d\d)(?P<number>\d\d)(?!\d)"),  # wz202103
)
# 2019年第12期文件发布   |   温州市人民政府公报(2020年第6期总第214期): running header and cover, white space
# closed up; a sentence that names another issue has its signs: 刊登于《…公报》2018年第36期
_PRINTED = re.compile(rf"^[^,。;、《》“”]{{0,18}}?{_YEAR}年{_NUMBER}[^,。;、《》“”]{{0,14}}$")
# 第6期(总第214期), on a cover whose year stands on a line of its own:  2020
_NUMBER_AND_SERIAL = re.compile(rf"^{_NUMBER}\(总第\d+期\)")
_YEAR_ALONE = re.compile(rf"^{_YEAR}年?(?:\d{{1,2}}月)?$")
# 总第208期
_SERIAL = re.compile(r"总第(\d{1,4})期")
_LONGEST_HEADER = 48
_KEY = re.compile(r"^(?P<year>(?:19|20)\d\d)-(?P<number>\d\d)$")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class IssueName:
    """Year and number of an issue within its year."""

    year: int
    number: int

    @property
    def key(self) -> str:
        """Return the name as in files: 2021-03."""
        return f"{self.year}-{self.number:02d}"

    def __str__(self) -> str:
        return f"{self.year}年第{self.number}期"


def name_of_key(key: str) -> IssueName:
    """Return the issue that a person named.

    Raises:
        BulletinError: the key is not of the form YYYY-NN.
    """
    match = _KEY.match(key)
    name = _issue_name(match) if match else None
    if name is None:
        raise BulletinError(f"期号应写成“年-期”（如 2021-03，期为 01 至 {_LAST_NUMBER}），实际为“{key}”")
    return name


def name_in_file_name(stem: str) -> IssueName | None:
    """Return the issue that a file name without suffix tells, or None."""
    closed = _closed_up(stem)
    matches = (match for pattern in _NAMES for match in pattern.finditer(closed))
    return next((name for name in map(_issue_name, matches) if name is not None), None)


def names_printed(lines: Sequence[str]) -> list[tuple[IssueName, int]]:
    """Return the issues that headers and cover name, with how many lines do, most often first."""
    matches = (match for match in map(_PRINTED.match, _headers(_naming(lines))) if match)
    votes = Counter(name for name in map(_issue_name, matches) if name is not None)
    if not votes:
        votes.update(_on_cover(_headers(lines)))
    return votes.most_common()


def serial_printed(lines: Sequence[str]) -> int | None:
    """Return the serial that is printed most often (总第N期), or None."""
    votes = Counter(int(serial) for line in _naming(lines) for serial in _SERIAL.findall(_closed_up(line)))
    return votes.most_common(1)[0][0] if votes else None


def _naming(lines: Sequence[str]) -> list[str]:
    """Return the few lines that can name an issue."""
    return [line for line in lines if "期" in line]


def _headers(lines: Sequence[str]) -> list[str]:
    return [line for line in map(_closed_up, lines) if 0 < len(line) <= _LONGEST_HEADER]


def _on_cover(headers: Sequence[str]) -> list[IssueName]:
    """Return the issue of a cover that prints year and number on neighbouring lines."""
    for before, line, after in zip(["", *headers], headers, [*headers[1:], ""], strict=False):
        number = _NUMBER_AND_SERIAL.match(line)
        year = _YEAR_ALONE.match(before) or _YEAR_ALONE.match(after)
        if number and year:
            return [name for name in [_of(year["year"], number["number"])] if name is not None]
    return []


def _issue_name(match: re.Match[str]) -> IssueName | None:
    return _of(match["year"], match["number"])


def _of(year: str, number: str) -> IssueName | None:
    read_year, read = read_number(year), read_number(number)
    if read_year is None or read is None or not 1 <= read <= _LAST_NUMBER:
        return None
    return IssueName(year=int(read_year), number=int(read)) if 1900 <= read_year < 2100 else None


def _closed_up(text: str) -> str:
    """Close up the white space that extraction leaves inside digits, full-width forms made plain."""
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))
