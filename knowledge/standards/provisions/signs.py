"""The words that make a quantity an entitlement, a duty or a limit rather than a count of something."""

from __future__ import annotations

import re

from knowledge.records import Bound
from knowledge.standards.provisions.mentions import Mention
from knowledge.standards.provisions.units import Kind

# 给予7万元的一次性补助 | 处五百元罚款 | 按保费的70%补贴
_GIVING = re.compile(
    r"给予|予以|享受|补助|补贴|奖励|资助|贴息|返还|返回|退还|补偿|奖补|支付|发放|拨付|垫付|跟投|出资"
    r"|收取|缴纳|缴存|交纳|征收|收费|计收|免收|免征|减免|减征|减半|优惠|下浮|上浮|加价|罚款|处以|并处"
    r"|违约金|滞纳金|押金|保证金|津贴|待遇|救助|报销|赔付|赔偿|扣除|计提|代偿|分担|让利|优待"
    r"|(?:予以|进行|定额|资金)配套|配套(?:补助|奖励|资金|支持)|激励(?!机制)"
)
# 补贴标准 | 权重 | 费率 | 上限
_RATE = re.compile(
    r"标准|权重|比例|比重|占|费率|利率|税率|上限|下限|限额|额度|名额|系数|单价|电价|水价|价格|费用"
    r"|起步价|基数|差额|容积率|绿地率|密度|投保率|排名|得分|总额|金额|起付|保额|保费"
    r"|报酬|学费|租金|票价|房租|税额|底价|起始价"
)
# 应当 | 须 | 可以; neither 相应当事人 nor 需求 nor 可持续
_DUTY = re.compile(
    r"应当?(?![用急对收付届])|必须|须|不得|不能|不可|不应|需(?=[要在经按由提向对将取满符达具配设])|禁止"
    r"|严禁|限于|限期|方可|允许|可以|可(?=[^持能靠行见])|有权|凭|符合|具备|至少"
)
# 每个街道至少配备7名 | 每栋楼配备9名
_EACH_HAS = re.compile(
    r"每(?!年|月|周|季)[^，]{1,20}(?:配备|配置|设|安排|明确|确定|建有|不少于|应|给予|奖励|补助)"
)
# 补助期为7年 | 公示9日
_TERM_NAME = re.compile(
    r"(?:期限?|期间|时限|年限|时长|工龄|周期|间隔|年期)(?:原则上|一般|均|各|暂)?(?:定为|为|是)?$"
    r"|公示[^，]{0,4}$"
)
# 7年建设期 | 24小时值班 | 一年一调整
_TERM_AFTER = re.compile(
    r"(?:的)?[^，。；的]{0,4}(?:建设期|过渡期|宽限期|补助期|服务期|离岗期|缓冲期|公示|免租|免征|保质期|免费)"
    r"|[^，]{0,4}(?:值班|值守|服务|开放)|一(?:次|定|调整|评|审|检|换)"
)
# 每7年开展一次
_RECURS = re.compile(r"一次|一轮|评估|检查|检验|检测|鉴定|年审|复核|更新|修订|体检|换发")
# 一年一定
_REPEATED = re.compile(r"一(?:次|定|评|审|检|换|调整)$")
# 免收7个月房租 | 享受带薪年休假5天
_SPARED = re.compile(r"免收|减免|免征|减半|享受|延长|顺延|缓缴|缓交|补贴|补助|奖励")
# 7个工作日内提出审核意见: verbs of what is due
_DEADLINE = re.compile(
    r"[向到将由做作提完报办申予答审决送书通告公缴支退补改整恢签备登组召结免可应须对按依移转出给及进开的]|不得"
)
_SINCE = re.compile(r"(?:之日|次日|次月|当日|当月|[前后])起(?:的)?$")
# 不超过, 最长 as against 内, 以上
_LIMIT_WORD = re.compile(
    r"\D*(?:(?:不得?|不能|不可|不应|未)[超高低少多大小短长]|最[高长多低短少]|至少|至多|上限|下限|年?满|未满|不满|不足)"
)
_SCHEDULE = re.compile(
    r"不得|禁止|严禁|限行|限制|开放|服务|营业|办理|受理|通行|停放|施工|作业|燃放|收费|免费|时段|时间"
)
# 申报期为2－9月份 | 执行期为 | 适用于
_DUE = re.compile(
    r"(?:申报|申请|受理|执行|补助|试点|实施|报名|公示|优惠|政策|限行|收费|开放|征集|禁[渔猎]|有效|缴费|参保)"
    r"(?:期限?|时间|期间|日期)(?:暂?定?为|：|从|自|至|是)*$|适用于$"
)
# 9月以后申报的项目 | 6月30日前向社保机构申报
_DUE_AFTER = re.compile(
    r"(?:以?[前后])?，?(?:[向到在][^，报送]{2,16})?"
    r"(?:申报|申请|兑付|兑现|报名|提交|缴纳|办理|登记|领取|停止|截止)"
)
# 一个独立选区 | 一项内容: no figure that anybody asks for
_SINGLE = re.compile(r"[一两](?:个|项|份|处|件|套|条|支|座|次)")
# 两个以上建设单位
_PLURAL = re.compile(r"[一两二](?:个|项)以上")
# 两项或两项以上
_SEVERAL = re.compile(r"[一二两三四五六七八九十]+项")
_RANGE = re.compile(r"[-—–－~～至到]|以上")
_NEAR = 20


def is_given(mention: Mention) -> bool:
    """Tell whether a word of giving or charging stands near the quantity in its clause."""
    first = mention.group[0]
    led = mention.before[-_NEAR:] + mention.sentence.plain[first.start : first.core]
    return gives(led) or gives(mention.after[:_NEAR])


def gives(text: str) -> bool:
    """Tell whether `text` gives or charges something."""
    return bool(_GIVING.search(text))


def has_duty(text: str) -> bool:
    """Tell whether `text` obliges, permits or forbids."""
    return bool(_DUTY.search(text))


def obliges(mention: Mention) -> bool:
    """Tell whether the clause of the quantity obliges, permits or forbids, or is for somebody named."""
    each = _EACH_HAS.search(mention.before + mention.value)
    return has_duty(mention.before) or bool(each) or mention.directed


def is_provided(mention: Mention) -> bool:
    """Tell whether the clause of the quantity makes it an entitlement, a duty or a limit."""
    return _BY_KIND[mention.quantity.kind](mention)


def _limits(mention: Mention) -> bool:
    return mention.quantity.bound is not Bound.EXACT or bool(_RANGE.search(mention.figures))


def _money(mention: Mention) -> bool:
    rated = "/" in mention.quantity.unit
    return is_given(mention) or _limits(mention) or rated or _is_rate(mention)


def _is_rate(mention: Mention) -> bool:
    """Tell whether the clause, or what it goes on from, names a rate (收费标准：首小时5元，…为80%)."""
    goes_on = "：" in mention.lead or mention.before.endswith(("为", "按"))
    return bool(_RATE.search(mention.before) or (goes_on and _RATE.search(mention.lead)))


def _share(mention: Mention) -> bool:
    return _money(mention) or obliges(mention)


def _ratio(mention: Mention) -> bool:
    return is_given(mention) or obliges(mention) or "比例" in mention.after + mention.before


def _term(mention: Mention) -> bool:
    before, after = mention.before, mention.after
    if _TERM_NAME.search(mention.sentence.host + before) or _TERM_AFTER.match(after):
        return True
    if _REPEATED.search(mention.value) or (_ends(before, "每") and _RECURS.search(after)):
        return True
    if mention.quantity.bound is Bound.EXACT:
        ahead = mention.value.endswith("前") or after.startswith("前")
        ahead = ahead and has_duty(before)
        return ahead or bool(_SINCE.search(before) or _SPARED.search(before[-_NEAR:]))
    if _LIMIT_WORD.match(mention.value) or _SINCE.search(before) or mention.conditional:
        return True
    return bool(_DEADLINE.match(after)) or has_duty(before) or is_given(mention)


def _size(mention: Mention) -> bool:
    return _limits(mention) or obliges(mention) or is_given(mention) or _ends(mention.before, "按每为")


def _count(mention: Mention) -> bool:
    if _SEVERAL.fullmatch(mention.figures) or _PLURAL.fullmatch(mention.value):
        return False
    if _ends(mention.before, "每"):
        return False
    if _limits(mention) or "/" in mention.quantity.unit:
        return True
    if _SINGLE.fullmatch(mention.figures) and mention.after.strip("\u3000 "):
        return False
    close = has_duty(mention.before[-_NEAR:]) or _EACH_HAS.search(mention.before)
    return bool(close or _TERM_AFTER.match(mention.after))


def _moment(mention: Mention) -> bool:
    if mention.quantity.unit == "时间":
        return bool(_SCHEDULE.search(mention.sentence.plain))
    start = mention.quantity.start
    led = mention.sentence.plain[max(0, start - _NEAR) : start]
    if _DUE.search(led) or _DUE_AFTER.match(mention.after) or mention.value.startswith("每年"):
        return True
    dated = re.search(r"[月日](?:底|末)?(?:之|以)?前$", mention.value)
    return bool(dated and mention.conditional and mention.rest)


def _ends(text: str, characters: str) -> bool:
    return text.rstrip()[-1:] in tuple(characters)


_BY_KIND = {
    Kind.MONEY: _money,
    Kind.SHARE: _share,
    Kind.RATIO: _ratio,
    Kind.TERM: _term,
    Kind.SIZE: _size,
    Kind.COUNT: _count,
    Kind.MOMENT: _moment,
}
