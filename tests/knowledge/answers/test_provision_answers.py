"""Provisions answer where a question clearly names one, and never with the figure of another."""

import pytest
from asking import Ask, knowledge_of, question

from knowledge.answers.provision_members import member_of
from knowledge.service import KnowledgeBase
from tests.knowledge.issues import notice

_RULES = notice(
    "关于支持海洋渔业发展的若干意见",
    "一、渔船更新补助。对新建钢质渔船的船东给予造价30%的补助，单船补助最高不超过80万元。",
    "二、渔港停泊优惠。休渔期内渔船免费停泊不超过90天。",
    "三、网箱养殖奖励。对新获评国家级、省级的养殖示范场，分别给予60万元、20万元奖励。",
    "四、海钓基地。海钓基地每年至少开展2次安全检查。",
    "五、冷链建设。对冷链仓库建设投资额在300万元以上、900万元以上的新建项目，分别给予7万元、25万元的一次性补助。",
    number="温政办〔2021〕9号",
    signed="2021年3月1日",
    width=60,
)


@pytest.fixture(scope="module")
def invented(tmp_path_factory: pytest.TempPathFactory) -> KnowledgeBase:
    return knowledge_of(tmp_path_factory.mktemp("provisions"), {"2021-03": _RULES})


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("休渔期渔船免费停泊最多几天", "不超过90天"),
        ("新建钢质渔船补助造价的几成，单船封顶多少", "30%的补助，单船补助最高不超过80万元"),
        ("海钓基地安全检查每年开展几次", "每年至少开展2次"),
        ("新获评省级养殖示范场奖励多少钱", "20万元"),
    ],
)
def test_the_provision_that_is_named(invented: KnowledgeBase, asked: str, said: str) -> None:
    assert said in "".join(invented.answer(question(asked)).sentences)


@pytest.mark.parametrize(
    "asked",
    [
        "渔船柴油补贴多少钱",
        "海钓基地门票多少钱",
        "渔港停泊一天罚款多少钱",
        "休渔期渔船免费停泊最多几年",
        "2025年要新增多少张海钓床位",
    ],
)
def test_the_figure_of_another_matter_is_not_said(invented: KnowledgeBase, asked: str) -> None:
    assert list(invented.answer(question(asked)).timings_ms)[-1] != "provisions_ms"


@pytest.mark.parametrize(
    ("asked", "value"),
    [
        ("新建冷链仓库投了1000万，一次性补助多少", "25万元"),
        ("新建冷链仓库投了900万，一次性补助多少", "25万元"),
        ("新建冷链仓库投了五百万，一次性补助多少", "7万元"),
        ("新建冷链仓库投了100万，一次性补助多少", None),
        ("新建冷链仓库，一次性补助多少", None),
    ],
)
def test_of_several_figures_the_one_whose_threshold_is_reached(
    invented: KnowledgeBase, asked: str, value: str | None
) -> None:
    members = [record for record in invented.standards if record.subject == "一次性补助"]
    assert [record.value for record in members] == ["7万元", "25万元"]
    found = member_of(asked, members)
    assert (found and found.value) == value


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ("冷链仓库建设投了600万，新建项目能补多少钱", "7万元"),
        ("冷链仓库建设投资1.5个亿，新建项目能补多少钱", "25万元"),
    ],
)
def test_the_amount_of_a_case_is_not_looked_for(invented: KnowledgeBase, asked: str, said: str) -> None:
    (sentence,) = invented.answer(question(asked)).sentences
    assert sentence.endswith(f"：{said}。")


def test_several_figures_are_told_together_where_nothing_tells_which(ask: Ask) -> None:
    (sentence,) = ask("盖民营医院，政府一次性补助多少钱").sentences
    assert "分别给予50万元、150万元、300万元的一次性补助" in sentence
    (sentence,) = ask("盖民营医院投了三亿，政府一次性补助多少钱").sentences
    assert sentence.endswith("在2亿元以上（含）的新建项目）：300万元。")


def test_of_several_figures_that_of_the_class_asked_for(ask: Ask) -> None:
    answer = ask("民营医院评上三甲（综合的），政府奖多少钱")

    assert answer.sentences == (
        "扶持社会办医疗机构能力建设奖励（对新获评综合类三甲等级的社会办医疗机构）：200万元。",
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("外商投资企业特殊工时的申请，受理后几个工作日给结果", "人力社保部门自受理之日起10个工作日内"),
        ("境外外经贸综合服务体系试点的项目，资助比例最高多少", "按照年度试点实施方案，"),
    ],
)
def test_the_number_and_the_heading_of_an_item_do_not_run_on_into_it(ask: Ask, text: str, said: str) -> None:
    assert ask(text).sentences[0].startswith(said)
