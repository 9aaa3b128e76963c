"""Sentences on how long their own text holds: the close of a notice, which answers nothing else."""

from __future__ import annotations

import re

# 本通告自发布之日起生效，有效期5年。   |   本通告施行后，原…规定与本通告不一致的，以本通告为准。
_CLOSING = re.compile(
    r"\s*(?:[一二三四五六七八九十\d]+[、.．]\s*)?(?:本|上述)[^，。；]{1,8}"
    r"(?:自|从|有效期|施行后|实施后|印发后|发布后)[^。]*。?\s*"
)
# 还有效吗   |   什么时候实施   |   以前的规定还算不算
_OF_VALIDITY = re.compile(
    r"效|施行|实施|执行|起|开始|作废|废止|到期|为止|截止|旧|原|以前|之前|冲突|矛盾|不一致|不一样|为准"
    r"|什么时候|哪一?[天年月日]|几[年月]|何时|多久"
)


def is_beside_the_point(span: str, question: str) -> bool:
    """Return whether a span only says how long its text holds, and the question asks for no such thing."""
    return _CLOSING.fullmatch(span) is not None and _OF_VALIDITY.search(question) is None
