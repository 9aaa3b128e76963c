"""Titles: runs of whole lines that read as the title of a published text, with or without its issuer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.bulletins.issuers import are_offices, begins_office, split_issuers
from knowledge.bulletins.line_text import LineText, canonical

_KINDS = (
    "通知|意见|通告|公告|决定|决议|通报|批复|复函|函|办法|规定|规则|条例|细则|方案|计划|规划|预案|纲要|要点|措施|政策|公示"
    "|建议|报告|命令|令|请示|议案|纪要|章程|规程|准则|标准|制度|目录|清单|指南|名单|任务书|意见书|解释|说明|倡议书"
)
# …（试行） | …（2021—2025年） | …（修订） | …（2020年版）
_SUFFIX = r"(?:（[^（）〔〕]{0,8}(?:试行|暂行|修订|修正|稿|年|草案|版|批|期|\d)[^（）〔〕]{0,10}）)*"
# 温州市人民政府办公室关于支持社会力量提供…医疗服务的实施意见   |   关于公布限养区禁养烈性犬、大型犬的通告
_HEAD = r"(?P<issuer>(?:(?!关于|印发|转发|批转)[^，。；：《》]){0,80})"
_TITLE = re.compile(rf"{_HEAD}(?P<rest>(?:关于|印发|转发|批转|公布|发布).{{2,150}}(?:{_KINDS}){_SUFFIX})")
# …关于公布…非遗名录 | …关于做好…经济普查工作: endings that make a title only beside a number
_LOOSE_KINDS = (
    "名录|公开信|慰问信|贺信|分工|安排|工作|活动|行动|项目|机构|小组|机制|体系|建设|奖励|任务|分解|表彰"
)
_LOOSE = re.compile(rf"{_HEAD}(?P<rest>关于.{{2,150}}(?:{_KINDS}|{_LOOSE_KINDS}){_SUFFIX})")
# 温州市危险住宅处置规定 | 宁波市城市绿化条例实施细则（2019年修正）: what an order promulgates
_REGULATION = re.compile(
    rf"[\u4e00-\u9fff]{{2,8}}?[省市县区州][^，。；：《》]{{2,50}}(?:办法|规定|规则|条例|细则|决定){_SUFFIX}"
)
# 宁波市人民政府公告 | 台州市公安局通告
_HEADER = re.compile(r"[\u4e00-\u9fff]{3,28}?(?:政府|局|厅|委员会|办公室)(?:公告|通告|公示|通知)")
_QUOTED = re.compile(r"《[^《》]*(?:《[^《》]*》[^《》]*)*》|〈[^〈〉]*〉|“[^“”]*”|（[^（）]*）")
# 关于修改温政发〔2014〕5号文件的通知: a title may name a text by its number
_NAMED_NUMBER = re.compile(r"[\u4e00-\u9fff]〔(?:19|20)\d\d〕\d{1,4}号(?=文|《|、|和|等)")
# 5.温州市人民政府关于…的通知（温政发〔1998〕102号）: a list of texts gives their numbers behind them
_LISTED = re.compile(r"（[^（）]*〔(?:19|20)\d\d〕第?\d{1,4}号）")
# the second half of a title: 的通知 | （试行）的通知 | 》的通知
_GOES_ON = re.compile(r"^(?:的|》|（|等\d|[）”])")
# what titles end with that end with nothing else: a 方案 or 规划 may go on to the 通知 that issues it
_FINAL = re.compile(rf"(?:通知|意见|通告|公告|决定|通报|批复|函){_SUFFIX}$")
# the characters with which titles end
_LAST = {kind[-1] for kind in _KINDS.split("|")} | {"）", ")"}
# 温州市人民政府办公室转发 / 浙江省人民政府办公厅关于…   |   温州市人民政府办公室转发市 / 民政局关于…
_PASSED_ON = re.compile(r"(?:印发|贯彻|落实|执行|(?:转发|批转)[^，。；：]{0,12})$")
_MOST_LINES = 16
_SET_RIGHT = 8
_LONGEST = 180


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title in the lines `first` to `last` (excluded) of a page."""

    first: int
    last: int
    text: str
    issuers: tuple[str, ...] = ()


def title_after(page: LineText, edge: int, *, any_ending: bool = False) -> Title | None:
    """Return the title that begins in the line `edge`, or None; a number vouches for `any_ending`."""
    found: Title | None = None
    for last in range(edge + 1, min(edge + _MOST_LINES, len(page)) + 1):
        if page.starts[last] - page.starts[edge] > _LONGEST:
            break
        ends = any_ending or page.pieces[last - 1][-1:] in _LAST
        longer = _title(page, edge, last, _LOOSE if any_ending else _TITLE) if ends else None
        if longer and (found is None or _goes_on(page, found, longer)):
            found = longer
    return found


def title_before(page: LineText, edge: int, *, any_ending: bool = False) -> Title | None:
    """Return the title that ends in the line above `edge`, its issuers included, or None."""
    found: Title | None = None
    for first in range(edge - 1, max(edge - _MOST_LINES, 0) - 1, -1):
        if page.starts[edge] - page.starts[first] > _LONGEST or (found and _set_right(page, first, found)):
            break
        longer = _title(page, first, edge, _LOOSE if any_ending else _TITLE)
        if longer and (found is None or _leads(page.between(first, found.first), found)):
            found = longer
    return found


def header_at(page: LineText, first: int) -> Title | None:
    """Return 温州市人民政府公告 where it fills the line `first`, for a text with no title of its own."""
    text = page.pieces[first]
    if not _HEADER.fullmatch(text):
        return None
    office = re.sub(r"(?:公告|通告|公示|通知)$", "", text)
    return Title(first=first, last=first + 1, text=text, issuers=split_issuers(office, office))


def regulation_at(page: LineText, first: int) -> Title | None:
    """Return the name of a regulation that fills lines from `first` on: 温州市危险住宅处置规定."""
    for last in range(first + 1, min(first + _MOST_LINES, len(page)) + 1):
        if _REGULATION.fullmatch(canonical(page.between(first, last))):
            return Title(first=first, last=last, text=page.between(first, last))
    return None


def _goes_on(page: LineText, found: Title, longer: Title) -> bool:
    """Return whether the lines below what reads as a title still belong to it."""
    if _GOES_ON.match(canonical(page.between(found.last, longer.last))):
        return True
    near = longer.last - found.last <= _MOST_LINES // 2
    return near and not _FINAL.search(canonical(found.text)) and bool(_FINAL.search(canonical(longer.text)))


def _leads(text: str, title: Title) -> bool:
    """Return whether lines above a title belong to it: they name offices, begin one, or 转发 it."""
    if are_offices(text) or _PASSED_ON.search(text):
        return True
    if title.issuers:
        return begins_office(text) and not begins_office(title.text[:4])
    return bool(re.search(r"印发|转发|批转|贯彻|落实", text))


def _set_right(page: LineText, first: int, found: Title) -> bool:
    """Return whether a line stands far to the right of the title below it, as a signature does."""
    return page.indent(first) - page.indent(found.first) >= _SET_RIGHT


def _title(page: LineText, first: int, last: int, form: re.Pattern[str]) -> Title | None:
    text = page.between(first, last)
    plain = page.plain[page.starts[first] : page.starts[last]]
    match = form.fullmatch(plain) if 6 <= len(plain) <= _LONGEST else None
    # 关于进一步加强停车管理，促进停车产业发展的意见: beside a number a title may hold a comma
    comma = form is _LOOSE and _TITLE.fullmatch(plain) is not None
    if not match or not _is_clean(plain.replace("，", "", 1) if comma else plain):
        return None
    head = text[: match.end("issuer")]
    if head and not are_offices(head):
        return None
    if not head and not plain.startswith("关于"):
        return None
    return Title(first=first, last=last, text=text, issuers=split_issuers(page.spaced(first, last), head))


def _is_clean(plain: str) -> bool:
    """Return whether a text has the marks of a title: nothing ends in it, and every bracket closes."""
    if _LISTED.search(plain):
        return False
    unquoted = _NAMED_NUMBER.sub("", plain)
    while _QUOTED.search(unquoted):
        unquoted = _QUOTED.sub("", unquoted)
    if re.search(r"[，。；：！？《》〈〉“”（）…]|〔(?:19|20)\d\d〕|[A-Z]{4}\d\d-", unquoted):
        return False
    return "印发" not in unquoted or bool(re.search(rf"(?:通知|决定|公告|通告|函){_SUFFIX}$", plain))
