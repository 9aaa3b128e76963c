"""Document numbers in every spelling that people use, and registration numbers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.nlu.mentions import Mention
from knowledge.numerals import read_whole

_OPENS, _CLOSES = r"[〔\[(（【﹝<《\-—]", r"[〕\])）】﹞>》\-—]"
# the office may not reach over these: 民政局的温政发…, 请问瑞政发…
_OFFICE = r"[^\W\d_a-zA-Z的了是在和与及查看问请按据有那说、，温]"
_PREFIX = (
    rf"(?:[国浙温民财工发水农司瑞乐永平苍文泰洞鹿龙瓯人建教卫交商质药税环体审统安经开]{_OFFICE}{{0,6}}?(?:（[一-龥]）)?"
    r"[发办令函通管企规字监]|通告)"
)
_YEAR = r"(?:(?:19|20)\d\d|二[〇零○][〇零○一二三四五六七八九]{2})"
_SERIAL = r"(?:\d{1,4}|[一二三四五六七八九十百零〇]{1,6})"
# 温政发〔2015〕59号, 温综法发[2020]32, 浙政发(2015)30号, 温浙集（开）管〔2019〕71号,
# 温政发2018年13号, 温政办2020 59号, 温政发二零一五年五十八号, 温政发2015-58
_NUMBER_WITH_YEAR = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:文件?)?\s?{_OPENS}?\s?(?P<year>{_YEAR})\s?{_CLOSES}?年?(?:度|的)?"
    rf"\s?第?\s?(?P<number>{_SERIAL})\s?(?:号|(?![\d年月一-龥])|(?<=\d)(?=这|是|的|和|文|有|在|讲|里|，|还|吗|到))"
)
# 温人社发117号: the year is left out
_NUMBER_WITHOUT_YEAR = re.compile(
    rf"(?P<prefix>{_PREFIX})(?:文件?)?\s?第?(?P<number>{_SERIAL})号(?![线楼门口院馆车机店栋岛桥井库房船铺球台窗])"
)
# 〔2015〕58号, 2015年第58号文: the office is left out
_NUMBER_WITHOUT_OFFICE = re.compile(
    rf"〔(?P<year>{_YEAR})〕第?(?P<number>{_SERIAL})号|(?P<year2>{_YEAR})年?的?第?(?P<number2>{_SERIAL})号文"
)
# ZJCC01-2020-0008, zjcc01 2020 0008, ZJCC0120200008
_REGISTRATION = re.compile(
    r"(?P<letters>ZJ[A-Z]{2})\s?(?P<office>\d{2})[\s\-—–_]*(?P<year>20\d\d)[\s\-—–_]*(?P<number>\d{4})(?!\d)",
    re.IGNORECASE,
)


def find_document_numbers(text: str) -> Iterator[Mention]:
    """Yield document numbers in the form 温政发〔2015〕59号, and registration numbers in capitals."""
    for match in _NUMBER_WITH_YEAR.finditer(text):
        yield _mention(f"{match['prefix']}〔{_digits(match['year'])}〕{_digits(match['number'])}号", match)
    for match in _NUMBER_WITHOUT_YEAR.finditer(text):
        yield _mention(f"{match['prefix']}{_digits(match['number'])}号", match)
    for match in _NUMBER_WITHOUT_OFFICE.finditer(text):
        year, number = match["year"] or match["year2"], match["number"] or match["number2"]
        yield _mention(f"〔{_digits(year)}〕{_digits(number)}号", match)
    for match in _REGISTRATION.finditer(text):
        value = f"{match['letters'].upper()}{match['office']}-{match['year']}-{match['number']}"
        yield _mention(value, match)


def _digits(text: str) -> str:
    return str(read_whole(text))


def _mention(value: str, match: re.Match[str]) -> Mention:
    return Mention(entity="document_number", value=value, start=match.start(), end=match.end())
