"""Title blocks that extraction moved: below a page, above the next text, onto the second page."""

from __future__ import annotations

from tests.knowledge.issues import issue

TWO_ON_A_PAGE = """\
 各区人力资源和社会保障局、财政局：

为提高保障水平，经市政府同意，调整待遇标准。

温州市人力资源和社会保障局

2022年3月15日

关于调整某项待遇标准的通知

温人社发〔2022〕25号

温州市教育局

关于做好2022年招生入学工作的通知

 温教基〔2022〕15号

各区教育局，市局直属学校：

现就招生入学工作通知如下。

温州市教育局

2022年3月24日
"""
ON_THE_SECOND_PAGE = """\
 各县（市、区）人民政府，市政府直属各单位：

请认真贯彻执行。

温州市人民政府办公室

2021年8月9日

温政办〔2021〕63号

温州市人民政府办公室

关于加快发展托育服务的通知
 为规范停放秩序，根据有关规定，现就有关事项通告如下：

一、车辆应当停放在划定的泊位内。
 二、不得占用消防通道。

温公通〔2021〕58号

温州市公安局

关于加强停车管理的通告

三、本通告自2021年9月15日起施行。

温州市公安局

2021年8月16日
"""


def test_each_title_has_its_own_number_where_one_number_stands_between_two_titles() -> None:
    found = issue(TWO_ON_A_PAGE, key="2022-03").documents

    assert [(d.document_number, d.title, d.pages) for d in found] == [
        ("温人社发〔2022〕25号", "关于调整某项待遇标准的通知", (2,)),
        ("温教基〔2022〕15号", "温州市教育局关于做好2022年招生入学工作的通知", (2,)),
    ]
    assert [str(d.signed_date) for d in found] == ["2022-03-15", "2022-03-24"]


def test_a_text_begins_behind_the_signature_before_it_though_its_title_block_is_on_its_second_page() -> None:
    found = issue(ON_THE_SECOND_PAGE, key="2021-08").documents

    assert [(d.document_number, d.pages) for d in found] == [
        ("温政办〔2021〕63号", (2,)),
        ("温公通〔2021〕58号", (3, 4)),
    ]
    assert [a.text[:2] for a in found[1].articles if a.label.startswith("一")] == ["一、"]
