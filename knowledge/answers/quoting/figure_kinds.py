"""Whether a figure can be what is asked for: so many of something, a count, money, a limit."""

from __future__ import annotations

import re

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.wants import Want

# 1,250   |   3.5
NUMBER = r"\d[\d.,]*"
# 每千名老人, 每100户; 每月 and 每人 go with many figures
_RATE = re.compile(r"每(?:一?(?P<word>[百千万])|(?P<figure>\d{2,6}))")
_RATES = {
    "百": r"每(?:一?百|100(?!\d))|百分之|[%％]",
    "千": r"每(?:一?千|1000(?!\d))|千分之|‰",
    "万": r"每(?:一?万|10000(?!\d))|万分之",
}
# 床位数, 多少张: a count, which no share tells, unless its rise is asked for
_COUNTED = re.compile(
    r"(?:多少|几)(?:[张个名人户家间所条辆台座处])|[位人户家个构员积]数(?![据字额])|数量|总数"
)
_SHARED = re.compile(
    r"比例|占比|百分|[%％‰]|几成|率|[降增减升][低长少加幅]|下降|上升|提高|[涨跌降减]了?(?:多少|几)"
)
_SHARE = re.compile(r"[%％‰]")
_PLAIN_NUMBER = re.compile(rf"(?<![\d.第]){NUMBER}(?![\d.,]*(?:[%％‰年月日号]|个?百分点))")
# 1.3万张 is no money, a share of beds neither
_THINGS = re.compile(r"(?:多|余)?[个张名人户家间所条辆台座处亩吨册次件平公立]")
_MONEYED = re.compile(r"[补奖贴资费价款金租税息酬薪]")
# 最多能贷多少 is not answered by what all had together
_LIMIT_ASKED = re.compile(r"最[多高低少]|至少|上限|封顶|起码")
_LIMIT = re.compile(
    r"最[多高低少]|至少|上限|封顶|不(?:得)?[超低少高][过于]|以[上下内](?!简称|统称|称)|限额|控制在|为限"
)
_TOTAL = re.compile(r"总额|累计|余额|合计|总量|总?规模(?=为|达|是|[\d约])")


def has_rate(question: str, text: str) -> bool:
    """Return whether what is asked for so many of something (每千名) is told for so many."""
    rates = (_RATES.get(m["word"] or "") or rf"每{m['figure']}(?!\d)" for m in _RATE.finditer(question))
    return all(re.search(rate, text) for rate in rates)


def is_share_of_count(question: str, said: str) -> bool:
    """Return whether a count is asked for and only shares are told."""
    counted = _COUNTED.search(question) and not _SHARED.search(question)
    return bool(counted and _SHARE.search(said) and not _PLAIN_NUMBER.search(said))


def is_no_money(asked: Asked, text: str, end: int, said: str) -> bool:
    """Return whether money is asked for and the figure up to `end` counts things, or is a share of no money.

    `said` is what the figure is said of, with the headings above it.
    """
    if asked.want is not Want.MONEY or asked.unit is not None:
        return False
    if text[end - 1] in "%％":
        return _MONEYED.search(said) is None
    return _THINGS.match(text, end) is not None


def is_total(question: str, said: str) -> bool:
    """Return whether a limit is asked for (最多能贷多少) and what all had together is told (贷款总额…)."""
    return bool(_LIMIT_ASKED.search(question) and _TOTAL.search(said) and not _LIMIT.search(said))
