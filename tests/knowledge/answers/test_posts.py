"""Posts as printed, and as residents call them."""

import pytest

from knowledge.answers.posts import office_named, read_post, titles_in


@pytest.mark.parametrize(
    ("printed", "office", "title"),
    [
        ("温州市科学技术局副局长", "温州市科学技术局", "副局长"),
        ("温州市公安局禁毒支队支队长（副县长级）", "温州市公安局禁毒支队", "支队长"),
        ("某市财政局总会计师", "某市财政局", "总会计师"),
        ("某市公安局常务副局长", "某市公安局", "常务副局长"),
        ("某市某厂顾问", "某市某厂顾问", ""),
    ],
)
def test_office_and_title(printed: str, office: str, title: str) -> None:
    post = read_post(printed)

    assert (post.office, post.title) == (office, title)


@pytest.mark.parametrize(
    ("printed", "asked", "is_called"),
    [
        ("某市公安局常务副局长", "副局长", True),
        ("某市公安局副局长", "局长", False),
        ("某市公安局局长", "head", True),
        ("某市公安局副局长", "head", False),
        ("某市公安局副局长", "deputy", True),
        ("某市公安局副调研员", "head", False),
    ],
)
def test_a_title_is_not_that_of_the_deputy(printed: str, asked: str, is_called: bool) -> None:
    assert read_post(printed).is_called(asked) is is_called


def test_titles_of_a_question() -> None:
    assert titles_in("科技局的副局长和总工程师是谁") == ["副局长", "总工程师"]
    assert titles_in("谁当了一把手") == ["head"]


@pytest.mark.parametrize(
    ("office", "text"),
    [
        ("温州市科学技术局", "科技局换人了吗"),
        ("温州市人力资源和社会保障局", "人社局谁来了"),
        ("台州市发展和改革委员会", "发改委谁来了"),
        ("温州市住房公积金管理中心", "公积金中心新来了谁"),
        ("温州市交通投资集团有限公司", "交投集团的，是谁"),
        ("温州市人民政府", "市政府，是谁"),
        ("浙江乌岩岭国家级自然保护区管理局", "乌岩岭自然保护区谁去"),
    ],
)
def test_everyday_names_of_an_office(office: str, text: str) -> None:
    assert office_named(office, text) > 0


@pytest.mark.parametrize(
    ("office", "text"),
    [
        # a part of the office, or another one
        ("温州市公安局交通管理局", "公安局，是谁"),
        ("温州市人民政府办公室", "市政府，是谁"),
        ("温州市财政局", "教育局，是谁"),
        ("温州市温瑞平水系管理中心", "水利局，是谁"),
        ("温州市质量技术检测科学研究院", "科技局，是谁"),
        # words that name no office
        ("温州市港航管理中心", "管理中心，是谁"),
    ],
)
def test_what_names_another_office(office: str, text: str) -> None:
    assert office_named(office, text) == 0
