"""What a sentence speaks of: the document itself (本办法), a part of it, or another text."""

from __future__ import annotations

import enum
import re

_KINDS = (
    "办法|规定|细则|意见|通知|通告|公告|方案|决定|条例|规则|政策|标准|计划|规划|制度|规程|规范|文件|措施|要点|预案"
    "|目录|清单|章程|准则|命令|令|批复|指引|指南|守则|决议|函|通报|纲要|机制|导则|公约|解释|导引|政策条款|若干条款"
)
# 本通知   |   本《细则》   |   本实施意见   |   本办法（试行）; neither 本市…办法 nor 本合同 nor 本条
OWN = (
    r"本(?!市|省|县|区|级|条(?!例)|款|项|章(?!程)|节|合同|协议|人|单位|院|局|部门|行政|辖区|地|年|月|期|轮|次)"
    rf"(?:《[^》]{{1,30}}》|〈[^〉]{{1,30}}〉|“[^”]{{1,30}}”|[^，。；：、《》第\n]{{0,12}}?(?:{_KINDS})(?!性))"
    r"(?:（[^）]{1,8}）)?"
)
_OWN = re.compile(OWN)
_KIND = re.compile(_KINDS)
# 第三条   |   第五款: a part of a text
_PART = re.compile(r"第[\d一二三四五六七八九十百、至]{1,6}[条款项章]|附件|部分|其中|所称|规定的")
# 本通告施行前已登记的…   |   本办法印发后新购的…: what a clause is about besides the document
_CASE = re.compile(r"(?:施行|实施|发布|公布|印发|下发|执行|生效)(?:之日)?(?:以|之)?(?:前|后)|期间|的，$")
# 第三十九条   |   五、其他   |   （一）   |   5.   |   附则: what stands before the words of a clause
_LABELS = re.compile(
    r"(?:^|[\n])\s*(?:第[一二三四五六七八九十百]+[章条][\s\u3000]*|附则|[一二三四五六七八九十]+、(?:其他|其它|附则|实施时间|施行时间|执行时间)?[。：]?"
    r"|（[一二三四五六七八九十\d]+）|\d{1,2}[.．、]|[①-⑩])+"
)
# 第三条自…起施行 speaks of a part
_CLAUSE_LABEL = re.compile(r"第[一二三四五六七八九十百\d]+条$")
# 上述标准   |   调整后的…标准   |   以上规定: a notice that speaks of what it sets
_SET_HERE = re.compile(r"^(?:上述|以上|前述).{0,24}(?:标准|政策|规定|待遇|价格|措施|办法)$")
_SET_ANEW = re.compile(r"^(?:调整后|新的?|此次|本次).{0,24}(?:标准|政策|规定|待遇|价格|措施|办法)$")
# 关于调整…标准的通知   |   …的通告: a notice that sets something from a day
SETS_A_DAY = re.compile(
    r"调整|提高|通告|公告|(?:公布|确定|核定|明确|建立|发放|执行).*(?:标准|价格|补贴|补助|津贴|待遇)"
)
# …负责解释，自印发之日起施行
_EXPLAINED = re.compile(r"解释|通过|批准|同意")
# 《…》已经…审议通过，现予公布，自…起施行   |   （…公布 自…起施行）
_MADE_PUBLIC = re.compile(r"现予?以?(?:公布|发布|印发|通告|公告)|^（[^（）]{8,40}(?:公布|发布|通过|印发)$")


class Subject(enum.IntEnum):
    """What a clause is about, the surest first."""

    OWN_KIND = 0
    OWN = 1
    UNNAMED = 2
    SET_HERE = 3
    OTHER = 4


def kind_of_title(title: str) -> str:
    """Return the kind of text that a title ends with; of a 印发…通知 the kind of what it encloses."""
    enclosed = re.search(r"(?:印发|公布|发布|转发)(.+)的?通知$", title)
    kinds = _KIND.findall(re.sub(r"[（(][^（）()]*[）)]", "", enclosed[1] if enclosed else title))
    return kinds[-1] if kinds else ""


def subject_of(before: str, title: str) -> Subject:
    """Return what a clause is about; `before` are the words of its sentence that stand before it."""
    words = _LABELS.sub("", "\n" + before).strip()
    if not words and _CLAUSE_LABEL.search(before):
        return Subject.OTHER
    if words.count("“") > words.count("”") or words.count("《") > words.count("》"):
        return Subject.OTHER
    if named := list(_OWN.finditer(words)):
        return _own_subject(named[-1], words[named[-1].end() :], kind_of_title(title))
    if not words:
        return Subject.UNNAMED
    quoted = re.search(r"《(.+)》", words)
    if quoted and quoted[1] in title and not _PART.search(words[quoted.end() :]):
        return Subject.OWN_KIND
    if _MADE_PUBLIC.search(words):
        return Subject.OWN
    head = re.split(r"[，；：]", words)[-1]
    if _SET_HERE.match(head) or (_SET_ANEW.match(head) and SETS_A_DAY.search(title)):
        return Subject.UNNAMED
    if not head:
        return Subject.UNNAMED if _EXPLAINED.search(words) and not quoted else Subject.SET_HERE
    return Subject.OTHER


def _own_subject(own: re.Match[str], between: str, kind: str) -> Subject:
    if _PART.search(between) or _CASE.search(between) or "《" in between:
        return Subject.OTHER
    return Subject.OWN_KIND if kind and kind in own[0] else Subject.OWN
