"""A voice says the words of a quotation that hold what is asked, never cut before them."""

from datetime import date

from knowledge.answers.evidence import Weights
from knowledge.answers.quoting.asked import Asked, asked_by
from knowledge.answers.quoting.heard import core_of, core_with, heard_of
from knowledge.answers.quoting.shortening import shortened
from knowledge.answers.quoting.spans import Span, SpanKind
from knowledge.records import Question
from tests.knowledge.answers.quoting.passages import passage

FALLS = (
    "在全面开展整治行动、持续推进规范化建设的基础上，以“防甲、降乙”为重点，2031年，实现水灾起数、伤亡人数分别比"
    "2024年至2026年平均数下降10%；2032年下降15%；2033年下降30%，重点地方的环境得到改善，全市形势平稳。"
)
HOME = "各县至少建有1家500张床位以上的公办示范院。"
BEDS = "新增床位不少于8000张，照护床位达到总床位的45%，设立照护专区。"
CLERKS = "委员会联络员会议每月召开一次。"
MEETING = "委员会全体会议每年召开一次，可以临时召开。"
PRIZES = "奖励标准如下：对评为甲级的企业，在各项条件都具备的情况下一次性给予奖励8万元，并授予相应的称号；对评为乙级的企业，在各项条件都具备的情况下一次性给予奖励3万元，并授予相应的称号。"


def asked_of(question: str, *texts: str) -> Asked:
    weights = Weights([*[passage("无关的话")] * 400, *map(passage, texts)])
    return asked_by(Question(text=question, today=date(2026, 11, 21)), weights)


def heard(question: str, *texts: str, of_one: bool = False) -> list[str]:
    spans = [
        Span(
            kind=SpanKind.SENTENCE,
            passages=(passage(text, number=1 if of_one else place),),
            text=text,
            trail=(),
            position=-place,
        )
        for place, text in enumerate(texts)
    ]
    return [said for _, said in heard_of(asked_of(question, *texts), spans, texts)]


def test_the_year_that_is_asked_is_not_cut_off() -> None:
    core = core_of(asked_of("2033年水灾要下降多少", FALLS), FALLS)
    assert core.startswith("2031年，实现水灾起数")
    assert "2033年下降30%" in core


def test_the_sentence_with_the_kind_of_figure_that_is_asked() -> None:
    second = f"同一文件还写着：{BEDS}"
    assert heard("照护床位要占总床位多少", HOME, second) == ["", BEDS]
    assert heard("公办示范院要多少张床位", HOME, second) == [HOME, ""]


def test_a_year_that_the_better_sentence_does_not_name_is_no_reason_to_say_the_other() -> None:
    other = "同一文件还写着：到2032年，乡镇示范院的照护床位不低于总床位的65%。"
    assert heard("到2032年照护床位要占总床位多少", BEDS, other) == [BEDS, ""]
    wrong = "到2031年，照护床位不低于总床位的35%。"
    right = "同一文件还写着：到2032年，照护床位不低于总床位的65%。"
    assert heard("到2032年照护床位要占总床位多少", wrong, right) == [
        "",
        right.removeprefix("同一文件还写着："),
    ]


def test_an_item_that_is_said_alone_has_no_number() -> None:
    steps = "办理程序：（一）平等协商并且达成一致的书面意见；（二）提出申请，用人单位可以向当地的有关部门提出申请；（三）部门自受理之日起15个工作日内作出决定；（四）公布清单并且通过官方网站向社会公布办理的结果。"
    assert core_of(asked_of("部门几天作出决定", steps), steps).startswith(
        "办理程序：部门自受理之日起15个工作日"
    )


def test_what_answers_best_goes_first_where_no_figure_tells_the_two_apart() -> None:
    rule = "基数按上年度平均值确定，比例按规定执行。"
    other = "同一文件还写着：专户基金的补缴有少报、瞒报基金基数的，核实后责令补缴基金差额的部分。"
    assert heard("基金的补缴基数怎么确定", rule, other) == [rule, ""]


def test_two_short_sentences_of_a_passage_are_both_said_as_they_follow_one_another() -> None:
    assert heard("委员会会议多久召开一次", CLERKS, MEETING, of_one=True) == [MEETING, CLERKS]


def test_of_many_clauses_the_one_asked_with_its_head() -> None:
    core = core_of(asked_of("评为乙级的企业奖励多少钱", PRIZES), PRIZES)
    assert core.startswith("奖励标准如下：对评为乙级")
    assert "8万" not in core


def test_no_run_breaks_off_behind_its_head() -> None:
    text = f"{'为了改善环境并保护居民的健康，' * 10}划定的禁止使用区为：甲路、乙路围成的区域，{'另有其他的各项规定，' * 5}完。"
    assert "禁止使用区为：甲路、乙路围成的区域" in shortened(asked_of("禁止使用区", text), text)


def test_a_verdict_stays() -> None:
    assert core_of(asked_of("乙级奖励多少钱", PRIZES), f"不可以。{PRIZES}").startswith("不可以。")


def test_a_list_that_is_asked_for_is_said_in_another_way() -> None:
    span = Span(kind=SpanKind.RUN, passages=(passage(PRIZES),), text=PRIZES, trail=())
    assert heard_of(asked_of("奖励标准有哪些", PRIZES), [span], [PRIZES]) == ()
    assert "3万元" in heard_of(asked_of("评为乙级的企业奖励多少钱", PRIZES), [span], [PRIZES])[0][1]


def test_the_figure_of_a_record_is_never_cut_off() -> None:
    rows = "；".join(f"第{place}类项目建设完成后经验收合格的，一次性补助{place}万元" for place in range(1, 9))
    core = core_with(f"{rows}。", "6万元")
    assert core.endswith("补助6万元；")
    assert core_with(rows, "没有") == rows
