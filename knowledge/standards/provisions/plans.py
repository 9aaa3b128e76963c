"""What governments set themselves or report: targets, plans and figures of the past are no provisions."""

from __future__ import annotations

import re

from knowledge.records import Bound
from knowledge.standards.provisions.mentions import Mention
from knowledge.standards.provisions.signs import gives, has_duty, is_given, obliges
from knowledge.standards.provisions.units import Kind

# 三、总体目标 | （二）发展目标
_GOAL_HEADING = re.compile(r"目标(?!责任)|指导思想|基本情况|现状|工作成效|总体要求$|总体思路|重要意义")
# 到2031年 | 力争 | 近三年
_PLANNED = re.compile(
    r"力争|争取|努力|[到至](?:19|20)\d\d年|今后|未来(?!社区)|近[三五]年|近期|年内(?!容)|全年"
)
# 2031年，… | 2032年底前，…
_DATED = re.compile(
    r"(?:19|20)\d\d年(?:底|末|年底|年末|\d{1,2}月底?)?(?:之?前|起)?(?:[，,]|$|完成|实现)|确保"
)
# 新增招引项目70个以上 | 增速7个百分点 | 覆盖率70%以上
_GROWTH = re.compile(
    r"新增|新建|新引|新培|净增|建成|建设|建立[^，]{0,6}$|培育|培养|引进|引入|招引|引育|打造|创建|创成"
    r"|改造|突破|增长|增速|增幅|提高|提升|推广|落地|开工|竣工|投放|举办|推出|覆盖|规模|产值|增加值"
    r"|下降|减少|孵化|吸引|招商|盘活|带动|接待|培训|(?:组织|引导|滚动|每年)实施|引导|撬动|升“|实现|完成|组建"
    r"|推动|推进|发展|谋划|遴选|评选|选树|入驻|集聚|游客|总投资|投资额达|余额|整改"
    r"|降至|逐步降"
)
# a plan may still promise: 到2031年，对…给予补助
_PROMISED = re.compile(r"给予|予以|补助|补贴|奖励|资助|贴息|减免|免征|免收|罚款|享受")
_REACHES = re.compile(r"(?:率|比例|比重|占比|占[^，]{2,12}|覆盖面|规模|余额|总量|倍数)(?:要)?(?:逐步)?$")
# 截至2031年底，累计发放7亿元
_PAST = re.compile(r"截至|截止目前|目前|已经|累计(?!缴|工|计|不)|同比|环比|去年|上年同期|比上年")
_MEETING = re.compile(r"召开|例会|联席|联络员会")
# 居住70人以上的出租房 | 70米以上的超高层建筑: what a duty falls on
_PREMISES = re.compile(
    r"(?:的)?[^，]{0,12}(?:出租房|场所|建筑|小区|大楼|房屋|住宅|工程|水库|商铺|宾馆|车辆|船舶|房间)"
)
# 自2031年7月1日起施行，有效期7年; but 许可证有效期为7年 is a provision
_OWN_TERM = re.compile(r"施行|实施之日|废止|印发|^\s*(?:本[^，]{1,12})?有效期")
# 至少新建1个 | 至少培育7家
_AT_LEAST_BUILT = re.compile(r"至少(?:新建|新增|培育|建设|建成|打造|创建|引进|实施|完成)")
# 常识知晓率不低于70%
_SURVEYED = re.compile(r"知晓|满意|测评")
# 注册资本不得低于70万元
_NORM = re.compile(r"不[得低少小]")
_BEGINS = re.compile(r"[^，]{0,4}(?:施行|实施|废止|生效)")
_OUTCOMES = (Kind.MONEY, Kind.COUNT, Kind.SHARE, Kind.SIZE, Kind.RATIO)
_CLOSE = 8


def is_planned(mention: Mention) -> bool:
    """Tell whether the quantity is a target of a government for itself, or a figure of the past."""
    sentence = mention.sentence
    headings = (*sentence.above, sentence.title, sentence.text[:12])
    if any(_GOAL_HEADING.search(heading) for heading in headings):
        return True
    if _PAST.search(mention.lead + mention.before):
        return not mention.conditional
    planned = bool(_PLANNED.search(sentence.opening + mention.lead + mention.before))
    if is_given(mention):
        return planned and not _PROMISED.search(mention.before + mention.after)
    if planned or _MEETING.search(mention.before + mention.after[:_CLOSE]):
        return True
    if mention.quantity.kind not in _OUTCOMES or _is_premises(mention):
        return False
    return _is_outcome(mention)


def is_own_term(mention: Mention) -> bool:
    """Tell whether the quantity is the term of the document itself, which its validity states."""
    return bool(_OWN_TERM.search(mention.before) or _BEGINS.match(mention.after))


def _is_premises(mention: Mention) -> bool:
    counts = mention.quantity.kind in (Kind.COUNT, Kind.SIZE) and mention.quantity.bound is Bound.AT_LEAST
    return counts and bool(_PREMISES.match(mention.after.replace("\u3000", "")))


def _is_outcome(mention: Mention) -> bool:
    """Tell whether the quantity is what is to be built, won or reached, and nobody is obliged to it."""
    led = mention.before + (mention.value if "/" in mention.quantity.unit else "")
    capped = mention.quantity.bound is Bound.AT_MOST
    if _DATED.search(mention.lead + mention.before) and not obliges(mention):
        return not capped or bool(_GROWTH.search(led + mention.after) or _REACHES.search(mention.before))
    if _AT_LEAST_BUILT.match(mention.value):
        return True
    if obliges(mention) or has_duty(mention.after):
        return False
    if mention.conditional and _has_consequence(mention):
        return False
    if _SURVEYED.search(led):
        return True
    if mention.quantity.bound is Bound.AT_LEAST and _REACHES.search(mention.before):
        return not mention.value.startswith("不")
    if _NORM.match(mention.value):
        return bool(_GROWTH.match(led.lstrip("，")))
    return not capped and bool(_GROWTH.search(led))


def _has_consequence(mention: Mention) -> bool:
    """Tell whether what is said of the things so limited is an entitlement or a duty."""
    planned = _GROWTH.search(mention.before + mention.after)
    return has_duty(mention.rest) or gives(mention.rest) or not planned
