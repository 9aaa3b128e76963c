"""What a quantity is of: the noun phrase next to it, else the heading above."""

from __future__ import annotations

import re

from knowledge.records import Bound
from knowledge.standards.provisions.acts import begun, due, without_opening
from knowledge.standards.provisions.mentions import Mention
from knowledge.standards.provisions.quantities import quantities_of
from knowledge.standards.provisions.units import Kind

_SHORTEST, _LONGEST = 2, 60
_GIVEN = (
    r"补助|补贴|奖励|资助|贴息|贷款|保障金|公积金|保险[金费]|[理务用]费|租金|补偿基金|补偿|罚款|奖补|违约金|滞纳金|保证金|津贴|救助|赔偿|优惠|激励|配套|出资"
    r"|跟投|加价措施|费用|公示|资金|待遇|名额|离岗期|建设期|过渡期|工资"
)
# 的一次性补助 | 享受市级财政贷款补助 | 进行跟投
_OBJECT = re.compile(
    r"(?:的|比例|对[^，。；：\d]{1,8}(?=进行|予以|给予)|给予|予以|进行|享受|享有|缴纳|缴存|收取|发放|作为|作|为|标准|计算|逐年|、){0,4}"
    rf"(?P<noun>(?![视由对将向以于的]|用[于以])(?:(?!给予|予以)[^，。；：\u3000\d并按]){{0,20}}?(?:{_GIVEN}))(?![期额率利本余损补贴保血])"
)
_NOUN = r"[^，。；：、的或且和\u3000\d%％由按应可须将需给设组进达对免方]"
# 名社会工作者 | 的出租房 | 个原创自研IP
_COUNTED = re.compile(rf"(?:的|作为|[为任])?(?![后前每时起以及一至])(?P<noun>{_NOUN}{{2,30}})(?!{_NOUN})")
# 的标准配建养老服务用房
_NORM = re.compile(r"的(?:标准|比例|要求)(?:配建|配备|配置|设置|建设|规划)(?P<noun>[^，。；\u3000]{2,20})")
# 最高补助金额200万元 | 每月补贴500元
_NAMED = re.compile(r"(?:支付|收费|补偿|补助|补贴|奖励|资助|贷款|津贴)(?:限额|金额|额度)?|限额|额度")
# what stands between the noun phrase and the figure: 原则上不超过, 一般为, 按
_LINK = re.compile(
    r"(?:原则上|一般|分别|应当?|均|可以|可|须|需|必须|不得|要|给予|予以|享受|处以|(?<!每)处|减?按照?|为|是指|是|设"
    r"|列|达到|在|有|控制|超过?|至|到|共|各|其中|最高|且|并|即|再|每年|每|自|的|：|、|\s|于|适用于|实行"
    r"|完成|居住|首次|明确|则|可增加|提高|调整|安排|设置|配备|配建|配置|连续|年满|受到|凭)+$"
)
_GENERIC = re.compile(
    r"(?:单(?=[户个笔件家位次人])|每[^，]{1,4}$|各$)|权重$|(?:行业内)?排名$|年?(?:金额|总额|数额|标准|比例|期限|时间|奖励|补助|补贴|资助|费用|收费|数量|面积"
    r"|人数|名额|总费用)$|.?$|(?:年|补贴|补助|奖励)[^，]{0,4}金额"
)
# 支持政策与措施 | 附则: headings that name no subject
_BARE_HEADING = re.compile(
    r"(?:总则|附则|附件|其[他它]|.*(?:下列|以下|应当).*|.*(?:政策与?措施|任务|措施|举措|保障|要求|事项|程序|内容))$"
)
_NAMELESS = re.compile(r"(?:总则|附则|附件|其[他它])$|.*(?:下列|以下|应当)")
# 2031年 | 每年度
_DATED = re.compile(r"^[，\s]*(?:(?:19|20)\d\d年(?:底|末|年底)?(?:之?前)?|每年度?|当年度?|全年)")
# 抵押合同自签订之日起
_SINCE = re.compile(r"(?:应当?|可以)?自[^，]*(?:之日|次日)起$")
# 用能指标在上年核定的基数基础上下降70%
_CHANGED = re.compile(r"(?P<noun>[^在]{2,20})在[^，]*(?:下降|下调|下浮|上浮|上调|提高|增加|降低)$")
# 补贴标准为实际发生费用的 | 总费用: what a share is a share of
_BASE = re.compile(r"(?<=[^，])(?:为|是|按照?)[^，]*$")
# 补贴按以下规定支付： | 应当符合下列条件：
_RULED = re.compile(r"(?:一般)?(?:应当?|须|必须)?(?:同时)?(?:具备|符合|满足|按照?|依照)?(?:以下|下列|如下).*")
# 关于支持…的若干意见 | …条例: names of texts, not of what is given
_TEXT_NAME = re.compile(r"(?:条例|办法|细则|规定|意见|政策|措施|通知|方案|规则|事项)(?:（[^（）]*）)?$")
# 游戏开发补贴对完成认定的企业…: the name of an item run into its text
_RUN_IN = re.compile(r"(?P<name>[^，。；：\u3000\d]{2,10}(?:补贴|补助|奖励|资助|津贴))对")
# 实际占用每床日… : no noun says what of
_VERBAL = re.compile(r"(?:占用|使用|超出|增加|减少|统一)$")
# …10%、不超过 | 100米以上的楼和单体面积: where what follows an earlier quantity begins
_NEXT = re.compile(r".*(?:、|以及|和|及|或者?)")
# 并处货值金额七倍以下的罚款
_LEVIED = re.compile(r"(?:处|给予|予以|收取|征收|加收|缴纳)[^，]*$")
# 投资7亿元以下的项目
_KIND_OF = re.compile(r"项目|企业|单位|机构|人员|家庭|部分")
# 条件成熟的物管小区
_QUALIFIES = re.compile(r"(?:成熟|突出|良好|优秀|合格|健全|明显|达标|完善)$")
# 从业人员在七十人以上的单位 | 支持楼宇和住户在…户以上的小区
_HAS = re.compile(r"(?P<noun>[^，、和及或的\d对将把]{2,12})(?:在|达到?|超过)$")
# 至少安排预流转用地…亩
_AT_LEAST_OF = re.compile(r"至少(?:安排|落实|提供|预留|保障|投入|组织|开展|建设)(?P<noun>[^，]{2,})$")
_BARE_JOIN = re.compile(r"[\s\u3000]*(?:并?且|或者?|和|及|以及)[\s\u3000]*$")
# 应配建不少于…平方米的社区用房
_PROVIDES = re.compile(r"(?:配建|配备|配置|设置|设立|建设|提供|安排|建有|预留)$")
# 条件成熟的物管小区同时设置…
_HEAD = re.compile(
    r"(?:[^，。；]*的)?(?P<noun>[^，。；：、的\u3000\d]{2,20}?)(?=同时|应当?|须|必须|可以|并|[，。；：、\u3000]|$)"
)


def subject_of(mention: Mention, previous: str, likewise: str) -> str:
    """Return what the quantity is of, or nothing where that cannot be told.

    `previous` is the subject of the quantity before it, `likewise` that of the same kind of limit before it.
    """
    found = (
        _norm(mention)
        or due(mention)
        or _object(mention)
        or (begun(mention) if mention.after.startswith("的") else "")
        or _counted(mention)
        or _before(mention)
        or begun(mention)
    )
    if not found and _is_adrift(mention):
        return likewise
    label, heading = _label(mention), _heading(mention)
    named = "" if _TEXT_NAME.search(heading) else heading
    if not found or label.endswith(("标准", "价格", "比例")):
        found = label + found or ("" if re.search(r"\d", previous) else previous) or named
    elif _GENERIC.match(found):
        found = _specific(mention, found, previous, heading)
    elif _VERBAL.search(found):
        found = f"{named}（{found}）" if named else ""
    return found if _SHORTEST <= len(found) <= _LONGEST else ""


def _is_adrift(mention: Mention) -> bool:
    """Tell whether nothing in its clause says what a limit is of (10亿元以上项目…, …以上且500米以内)."""
    earlier = quantities_of(mention.before)
    joined = earlier and _BARE_JOIN.match(mention.before[earlier[-1].end :])
    limits = mention.conditional or mention.quantity.kind in (Kind.MONEY, Kind.SIZE, Kind.COUNT)
    return bool(joined) or (limits and bool(mention.after) and not _LINK.sub("", mention.before).strip())


def _heading(mention: Mention) -> str:
    """Return the nearest heading that names something, without its label."""
    if run_in := _RUN_IN.match(mention.sentence.text):
        return run_in["name"]
    if mention.sentence.title and not _NAMELESS.match(mention.sentence.title):
        return mention.sentence.title
    named = [heading for heading in mention.sentence.above if heading and not _BARE_HEADING.match(heading)]
    return re.sub(r"（[^（）]*）$", "", named[-1]) if named else ""


def _specific(mention: Mention, found: str, previous: str, heading: str) -> str:
    """Return a subject that says little (单户, 年补贴金额) with what it is part of."""
    if mention.sentence.host:
        host = re.split("[、和及]", _LINK.sub("", without_opening(mention.sentence.host)))[-1]
        return host + (f"（{found}）" if found.startswith("每") else found)
    wider, of, _ = _LINK.sub("", mention.before).rpartition(f"的{found}")
    if of and len(name := without_opening(wider)) >= _SHORTEST:
        return f"{name}的{found}"
    whole = re.sub(r"（[^（）]*）$", "", previous)
    if found.startswith(("单", "每", "总额", "金额", "期限")) and whole:
        return whole if found in whole else f"{whole}（{found}）"
    if heading.endswith(found) and not _TEXT_NAME.search(heading):
        return heading
    if _TEXT_NAME.search(heading):
        return found
    if found.startswith("每"):
        return f"{heading}（{found}）"
    return heading + found.removeprefix(heading[-2:])


def _norm(mention: Mention) -> str:
    """Return what is to be provided by a norm (按每百户不少于20平方米的标准配建养老用房)."""
    match = _NORM.match(mention.after)
    return match["noun"] if match else ""


def _object(mention: Mention) -> str:
    limits = mention.value.endswith(("以上", "以下", "以内")) and mention.conditional
    limits = limits and not _LEVIED.search(mention.before)
    if mention.quantity.kind is Kind.MOMENT or (
        limits and mention.after.startswith("的") and _before(mention)
    ):
        return ""
    match = _OBJECT.match(mention.after) or _OBJECT.match(mention.beyond)
    return match["noun"].strip() if match else ""


def _counted(mention: Mention) -> str:
    after = mention.after.replace("\u3000", "")
    kind = mention.quantity.kind
    if kind is Kind.SIZE and _PROVIDES.search(mention.before):
        head = _HEAD.match(after)
        return head["noun"] if head else ""
    if after == "的" and mention.sentence.beside:
        after += mention.sentence.beside
    limits = kind is Kind.COUNT and mention.conditional and after.startswith("的")
    if limits and (has := _HAS.search(mention.before)):
        return has["noun"]
    match = _COUNTED.match(after)
    counts = kind in (Kind.COUNT, Kind.RATIO) or (kind is Kind.SIZE and not mention.before.strip())
    spared = kind is Kind.TERM and mention.quantity.bound is Bound.EXACT
    if not match or not (counts or spared):
        return ""
    qualifies = _QUALIFIES.search(match["noun"]) and after[match.end() :].startswith("的")
    head = _HEAD.match(after, match.end()) if qualifies else None
    return head["noun"] if head else match["noun"]


def _before(mention: Mention) -> str:
    if least := _AT_LEAST_OF.search(mention.value[: mention.quantity.core - mention.quantity.start]):
        return least["noun"]
    words = _DATED.sub("", _own(mention.before))
    # 自用工之日起超过七个月
    words = words if mention.value.startswith(("超过", "不满", "未满", "满")) else _SINCE.sub("", words)
    if changed := _CHANGED.match(words):
        return changed["noun"]
    if mention.quantity.kind is Kind.SHARE and (base := _BASE.search(words)):
        words = words[: base.start()]
    noun = without_opening(_LINK.sub("", words))
    if _KIND_OF.fullmatch(noun) and quantities_of(words):
        noun = _LINK.sub("", words).lstrip("对凡")
    if noun.startswith(("超过", "不足", "不满")) or noun.endswith(
        ("后", "前", "时", "上", "其中", "过程中", "下", "内", "之日起")
    ):
        return _named(mention)
    named = _named(mention)
    if named and named not in noun:
        return noun + named
    if noun and mention.quantity.kind is Kind.MOMENT and re.fullmatch(r"[^，。；的]{2,4}", mention.after):
        return noun + mention.after
    return noun or without_opening(_LINK.sub("", mention.sentence.host))


def _own(words: str) -> str:
    """Return the words of a clause after an earlier quantity in it and what that is of."""
    # 一年期贷款: a name, no quantity
    earlier = [
        found for found in quantities_of(words) if words[found.end : found.end + 1] not in ("期", "级")
    ]
    following = _NEXT.match(words, earlier[-1].end) if earlier else None
    return words[following.end() :] if following else words


def _named(mention: Mention) -> str:
    """Return what the words of the bound name (最高补助金额200万元)."""
    match = _NAMED.search(mention.value[: mention.quantity.core - mention.quantity.start])
    return match[0] if match else ""


def _label(mention: Mention) -> str:
    """Return what stands before the last colon before the clause (收费标准：首小时…，之后…)."""
    label, colon, _ = mention.lead.rpartition("：")
    if not colon:
        return ""
    return _LINK.sub("", _RULED.sub("", label[mention.sentence.clause_start(len(label)) :]))
