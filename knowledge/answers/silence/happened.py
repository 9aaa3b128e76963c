"""Whether a rule or a way is asked for and the evidence only tells what happened or was achieved."""

from __future__ import annotations

import functools
import re

from knowledge.answers.asked_period import periods_of
from knowledge.answers.quoting.fillers import without_fillers
from knowledge.answers.quoting.wants import Want, want_of
from knowledge.answers.silence.evidence import Evidence
from knowledge.records import DocumentKind, Question

_REPORTS = (DocumentKind.CHRONICLE, DocumentKind.NEWS, DocumentKind.FEATURE)
# 公积金怎么提取: how to go about it oneself
_PROCEDURE = re.compile(
    r"(?:怎么|如何|怎样|咋)(?:去|样|个)?(?:才能)?(?:提取?|办|申请|申报|领|交|缴|查|取|转|注销|登记|开通)"
)
# … and what a text that tells it says
_WAY = re.compile(r"申请|提交|提供|登录|凭|持|窗口|办理|流程|程序|步骤|扫码|下载|填写|拨打")
# 副市长去了瑞安吗 asks what happened
_EVENT = re.compile(r"市长|书记|领导|会议|大会|仪式|活动|[去来开办]了|召开|参加|举[办行]")


def asks_rule(question: Question) -> bool:
    """Return whether a question asks for a rule or a way to go about something."""
    return any(_asked(question.text))


def lacking_rule(question: Question, evidence: Evidence) -> str | None:
    """Return that a rule or a way is lacking where it is asked for and a report tells none."""
    if evidence.passage.kind not in _REPORTS:
        return None
    rule, way = _asked(question.text)
    if way and not _WAY.search(evidence.said):
        return "a way to go about it"
    told = evidence.passage.kind is DocumentKind.CHRONICLE and not periods_of(question)
    return "a rule" if rule and told else None


@functools.lru_cache(maxsize=64)
def _asked(text: str) -> tuple[bool, bool]:
    """Return whether a rule (台风天上班吗) and whether a way to go about something is asked for."""
    rule = want_of(without_fillers(text)) is Want.PERMISSION and not _EVENT.search(text)
    return rule, _PROCEDURE.search(text) is not None
