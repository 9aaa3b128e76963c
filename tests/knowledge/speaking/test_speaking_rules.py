"""The closed list of rules of spoken text: each finds its example, and plain speech breaks none."""

import pytest

from knowledge.speaking import Rule, Violation, violations


@pytest.mark.parametrize("rule", list(Rule))
def test_each_rule_finds_its_example(rule: Rule) -> None:
    assert rule in {violation.rule for violation in violations(rule.example)}
    assert rule.wrong


def test_what_a_voice_can_read_breaks_no_rule() -> None:
    said = "瑞安市的最低工资，每月一千六百六十元，二零一五年十一月一日起。请拨打幺二三四五，或在A P P上查。"
    assert violations(said) == []


def test_a_violation_names_its_place() -> None:
    assert violations("面积30㎡") == [
        Violation(rule=Rule.DIGITS, found="30", start=2, end=4),
        Violation(rule=Rule.UNIT_SIGN, found="㎡", start=4, end=5),
        Violation(rule=Rule.OTHER_SIGN, found="㎡", start=4, end=5),
    ]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("最低\u202e工资", Rule.INVISIBLE),
        ("五％", Rule.UNIT_SIGN),
        ("第３页", Rule.DIGITS),
        ("见www.example.org", Rule.ADDRESS),
        ("五kg", Rule.LETTERS),
        ("【注意】", Rule.BRACKET),
        ("😊", Rule.PICTURE),
        ("好的，，", Rule.DOUBLED_MARK),
    ],
)
def test_variants_are_found(text: str, rule: Rule) -> None:
    assert rule in {violation.rule for violation in violations(text)}
