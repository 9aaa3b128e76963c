"""A follow-up on a text as a whole question: what is new stands in place of its counterpart."""

import pytest

from knowledge.answers.leaning.contrasts import contrasts
from knowledge.answers.leaning.restating import restatements


@pytest.mark.parametrize(
    ("before", "text", "whole"),
    [
        ("规上企业A类取前百分之几", "规下的呢", "规下企业A类取前百分之几"),
        ("2020年6月财政总收入累计多少", "当月呢", "2020年6月财政总收入当月多少"),
        ("2020年6月财政总收入是多少", "那累计是多少", "累计2020年6月财政总收入是多少"),
        ("亩均论英雄A类企业有什么好处", "D类呢", "亩均论英雄D类企业有什么好处"),
        ("10亿以下的项目建设周期多久", "20亿以上的呢", "20亿以上的项目建设周期多久"),
        ("屋顶山塘是什么意思", "高坝山塘呢", "高坝山塘是什么意思"),
        ("2020年6月住户存款多少", "去年同期呢", "2019年6月住户存款多少"),
        ("2020年6月住户存款多少", "2018年同期呢", "2018年6月住户存款多少"),
        ("外摆位是什么意思", "能占消防通道吗", "外摆位能占消防通道吗"),
        ("护理型床位要占多少", "到哪年", "护理型床位到哪年"),
        ("新建医院投了6000万补多少", "要是投1.2个亿呢", "新建医院投1.2个亿补多少"),
        ("电竞企业C级怎么定", "这一级的宽带费补多少", "电竞企业C级的宽带费补多少"),
        ("电竞企业C级怎么定", "这一档的宽带费补多少", "电竞企业C级的宽带费补多少"),
    ],
)
def test_what_is_new_stands_in_the_question_before(before: str, text: str, whole: str) -> None:
    assert next(restatements(text, before)).text == whole


def test_a_person_meant_is_named() -> None:
    asked = next(restatements("他免了什么职", "2019年谁当了队长", ["张三", "李四"], said="李四"))
    assert asked.text == "李四免了什么职"
    assert asked.contrast is not None
    assert not asked.contrast.stands_in("免去张三的职务")


def test_another_person_takes_the_place_of_one() -> None:
    assert next(restatements("李四呢", "2019年张三任什么", ["张三", "李四"])).text == "2019年李四任什么"


def test_what_has_no_counterpart_is_no_restatement() -> None:
    assert list(restatements("那家政的呢", "养老护理员培训补贴")) == []


def test_an_answer_that_does_not_say_the_new_term_is_known() -> None:
    contrast = next(contrasts("规下", "规上企业A类取前百分之几"))
    assert contrast.stands_in("排名前列的规模以下工业企业")
    assert not contrast.stands_in("排名前列的规上企业")
