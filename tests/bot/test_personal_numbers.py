import json
import os
from pathlib import Path

import pytest
from hypothesis import given, strategies as st

import bot.masking
from bot.masking import mask_values, masked, names_nobody
from bot.nlu.entities import find_entities
from bot.wording import sentences

ROOT = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("OUWEN_SHARED", ROOT.parent / "shared"))

# Numbers of nobody: the example of GB 11643-1999 and numbers of its form.
PERSONAL = [
    ("11010519491231002X", "【身份证号】"),
    ("11010519491231002x", "【身份证号】"),
    ("110105 19491231 002X", "【身份证号】"),
    ("110105-19491231-002X", "【身份证号】"),
    ("１１０１０５１９４９１２３１００２Ｘ", "【身份证号】"),
    ("1101\u200b0519491231002X", "【身份证号】"),
    ("110101900307775", "【身份证号】"),
    ("13800138000", "【手机号】"),
    ("138-0013-8000", "【手机号】"),
    ("138 0013 8000", "【手机号】"),
    ("138.0013.8000", "【手机号】"),
    ("138 00138000", "【手机号】"),
    ("1 3 8 0 0 1 3 8 0 0 0", "【手机号】"),
    ("+8613800138000", "【手机号】"),
    ("+86 138—0013—8000", "【手机号】"),
    ("0086-13800138000", "【手机号】"),
    ("１３８００１３８０００", "【手机号】"),
    ("一三八零零一三八零零零", "【手机号】"),
    ("幺三八，零零幺三，八零零零", "【手机号】"),
    ("138零零一三8000", "【手机号】"),
    ("壹叁捌零零壹叁捌零零零", "【手机号】"),
    ("1，3，8，0，0，1，3，8，0，0，0", "【手机号】"),
    ("138_0013_8000", "【手机号】"),
    ("013800138000", "【手机号】"),
    ("1、1、0、1、0、5、1、9、4、9、1、2、3、1、0、0、2、X", "【身份证号】"),
    ("零五七七八八八八零零零零", "【电话号码】"),
    ("6 2 2 2 0 2 1 2 3 4 5 6 7 8 9 0 1 2 8", "【银行卡号】"),
    ("0577-88880000", "【电话号码】"),
    ("057788880000", "【电话号码】"),
    ("（0577）8888 0000转801", "【电话号码】"),
    ("+86 577 88880000", "【电话号码】"),
    ("6222021234567890128", "【银行卡号】"),
    ("6222 0212 3456 7890 128", "【银行卡号】"),
    ("zhang.san@example.com.cn", "【邮箱】"),
    ("zhangsan＠example．com", "【邮箱】"),
]

KEPT = [
    "请拨打12345、110、12333，或者400-123-4567、95588、0577-12345",
    "温政发〔2015〕58号、ZJCC11-2019-0005、ZJCC020-2019-0005、温人社发〔2018〕118号",
    "2016 2017 2018 2019年，2019-12-09至2020-01-31，20191209，2019.12.09",
    "1500-1800元，15000—18000元，150 2019 2020，150-2000-3000",
    "13812345678元，138.12345678，13812345678.5，1.5亿元，12345678901234元",
    "3100 4200 5300 6400",
    "一二三四五六七八九十，二〇一九年十二月九日，第一、三、四、五、六、七、八、九、十条",
    "统一社会信用代码91330300MA2ABCDE1X",
    "110105194913310021",
    "1234567890123456789012",
    "1. 3. 5. 7. 9. 2. 4. 6. 8. 1. 2.，1，3，5，7，9，11，13，15，17，19，21",
    "壹万叁仟捌佰元整，一、三、八、零",
]


@pytest.mark.parametrize(("number", "label"), PERSONAL)
def test_a_number_that_names_a_person_becomes_a_label(number: str, label: str):
    assert masked(number) == label
    assert masked(f"我是{number}，瑞安最低工资多少") == f"我是{label}，瑞安最低工资多少"
    assert masked(f"{number}一直打不通") == f"{label}一直打不通"


@pytest.mark.parametrize("text", KEPT)
def test_other_numbers_stay(text: str):
    assert masked(text) == text


@pytest.mark.parametrize("after", ["万一打不通", "元旦以后打给我", "亲自来也行"])
def test_a_word_behind_a_number_that_begins_like_a_unit_is_none(after: str):
    assert masked(f"我的手机13800138000{after}") == f"我的手机【手机号】{after}"


def test_a_card_that_is_read_out_is_masked():
    assert masked("卡号六二二二零二一二三四五六七八九零一二八，谢谢") == "卡号【银行卡号】，谢谢"


def test_several_numbers_are_masked_each():
    text = "手机13800138000，身份证11010519491231002X，补贴805元，邮箱a@b.cn"
    assert masked(text) == "手机【手机号】，身份证【身份证号】，补贴805元，邮箱【邮箱】"


def test_a_mistyped_identity_card_is_told_by_the_word_before_it():
    assert masked("身份证号码：110105194912310021") == "身份证号码：【身份证号】"
    assert masked("编号110105194912310021") == "编号110105194912310021"


def test_four_figures_in_a_row_are_a_card_only_where_it_is_called_one():
    assert masked("4111 1111 1111 1111") == "4111 1111 1111 1111"
    assert masked("卡号4111 1111 1111 1111") == "卡号【银行卡号】"


def test_values_are_masked_at_every_depth():
    value = {"caller": 13800138000, "list": ["138-0013-8000", 5, None, 1.5, True], "deep": {"a": "b"}}
    assert mask_values(value) == {
        "caller": "【手机号】",
        "list": ["【手机号】", 5, None, 1.5, True],
        "deep": {"a": "b"},
    }


@given(st.text(max_size=300))
def test_masking_twice_changes_nothing_more(text: str):
    once = masked(text)
    assert masked(once) == once


@given(st.integers(0, 9_999_999), st.sampled_from(["元", "元/月", "%", "人", "年", "平方米", "号"]))
def test_a_figure_with_its_unit_stays(figure: int, unit: str):
    text = f"标准为{figure}{unit}至{figure + 1}{unit}，{figure}.5{unit}"
    assert masked(text) == text


@given(
    st.dates(), st.dates(), st.sampled_from(["%Y-%m-%d", "%Y%m%d", "%Y.%m.%d", "%Y年%m月%d日", "%Y/%m/%d"])
)
def test_dates_stay(first, last, form: str):
    text = f"从{first.strftime(form)}到{last.strftime(form)} {last.strftime(form)}"
    assert masked(text) == text


@given(st.text(alphabet="0123456789一二三 -.+@a()（），", max_size=400))
def test_hostile_texts_end(text: str):
    masked(text * 20)


def changed_in(lines: list[str]) -> set[str]:
    return {line.strip() for line in lines if masked(line) != line}


def texts_of(value: object) -> list[str]:
    if isinstance(value, str):
        return [value]
    inner = value.values() if isinstance(value, dict) else value if isinstance(value, list) else []
    return [text for one in inner for text in texts_of(one)]


def lines_of(paths: list[Path]) -> list[str]:
    return [
        line for path in paths for line in path.read_text(encoding="utf-8", errors="replace").splitlines()
    ]


def test_of_the_bulletins_only_the_editors_telephone_and_address_would_change():
    bulletins = sorted((ROOT / "data" / "bulletins").glob("*.txt"))
    assert len(bulletins) == 5
    changed = changed_in(lines_of(bulletins))
    assert len(changed) == 6
    assert all("0577-889" in line or "@wenzhou.cn" in line for line in changed)


def test_of_the_questions_only_a_telephone_changes():
    lines = lines_of(sorted((ROOT / "tests" / "questions").glob("*.jsonl")))
    texts = [text for line in lines for text in texts_of(json.loads(line))]
    assert changed_in(texts) == {"我的手机号是13512345678", "0577-88969637", "电话：0577-88966929"}


@pytest.mark.shared
def test_nothing_changes_in_the_shared_questions():
    if not SHARED.is_dir():
        pytest.skip(f"no question sets at {SHARED}")
    lines = lines_of(sorted((SHARED / "questions").glob("*.jsonl")))
    assert changed_in([text for line in lines for text in texts_of(json.loads(line))]) == set()


def test_a_label_is_no_amount_and_no_document_number():
    def found(text: str) -> list[tuple[str, str]]:
        return [(mention.entity, mention.value) for mention in find_entities(text)]

    labels = sentences(ROOT / "bot" / "masking.yml").values()
    assert len(list(labels)) == 5
    for label in labels:
        assert found(f"我的号码是{label}，瑞安最低工资多少") == [("region", "瑞安市")]
        assert found(f"{label}2018年乐清低保804元对吗") == found("，2018年乐清低保804元对吗")


# what such numbers are made of, and letters between them
ASCII_PARTS = st.lists(
    st.sampled_from(
        [*"0123456789", "138", "0577", "8800", "+86", " ", "-", "(", ")", ".", "/", "a", "X", "@b.cn"]
    ),
    max_size=24,
).map("".join)


@given(ASCII_PARTS)
def test_what_names_nobody_at_a_glance_is_not_masked(text: str):
    values = {text: [text, 1, 0.5, None, True]}
    if names_nobody(values):
        shown, _ = bot.masking._plain(text)
        assert bot.masking.personal_numbers(shown) == []
        assert mask_values(values) == values


@pytest.mark.parametrize(
    "value",
    ["13800138000", ["我的手机是一三八零零一三八零零零"], {"a@b.cn": 1}, {"n": 13800138000}, object()],
)
def test_what_may_name_somebody_is_looked_at_closely(value):
    assert not names_nobody(value)
