"""What a document says of itself beside its title: to whom it goes, what it repeals, what is attached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.bulletins.amendments import amendments_of
from knowledge.bulletins.attachments import attachments_of
from knowledge.bulletins.paragraphs import join_lines
from knowledge.bulletins.repeals import repeals_of
from knowledge.bulletins.validity.own_words import OWN
from knowledge.records import Amendment, Line

_UNITS = (
    "政府|局|委|部|办|院|校|厅|处|所|站|室|会|署|行|单位|部门|机构|企业|公司|中心|集团|大队|支队|医院|组织|团体|街道|乡镇"
    "|社区|园区|集聚区|开发区|新区|新城|市民|职工|居民|群众|业主|人员|用人单位|纳税人|个人|同志|分局|扫黑办|各地|县|区|市"
)
# 各县（市、区）人民政府，市政府直属各单位   |   鹿城区、龙湾区、瓯海区商务局、财政局，有关企业
_ADDRESSEE = re.compile(rf"(?:{_UNITS})(?:（[^（）]*）)?$")
# 现将有关事项通知如下   |   调整标准如下   |   一、限行时间: words before a colon that address nobody
_NO_ADDRESSEE = re.compile(
    r"如下|以下|下列|包括|分别为|为$|是$|根据|现将|时间$|内容$|^[一二三四五六七八九十\d]+[、.]|[。；]"
)
_LONGEST_ADDRESSEE = 260
_MOST_ADDRESSEE_LINES = 14
# 各区（功能区）财政局，…：, where the notice stands after the beginning of what it encloses
_ADDRESSED_LINE = re.compile(r"^(?:各|市|有关|驻)\S{2,}")
_HANDED_OUT = re.compile(r"印发给|请(?:认真|遵照|贯彻|结合|各|按照)|通知如下")
# …不一致的，以本通告为准。   |   …与本通知内容不一致的，按本通知规定执行。
_OVERRIDES = re.compile(
    rf"(?:以{OWN}(?:的?规定|的?内容)?为准|(?:按照?|依照|执行|适用){OWN}(?:的?规定|的?标准|的?要求|的?内容)?(?:执行|办理)?(?=[。，；]|$))"
)
_DIFFERS = re.compile(r"不一致|不相一致|不符|抵触|冲突|不同|有出入|矛盾")
# 五、其他（一）本意见…   |   第三十条 本办法…
_LABEL = re.compile(
    r"^.{0,16}(?:（[一二三四五六七八九十]+）|(?<![\d.])\d{1,2}[.．](?!\d)|[一二三四五六七八九十]、(?:其[他它])?|第\S{1,5}条)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """The addressee, what the document puts out of force, changes or overrides, and its attachments."""

    addressee: str | None = None
    repeals: tuple[str, ...] = ()
    amends: tuple[Amendment, ...] = ()
    overrides: str | None = None
    attachments: tuple[str, ...] = ()


def particulars_of(body: Sequence[Line], title: str, signature: Sequence[Line]) -> Particulars:
    """Read the particulars of a document.

    Args:
        body: its lines in reading order, title block and signature taken out.
        title: its title.
        signature: the lines of its signature.
    """
    text = join_lines(body).text
    return Particulars(
        addressee=_addressee(body),
        repeals=repeals_of(text, title),
        amends=amendments_of(text, title),
        overrides=_overrides(text),
        attachments=attachments_of(body, signature),
    )


def _addressee(body: Sequence[Line]) -> str | None:
    """Return to whom the document goes: at its head, else before the words that hand out an enclosure."""
    head = _addressed(body[:_MOST_ADDRESSEE_LINES])
    if head is not None:
        return head
    for position, line in enumerate(body):
        if _ADDRESSED_LINE.match(line.text.strip()) and "：" in "".join(
            b.text for b in body[position : position + 4]
        ):
            found = _addressed(body[position : position + 4])
            following = join_lines(body[position : position + 8]).text
            if found is not None and _HANDED_OUT.search(following):
                return found
    return None


def _addressed(lines: Sequence[Line]) -> str | None:
    text = re.split(r"[：:]", join_lines(lines).text, maxsplit=1)
    named = text[0]
    if len(text) == 1 or len(named) > _LONGEST_ADDRESSEE or _NO_ADDRESSEE.search(named):
        return None
    return named if _ADDRESSEE.search(named) else None


def _overrides(text: str) -> str | None:
    """Return the sentence that says that this text goes before others, without its label."""
    for sentence in re.split(r"(?<=。)", text):
        if _DIFFERS.search(sentence) and _OVERRIDES.search(sentence):
            return _LABEL.sub("", sentence)
    return None
