"""Yes or no, where the words that are said decide it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.shortening import clauses_of
from knowledge.answers.wording import say


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """One kind of question for yes or no: how it is asked, and the words that decide it."""

    name: str
    asked: re.Pattern[str]
    yes: re.Pattern[str]
    no: re.Pattern[str]


_KINDS = (
    # 要不要重新报批   |   还得交吗
    _Kind(
        name="need",
        asked=re.compile(
            r"(?:要不要|用不用|需不需要|是否(?:需要|要|必须|应当)|(?:需要|必须|还得|还要|非得|要).{0,18}[吗么])"
        ),
        yes=re.compile(r"应当?(?!急)|必须|(?<!无)(?<!不)(?<!所)(?<!必)(?<!急)需(?!求)|须"),
        no=re.compile(r"不再|无需|不需|不必|免予|免于|免征|免收|免缴|不用"),
    ),
    # 能不能   |   可以…吗   |   允许吗   |   行不行; 禁止的区域 names a place, it forbids nothing
    _Kind(
        name="may",
        asked=re.compile(
            r"能不能|能否|可不可以|可否|是否(?:可以?|允许|能)|让不让|准不准|行不行|(?:可以|允许|准许|能|让).{0,22}[吗么不]|允许[吗么]|行[吗么]"
        ),
        yes=re.compile(r"可以|可(?=[申享参按继在直向由将免同适选凭])|允许|准许|(?<!不)(?<!均不)享受|鼓励"),
        no=re.compile(r"不得|禁止(?!的)|严禁|不予|不能|不可|不允许|不准|不享受|一律不"),
    ),
)
# 不能…吗: what yes would mean there is open
_NEGATED = re.compile(
    r"(?<![能要用准让行许是有该])不(?:能|可以?|得|用|要|需要?|准|让|许|行|允许).{0,18}[吗么]"
)
# what limits the words to some cases: the answer is not simply yes or no; of two cases the first may be long:
# 除…两项变更仅填写《…申请表》（…）并向…部门备案外，其余…
_LIMITS = re.compile(r"除.{1,30}外|除[^。；]{1,90}外，其[余他]|但|原则上|一般不|视情|特殊情况")


# the clause that decides must cover so much of the question: it is then about what is asked
_ABOUT = 0.15


def verdict(asked: Asked, sentence: str) -> str:
    """Return the word that goes first (可以。), empty where the sentence does not decide it."""
    if _NEGATED.search(asked.text) or _LIMITS.search(sentence):
        return ""
    kind = next((kind for kind in _KINDS if kind.asked.search(asked.text)), None)
    if kind is None:
        return ""
    told = {_told(kind, clause) for clause in clauses_of(sentence)} - {""}
    deciding = {_told(kind, c) for c in clauses_of(sentence) if asked.coverage(c) >= _ABOUT} - {""}
    if len(told) != 1 or told != deciding:
        return ""
    return say(f"verdict.{kind.name}_{told.pop()}")


def _told(kind: _Kind, clause: str) -> str:
    """Return yes, no, or nothing for a clause that says neither."""
    if kind.no.search(clause):
        return "no"
    return "yes" if kind.yes.search(clause) else ""
