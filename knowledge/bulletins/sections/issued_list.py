"""The list of documents issued: each entry with its number and its title closed up."""

from __future__ import annotations

import re

from knowledge.bulletins.paragraphs import close_up, join_lines
from knowledge.bulletins.sections.text import SectionText
from knowledge.records import Article, Line, ListedDocument

_NUMBER = (
    r"(?:(?!关于|修改|废止)[^\s，。；：、《》（(]){2,12}\s*[〔\[［【﹝（(]\s*"
    r"(?:19|20)\d\d\s*[〕\]］】﹞）)]\s*(?:第\s*)?\d{1,4}\s*号"
)
_ORDER = r"[^\s，。；：、《》]{0,14}令\s*(?:第\s*)?[\d一二三四五六七八九十百]{1,4}\s*号"
# 温政发〔2015〕58号　　温州市人民政府关于…   |   1. 温政办〔2015〕94号 …   |   市政府令第12号 …
_NUMBER_FIRST = re.compile(
    rf"(?:\d{{1,3}}\s*[.．、]?\s+|\d{{1,3}}[.．、]\s*)?(?P<number>{_NUMBER}|{_ORDER})\s*"
)
# …关于调整全市最低工资标准的通知（温政发〔2015〕58号）
_NUMBER_LAST = re.compile(rf"[（(](?P<number>{_NUMBER}|{_ORDER})[)）]\s*(?:[.…·\s]*[（(]?\d{{1,3}}[)）]?)?$")
# 1.   |   ●
_BULLET = re.compile(r"^(?:\d{1,3}[.．、]\s*|[●◆■△▲★·•]\s*)")
# a date in the last column:  2019-06-05   |   6月5日
_LAST_DATE = re.compile(r"[（(]?(?:(?:19|20)\d\d[-.年/]\d{1,2}[-.月/]\d{1,2}日?|\d{1,2}月\d{1,2}日)[)）]?$")
# 市政府文件   |   二、市政府办公室发文
_HEAD = re.compile(
    r"^(?:[一二三四五]、|（[一二三四五]）|【)?[^，。；：〔]{0,20}(?:文件|发文|发文目录|文件目录)[】:：]?$"
)
# …关于修改 / 温政发〔2014〕5号文件的通知
_LEADS_ON = re.compile(r"(?:关于|修改|修订|废止|转发|贯彻|落实|印发|执行|公布|宣布|[《（和及、])$")
_GOES_ON = re.compile(r"文件|文|[、和及与等的》）)”，]")
_WHOLE_TITLE = re.compile(
    r"(?:通知|意见|决定|通告|公告|通报|批复|函|办法|规定|方案|细则|要点|报告|令|议案|纪要|规则|规划|条例|计划|目录|名单)(?:（[^）]*）)?$"
)


def listed_documents_of(text: SectionText) -> tuple[list[Article], list[ListedDocument]]:
    """Return one article and one record an entry, under the head of its office where one is printed."""
    articles: list[Article] = []
    listed: list[ListedDocument] = []
    trail: tuple[str, ...] = ()
    group: list[Line] = []
    numbers_last = _prints_numbers_last(text)

    def flush() -> None:
        if group:
            article = text.article(group, trail)
            record = _listed(article)
            articles.append(article)
            listed.extend([record] if record else [])
            group.clear()

    for line in text.lines:
        words = close_up(line.text.strip())
        joined = join_lines(group).text
        complete = bool(_NUMBER_LAST.search(joined)) if numbers_last else bool(_WHOLE_TITLE.search(joined))
        if _HEAD.match(words) and (not group or complete):
            flush()
            trail = (words.strip("【】:："),)
        elif (not numbers_last and _begins(words, joined)) or (numbers_last and complete):
            flush()
            group.append(line)
        elif group or numbers_last:
            group.append(line)
    flush()
    return articles, listed


def _begins(words: str, before: str) -> bool:
    """Return whether a line begins an entry; a number inside a title may be wrapped to the head of a line."""
    match = _NUMBER_FIRST.match(words)
    if match is None:
        return False
    inside = _GOES_ON.match(words, match.end()) or _LEADS_ON.search(before)
    return not before or bool(_WHOLE_TITLE.search(before)) or not inside


def _prints_numbers_last(text: SectionText) -> bool:
    first = sum(bool(_NUMBER_FIRST.match(line.text.strip())) for line in text.lines)
    last = sum(bool(_NUMBER_LAST.search(line.text.strip())) for line in text.lines)
    return last > first


def _listed(article: Article) -> ListedDocument | None:
    """Return the record of an entry; None where it prints no number."""
    (paragraph,) = article.paragraphs
    words = paragraph.text
    first = _NUMBER_FIRST.match(words)
    last = _NUMBER_LAST.search(words)
    match = first or last
    if match is None:
        return None
    title = words[first.end() :] if first else _BULLET.sub("", words[: last.start()] if last else words)
    return ListedDocument(
        document_number=re.sub(r"\s", "", match["number"]),
        title=_LAST_DATE.sub("", title.strip()).strip(),
        page=article.page,
        lines=tuple(number for number, _ in paragraph.spans),
    )
