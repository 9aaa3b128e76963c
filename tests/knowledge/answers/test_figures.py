from dataclasses import replace
from decimal import Decimal

from asking import Ask, question

from knowledge.answers.figures import unsupported_figures
from knowledge.records import Calculation


def test_every_figure_of_an_answer_stands_in_its_citation(ask: Ask) -> None:
    answer = ask("最低工资多少", region="瑞安市")
    assert unsupported_figures(answer, question("最低工资多少", region="瑞安市")) == []


def test_figure_from_nowhere_is_found(ask: Ask) -> None:
    answer = replace(ask("最低工资多少", region="瑞安市"), sentences=("瑞安市是 **1999元/月**。",))
    assert unsupported_figures(answer, question("最低工资多少")) == ["1999"]


def test_a_short_year_of_the_question_does_not_cut_a_long_one(ask: Ask) -> None:
    asked = question("18年7月市区基础养老金多少", date_phrase="18年7月")
    answer = replace(ask("2018年7月市区基础养老金多少"), sentences=("18年7月时是这样，2018年7月1日起。",))
    assert unsupported_figures(answer, asked) == []


def test_figure_of_the_question_may_be_said(ask: Ask) -> None:
    answer = replace(ask("最低工资多少", region="瑞安市"), sentences=("您说的是1999元。",))
    assert unsupported_figures(answer, question("最低工资不是1999吗")) == []


def test_figure_of_the_question_is_never_said_to_hold(ask: Ask) -> None:
    asked = question("瑞安最低工资不是1999吗", region="瑞安市")
    for sentence in ("对，瑞安市是1999元/月。", "瑞安市 **1999元/月**。", "瑞安市调整为1999元/月。"):
        answer = replace(ask("最低工资多少", region="瑞安市"), sentences=(sentence,))
        assert unsupported_figures(answer, asked) == ["1999"]
    answer = replace(ask("最低工资多少", region="瑞安市"), sentences=("瑞安市是1660元/月，1999元不是标准。",))
    assert unsupported_figures(answer, asked) == []


def test_calculation_may_use_only_supported_operands(ask: Ask) -> None:
    answer = ask("最低工资多少", region="瑞安市")
    honest = Calculation(expression="1660 × 12 = 19920", result=Decimal(19920), unit="元")
    good = replace(answer, sentences=("一年 19920元（1660 × 12 = 19920）。",), calculations=(honest,))
    assert unsupported_figures(good, question("一年多少")) == []
    invented = Calculation(expression="1660 × 13.5 = 22410", result=Decimal(22410), unit="元")
    bad = replace(answer, sentences=("一年 22410元（1660 × 13.5 = 22410）。",), calculations=(invented,))
    assert unsupported_figures(bad, question("一年多少")) == ["13.5"]
