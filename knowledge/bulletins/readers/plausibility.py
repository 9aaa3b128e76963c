"""Whether a text is an issue of a government bulletin at all."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.bulletins.readers.glyphs import chinese, common_share
from knowledge.errors import BulletinError

# less is an empty or cut file, whatever it says; less than the second without any sign of a bulletin too
_LEAST_CHARACTERS = 50
_LEAST_WITHOUT_SIGN = 200
_SIGNS: tuple[re.Pattern[str], ...] = (
    # 温政发〔2015〕58号, with the brackets that other cities use
    re.compile(r"[〔﹝［\[（(【](?:19|20)\d\d[〕﹞］\]）)】]第?\d{1,4}号"),
    # 温州市人民政府公报（总第208期）   |   …省政府公报
    re.compile(r"(?:人民政府|政府|市|省|县|区)公报|总第\d+期|(?:19|20)\d\d年第[\d一二三四五六七八九十]+期"),
    # 关于调整全市最低工资标准的通知
    re.compile(r"关于[^。；]{2,80}?的?(?:通知|意见|通告|公告|决定|通报|批复|令)"),
    # 12月份市政府人事任免   |   任命…为…局局长   |   2019年12月份国民经济主要统计指标
    re.compile(r"人事任免|发文目录|政府记事|大事记|政务简讯|主要统计指标|人民政府(?:决定|令|办公[室厅])"),
)


def refuse_other_texts(lines: Sequence[str], name: str) -> None:
    """Refuse what is no bulletin.

    Raises:
        BulletinError: hardly any Chinese, characters without sense, or none of the signs of a bulletin.
    """
    text = re.sub(r"\s", "", "".join(lines))
    characters = chinese(text)
    signed = any(sign.search(text) for sign in _SIGNS)
    if len(characters) < _LEAST_CHARACTERS or (not signed and len(characters) < _LEAST_WITHOUT_SIGN):
        raise BulletinError(
            f"{name} 几乎没有中文文字（{len(characters)} 个汉字），不像一期公报；"
            "请检查文件是否为空、截断或选错"
        )
    if not signed:
        raise BulletinError(
            f"{name} 不像一期公报：没有找到文号（如 温政发〔2019〕1号）、期号（如 2019年第12期、总第208期）"
            "或公文标题（关于…的通知）；请检查是否选错文件"
        )


def reads_as_chinese(text: str) -> bool:
    """Return whether the Chinese characters make sense; fonts with a wrong map give rare ones."""
    return len(chinese(text)) < _LEAST_CHARACTERS or common_share(text) > 0.5
