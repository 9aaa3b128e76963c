"""What is said, as a voice is told to say it: SSML 1.1 with a break after each sentence."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape

from bot.channels.hotline.state import Rate

# 瑞安市的最低工资是多少。请说， ends with 。
_SENTENCE = re.compile(r"[^。！？；]*[。！？；]|[^。！？；]+")
# 最低工资请按一，养老金请按二
_COMMA = "，"
# Characters that XML 1.0 does not have (https://www.w3.org/TR/xml/#charsets)
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_BREAK = '<break time="{milliseconds}ms"/>'
_PAUSES = {Rate.NORMAL: 300, Rate.SLOW: 600}
_SHORT_PAUSE = {Rate.NORMAL: "", Rate.SLOW: _BREAK.format(milliseconds=250)}


def ssml(speech: str, rate: Rate) -> str:
    """Return `speech` as a whole SSML document in Chinese; spoken slowly it has longer breaks."""
    joint = _BREAK.format(milliseconds=_PAUSES[rate])
    body = joint.join(f"<s>{_marked(sentence, rate)}</s>" for sentence in sentences_of(speech))
    return (
        '<speak version="1.1" xmlns="http://www.w3.org/2001/10/synthesis" xml:lang="zh-CN">'
        f'<prosody rate="{rate.value}">{body}</prosody></speak>'
    )


def sentences_of(speech: str) -> list[str]:
    """Return the sentences of `speech` in order, without characters that XML does not have."""
    return [part.strip() for part in _SENTENCE.findall(_NOT_XML.sub("", speech)) if part.strip()]


def _marked(sentence: str, rate: Rate) -> str:
    """Return a sentence with its signs escaped and, spoken slowly, a breath after each comma."""
    return escape(sentence).replace(_COMMA, _COMMA + _SHORT_PAUSE[rate])
