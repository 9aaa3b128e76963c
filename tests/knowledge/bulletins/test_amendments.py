"""Which words of other texts a document changes."""

from __future__ import annotations

from knowledge.bulletins.amendments import amendments_of

CLEARED = (
    "一、对《某市公共租赁住房管理办法》（某政发〔2017〕26号）作出修改：将第四条第二项中的“80%”修\n改为“100%”，"
    "第十条中的“70%”修改为“60%”。二、对《关于支持办医的实施意见》（某政办\n〔2019〕49号）作出修改：删去第十二项；"
    "将“最高不超过50万元”调整为“最高不超过80万元”。"
)


def test_each_change_with_the_text_that_it_is_made_in() -> None:
    found = amendments_of(CLEARED, "某市人民政府关于公布规范性文件清理结果的通知")

    assert [(a.name, a.clause, a.old, a.new) for a in found] == [
        ("某政发〔2017〕26号", "将第四条第二项中的“80%”修改为“100%”", "80%", "100%"),
        ("某政发〔2017〕26号", "第十条中的“70%”修改为“60%”", "70%", "60%"),
        (
            "某政办〔2019〕49号",
            "将“最高不超过50万元”调整为“最高不超过80万元”",
            "最高不超过50万元",
            "最高不超过80万元",
        ),
    ]


def test_a_title_names_what_is_changed() -> None:
    found = amendments_of("将第三条中的“三年”修改为“五年”。", "某市人民政府关于修改《某市停车办法》的决定")

    assert [(a.name, a.old, a.new) for a in found] == [("《某市停车办法》", "三年", "五年")]


def test_words_changed_in_no_text_that_is_named_are_no_change() -> None:
    assert amendments_of("根据《某法》，将“三年”修改为“五年”。", "某市人民政府关于加强管理的通知") == ()
    assert amendments_of("对《某办法》作出修改：删去第三条。", "某市人民政府关于清理的通知") == ()
