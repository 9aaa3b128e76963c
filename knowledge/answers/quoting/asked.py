"""What a question asks for: its terms, and what kind of words a sentence that answers must have."""

from __future__ import annotations

import re
from dataclasses import dataclass

from knowledge.answers.evidence import TermWeights, content_terms, everyday_terms
from knowledge.records import Question

# what a question asks for, and what a sentence that says it must have; the first that fits counts
_WANTS: tuple[tuple[re.Pattern[str], re.Pattern[str]], ...] = (
    (
        re.compile(r"几天|几日|多久|多长时间|几个(?:工作日|月)"),
        re.compile(r"\d+个?(?:工作日|日内|天|个月|年)"),
    ),
    (
        re.compile(r"多少钱|几块|几元|补[助贴]|奖励|资助|额度|罚款|租金|贷款"),
        re.compile(r"\d+(?:\.\d+)?[万亿]?元|%|％"),
    ),
    (re.compile(r"比例|占比|百分|权重|%|增速|同比"), re.compile(r"\d(?:\.\d+)?[%％]|百分之|百分点")),
    (
        re.compile(r"(?:多少|几)(?P<unit>公里|亩|平方|个|家|张|人|户|项|种|辆|座|吨|名)"),
        re.compile(r"\d+[余多]?万?(?:公里|亩|平方|个|家|张|人|户|项|种|辆|座|吨|名)"),
    ),
    (
        re.compile(r"什么时候|哪天|何时|时间|日期|几月|哪年|起止|啥时候|什么时间|几时|哪一天"),
        re.compile(r"\d{4}年|\d+月|\d+日"),
    ),
    (
        re.compile(r"谁|哪个(?:部门|单位|局)|哪家|什么部门|找哪"),
        re.compile(r"局|委|办|部门|政府|市长|中心|街镇|由"),
    ),
    (
        re.compile(r"能不能|可以|允许|能否|可不可以|能.{0,16}吗|是否|(?:包括|包含|适用|属于|算).{0,12}吗"),
        re.compile(r"不得|禁止|可以|可|应|须|允许|不|限"),
    ),
    (re.compile(r"多少|几|上限|最高|最多|至少|面积|目标"), re.compile(r"\d")),
)
# 规上工业企业亩均税收的权重是多少: the attribute asked for is 权重
_ATTRIBUTE = re.compile(r"(?P<name>[一-鿿]{2})(?<!最[多少高低大小])(?:是|为|有|要|达到|到|应)?(?:多少|几)")
# under this share of its own words, the official words of a question prove nothing
_LEAST_PLAIN = 0.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What passages and sentences are measured by.

    `own` are the terms of the question, `official` those that the vocabulary adds; `attribute` is
    the word that it asks the amount of; `sign` is what a sentence that answers has, where that is known.
    """

    own: tuple[str, ...]
    official: tuple[str, ...]
    attribute: str | None
    sign: re.Pattern[str] | None
    weights: TermWeights

    @property
    def terms(self) -> tuple[str, ...]:
        """Return all terms, those of the question first."""
        return self.own + self.official

    def coverage(self, text: str) -> float:
        """Count official words that `text` has in place of everyday words that it has not (0..1)."""
        plain = self.weights.coverage(self.own, text)
        if not self.official or plain < _LEAST_PLAIN:
            return plain
        return plain + (1 - plain) * 0.6 * self.weights.coverage(self.official, text)


def asked_by(question: Question, weights: TermWeights) -> Asked:
    """Return what a question asks for."""
    attribute = _ATTRIBUTE.search(question.text)
    return Asked(
        own=tuple(content_terms(question.text)),
        official=tuple(everyday_terms(question.text)),
        attribute=attribute["name"] if attribute else None,
        sign=next((has for wants, has in _WANTS if wants.search(question.text)), None),
        weights=weights,
    )
