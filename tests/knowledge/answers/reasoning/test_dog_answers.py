"""Dogs of several breeds, of mixed breed, of a height said vaguely, and claims about the list."""

from datetime import date

import pytest
from made_up import DOGS, said


@pytest.mark.parametrize(
    ("text", "entities", "sentence"),
    [
        ("正好四十五公分高的狗算不算超", {"height": "45"}, "体高45厘米没有超过45厘米"),
        ("45公分的狗能养吗", {"height": "45"}, "体高45厘米没有超过45厘米"),
        ("四十五公分多的狗能养吗", {"height": "45+"}, "不能在限养区饲养：体高45多厘米，已超过45厘米"),
        ("差不多45公分的狗能养吗", {"height": "45~"}, "要量准："),
        ("不到45公分的狗能养吗", {"height": "45-"}, "体高不到45厘米没有超过45厘米"),
        ("柴犬50公分能养吗", {"breed": "柴犬", "height": "50"}, "不能在限养区饲养：体高50厘米"),
        ("杜宾30公分能养吗", {"breed": "杜宾犬", "height": "30"}, "杜宾犬列在禁养烈性犬名单第2项"),
        ("大型犬是超过60公分吧", {"height": "60"}, "不是。体高（身高）超过45厘米"),
        ("体高超过60厘米就算大型犬对不对", {"height": "60+"}, "不是。体高（身高）超过45厘米"),
        ("超过40公分的狗能养吗", {"height": "40+"}, "要量准：体高超过40厘米可能超过45厘米也可能没有"),
        ("禁养的烈性犬不是有3种吗", {}, "不是。限养区禁养烈性犬名单共 2种"),
        ("杜宾是烈性犬吗", {"breed": "杜宾犬"}, "是。不能在限养区饲养"),
        ("柴犬不是禁养的吗", {"breed": "柴犬"}, "不是。柴犬不在禁养烈性犬名单里"),
        ("柴犬50公分，能在限养区养吗", {"breed": "柴犬", "height": "50"}, "不能在限养区饲养：体高50厘米"),
        ("哪些狗能养", {}, "通告没有列可以养的品种，只列了禁养的。"),
        ("农村能养藏獒吗", {"breed": "藏獒"}, "通告只管限养区"),
    ],
)
def test_one_dog(text: str, entities: dict[str, str], sentence: str) -> None:
    assert sentence in said(DOGS, text, **entities)


@pytest.mark.parametrize("text", ["柴犬50公分，能在限养区养吗", "这算大型犬，50公分的柴犬可以养吗"])
def test_yes_is_not_said_to_whether_it_may_be_kept_where_it_may_not(text: str) -> None:
    assert said(DOGS, text, breed="柴犬", height="50").startswith("不能在限养区饲养")


def test_several_breeds_each_get_an_answer() -> None:
    found = said(DOGS, "藏獒和柴犬能养吗", breed="藏獒|柴犬")
    assert found.startswith("藏獒不能在限养区饲养，列在禁养烈性犬名单第1项；柴犬不在禁养烈性犬名单里。")


def test_of_mixed_breeds_nothing_is_written() -> None:
    assert said(DOGS, "藏獒串串能养吗", breed="藏獒").startswith("通告只列品种，没有写混种")


@pytest.mark.parametrize(
    ("phrase", "start"),
    [
        ("2020年", "2020年时这份通告还没有发布，它2021年6月1日起才生效"),
        ("2021年", "2021年时这份通告在有效期内"),
    ],
)
def test_the_notice_on_a_day(phrase: str, start: str) -> None:
    found = said(DOGS, f"{phrase}养藏獒违规吗", date(2030, 1, 1), breed="藏獒", date=phrase)
    assert found.startswith(start)
