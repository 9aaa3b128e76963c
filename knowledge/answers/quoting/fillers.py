"""What people say around a question: greetings, thanks, excuses; it says nothing of the matter."""

from __future__ import annotations

import re

# 喂，你好，我打听个事，…，麻烦你讲慢点   |   我也是听邻居讲的   |   谢谢啊
# No word is made of others (就是 is 就 and 是): two ways to cut a text would be tried again and again.
_FILLER = re.compile(
    r"(?:喂|哎|诶|嗯|呃|那个|这个|你好|您好|同志|师傅|阿姨|大哥|小姐|请问|请教|打扰|不好意思|谢谢|多谢|辛苦|麻烦|"
    r"听得到|听到|问|打听|咨询|了解|晓得|知道|一下|帮|看看|查查|慢点|记一下|我记|"
    r"听(?:说|邻居|人家|别人|朋友|他们)|讲|说|的|我|你|您|们|也|是|不太懂|不懂|这些|就|想|要|吗|呢|啊|哦|呀|吧|了|哈|下|个|事情?|给|来着)+"
)
_ONE_HUNDRED = re.compile(r"每一(?=[百千万])")
_CLAUSE = re.compile(r"[^，,。！!？?；;]+[，,。！!？?；;]*")


def without_fillers(text: str) -> str:
    """Return a question without the clauses that are filler alone; the whole where all are."""
    clauses: list[str] = _CLAUSE.findall(text)
    # 每一百户 is 每百户
    clauses = [_ONE_HUNDRED.sub("每", clause) for clause in clauses]
    kept = [clause for clause in clauses if not _FILLER.fullmatch(clause.rstrip("，,。！!？?；; "))]
    return "".join(kept).strip() or text
