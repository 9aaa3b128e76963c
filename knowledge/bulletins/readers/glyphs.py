"""Characters that fonts and extraction put in the place of the ordinary ones."""

from __future__ import annotations

import functools
import re
import unicodedata

# Many PDF fonts map 人 to ⼈ (Kangxi radical) and 民 to ⺠ (CJK radical): alike in print, unlike in search.
_RADICALS_SUPPLEMENT = dict(
    zip(
        "⺁⺄⺅⺆⺉⺌⺍⺎⺏⺐⺒⺓⺖⺘⺛⺟⺠⺡⺢⺣⺤⺦⺨⺬⺭⺮⺯⺱⺳⺶⺷⺸⺹⺾⻁⻂⻃⻄⻅⻆⻈⻉⻊⻋⻌⻍⻎⻏⻐⻑⻒⻓⻔⻖⻗⻘⻙⻚⻛⻜⻝⻞⻟⻠⻡⻢⻣⻤⻥⻦⻧⻨⻩⻪⻫⻬⻭⻮⻯⻰⻲⻳",
        "厂乙亻冂刂小小兀尣尢巳幺忄扌旡母民氵氺灬爪丬犭示礻竹糸冈罒羊羊羊耂艹虎衤覀西见角讠贝足车辶辶辶阝钅長镸长门阝雨青韦页风飞食食饣飠首马骨鬼鱼鸟卤麦黄黾斉齐歯齿竜龙龜龟",
        strict=True,
    )
)
# by the standard ⼾ is 戶 and ⾭ 靑; in simplified print the fonts mean the common character
_RADICALS = {**_RADICALS_SUPPLEMENT, "⼾": "户", "⾭": "青"}
_ODD = re.compile(r"[\u2e80-\u2fdf\uf900-\ufaff]")
# what stands in print where a type is missing
GETA = "〓"
# private use, controls, and the mark of a character that could not be decoded
_UNREADABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f\ue000-\uf8ff\ufffd]")


def ordinary(text: str) -> str:
    """Return `text` with radicals and compatibility ideographs replaced, one for one."""
    return _ODD.sub(lambda match: _ordinary(match[0]), text) if _ODD.search(text) else text


def is_unreadable(text: str) -> bool:
    """Return whether a character has no meaning outside its font: (cid:123), private use, control."""
    return text.startswith("(cid:") or bool(_UNREADABLE.search(text))


@functools.lru_cache(maxsize=1)
def common_characters() -> frozenset[str]:
    """Return the characters of level 1 of GB 2312: they make up some 99 % of any official text."""
    codes = (bytes((row, cell)) for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF))
    return frozenset(code.decode("gb2312") for code in codes if code <= b"\xd7\xf9")


def chinese(text: str) -> str:
    """Return the Chinese characters of `text`."""
    return "".join(re.findall(r"[\u3400-\u9fff]+", text))


def common_share(text: str) -> float:
    """Return which share in 0..1 of the Chinese characters of `text` are common; 0 without any."""
    characters = chinese(text)[:20_000]
    if not characters:
        return 0.0
    common = common_characters()
    return sum(character in common for character in characters) / len(characters)


def _ordinary(character: str) -> str:
    return _RADICALS.get(character) or unicodedata.normalize("NFKC", character)
