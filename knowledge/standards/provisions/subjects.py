"""What a quantity is of: the noun phrase next to it, else the heading above."""

from __future__ import annotations

import re

from knowledge.records import Bound
from knowledge.standards.provisions.mentions import Mention
from knowledge.standards.provisions.units import Kind

_LONGEST = 40
_GIVEN = (
    r"补助|补贴|奖励|资助|贴息|贷款|保障金|公积金|保险[金费]|[理务用]费|租金|补偿基金|补偿|罚款|奖补|违约金|滞纳金|保证金|津贴|救助|赔偿|优惠|激励|配套|出资"
    r"|跟投|加价措施|费用|公示|资金|待遇|名额|离岗期|建设期|过渡期"
)
# 的一次性补助 | 享受市级财政贷款补助 | 进行跟投
_OBJECT = re.compile(
    r"(?:的|比例|给予|予以|进行|享受|享有|缴纳|缴存|收取|发放|作为|作|为|标准|计算|逐年|、){0,4}"
    rf"(?P<noun>[^，。；：\u3000\d并按]{{0,20}}?(?:{_GIVEN}))(?![期额率利本余损补贴保])"
)
# 名社会工作者 | 的出租房 | 个原创自研IP
_COUNTED = re.compile(
    r"(?:的)?(?![后前每时起以及一])(?P<noun>[^，。；：、的或且和\u3000\d%％由按应可须将需给设组进达对免方]{2,16})"
)
# 的标准配建养老服务用房
_NORM = re.compile(r"的(?:标准|比例|要求)(?:配建|配备|配置|设置|建设|规划)(?P<noun>[^，。；\u3000]{2,20})")
# 最高补助金额200万元 | 每月补贴500元
_NAMED = re.compile(r"(?:支付|收费|补偿|补助|补贴|奖励|资助|贷款|津贴)(?:限额|金额|额度)?|限额|额度")
# 出具审核意见 | 将备案材料报送: what is due in a term
_ACTION = re.compile(r"(?:，)?(?P<act>[^，。；：\u3000的内][^，。；：\u3000]{1,19})")
_ACTOR_END = re.compile(r"应当?|可以|必须|须|可|在|自|于|从|不得")
# what stands between the noun phrase and the figure: 原则上不超过, 一般为, 按
_LINK = re.compile(
    r"(?:原则上|一般|分别|应当?|均|可以|可|须|需|必须|不得|要|给予|予以|享受|处以?|并处|按照?|为|是指|是|设"
    r"|列|达到|在|有|控制|超过?|至|到|共|各|其中|最高|且|并|即|再|每年|每|自|的|：|、|\u3000|\s|于|适用于|实行"
    r"|完成|居住|首次|明确|则|可增加|提高|调整|安排|设置|配备|配建|配置|连续|年满|受到|凭)+$"
)
# 对社会办医疗机构 | 将 | 其中: what stands before a noun phrase; neither 在保 nor 增且 nor 依照
_OPENING = re.compile(
    r".*(?:对于?|将|向|但|其中|的|并|且(?!增)|在(?![保线岗校编职建册温外])|(?<!依)按照?|根据|享受|给予|领取|加收|收取|缴纳|发放"
    r"|是指|以及|及(?![时其])|或者?|、|凡|如果?|其(?!他)|应明确|“|”|\u3000)"
)
_GENERIC = re.compile(
    r"(?:单(?=[户个笔件家位次人])|每[^，]{1,4}$|各)|(?:行业内)?排名$|年?(?:金额|总额|数额|标准|比例|期限|时间|奖励|补助|补贴|资助|费用|数量|面积"
    r"|人数|名额|总费用)$|.?$|(?:年|补贴|补助|奖励)[^，]{0,4}金额"
)
# 支持政策与措施 | 附则: headings that name no subject
_BARE_HEADING = re.compile(
    r"(?:总则|附则|附件|其[他它]|.*(?:政策与?措施|任务|措施|保障|要求|事项|程序|内容))$"
)
# 2031年 | 每年度
_DATED = re.compile(r"^[，\s]*(?:(?:19|20)\d\d年(?:底|末|年底)?(?:之?前)?|每年度?|当年度?|全年)")
# 抵押合同自签订之日起
_SINCE = re.compile(r"(?:应当?|可以)?自[^，]*(?:之日|次日)起$")
# 用能指标在上年核定的基数基础上下降70%
_CHANGED = re.compile(r"(?P<noun>[^在]{2,20})在[^，]*(?:下降|下调|下浮|上浮|上调|提高|增加|降低)$")
# 补贴标准为实际发生费用的 | 总费用: what a share is a share of
_BASE = re.compile(r"(?<=[^，])(?:为|是|按照?)[^，]*$")


def subject_of(mention: Mention, previous: str) -> str:
    """Return what the quantity is of; `previous` is the subject of the quantity before it."""
    found = (
        _norm(mention)
        or _due(mention)
        or _object(mention)
        or _counted(mention)
        or _before(mention)
        or _begun(mention)
    )
    heading, label = _heading(mention), _label(mention)
    if not found or label.endswith(("标准", "价格", "比例")):
        found = label + found or ("" if re.search(r"\d", previous) else previous) or heading
    elif _GENERIC.match(found):
        found = _specific(found, previous, heading)
    return found[:_LONGEST]


def _heading(mention: Mention) -> str:
    """Return the nearest heading that names something, without its label."""
    above = [heading for heading in mention.sentence.above if heading]
    named = [heading for heading in above if not _BARE_HEADING.match(heading)]
    return (mention.sentence.title or (named or above or [""])[-1])[:20]


def _specific(found: str, previous: str, heading: str) -> str:
    """Return a subject that says little (单户, 年补贴金额) with what it is part of."""
    if found.startswith(("单", "每", "总额", "金额", "期限")) and previous and not previous.endswith("）"):
        return previous if found in previous else f"{previous}（{found}）"
    if found in heading:
        return heading
    return found if heading in found else heading + found


def _norm(mention: Mention) -> str:
    """Return what is to be provided by a norm (按每百户不少于20平方米的标准配建养老用房)."""
    match = _NORM.match(mention.after)
    return match["noun"] if match else ""


def _due(mention: Mention) -> str:
    """Return who is to do what within a term (市国资委提出审核意见)."""
    hours = mention.quantity.unit == "时间"
    due = mention.value.endswith(("内", "前")) and not mention.conditional
    if mention.quantity.kind not in (Kind.TERM, Kind.MOMENT) or not (hours or due):
        return ""
    return _act(mention)


def _begun(mention: Mention) -> str:
    """Return what begins or happens on a day (每年9月起，各部门执行…)."""
    return _act(mention) if mention.quantity.kind is Kind.MOMENT else ""


def _act(mention: Mention) -> str:
    action = _ACTION.match(mention.after + mention.rest)
    if not action:
        return ""
    actor = _without_opening(_ACTOR_END.split(mention.before, maxsplit=1)[0])
    return actor + action["act"]


def _object(mention: Mention) -> str:
    match = _OBJECT.match(mention.after) or _OBJECT.match(mention.beyond)
    return match["noun"].strip() if match and mention.quantity.kind is not Kind.MOMENT else ""


def _counted(mention: Mention) -> str:
    match = _COUNTED.match(mention.after.replace("\u3000", ""))
    kind = mention.quantity.kind
    counts = kind in (Kind.COUNT, Kind.RATIO) or (kind is Kind.SIZE and not mention.before.strip())
    spared = kind is Kind.TERM and mention.quantity.bound is Bound.EXACT
    return match["noun"] if match and (counts or spared) else ""


def _before(mention: Mention) -> str:
    words = _SINCE.sub("", _DATED.sub("", mention.before))
    if changed := _CHANGED.match(words):
        return changed["noun"]
    if mention.quantity.kind is Kind.SHARE and (base := _BASE.search(words)):
        words = words[: base.start()]
    noun = _without_opening(_LINK.sub("", words))
    if noun.startswith(("超过", "不足", "不满")) or noun.endswith(
        ("后", "前", "时", "上", "其中", "过程中", "下", "内")
    ):
        return ""
    named = _named(mention)
    if named and named not in noun:
        return noun + named
    return noun or _without_opening(_LINK.sub("", mention.sentence.host))


def _named(mention: Mention) -> str:
    """Return what the words of the bound name (最高补助金额200万元)."""
    match = _NAMED.search(mention.value[: mention.quantity.core - mention.quantity.start])
    return match[0] if match else ""


def _without_opening(words: str) -> str:
    opening = _OPENING.match(words)
    return words[opening.end() if opening else 0 :].strip()


def _label(mention: Mention) -> str:
    """Return what stands before the last colon before the clause (收费标准：首小时…，之后…)."""
    label, colon, _ = mention.lead.rpartition("：")
    return _LINK.sub("", label[mention.sentence.clause_start(len(label)) :]) if colon else ""
