from bot.nlu.features import features


def test_places_dates_breeds_and_numbers_are_masked():
    assert features("那瑞安呢") == features("那乐清呢")
    assert features("去年的呢") == features("2018年的呢")
    assert features("金毛能养吗") == features("藏獒能养吗")


def test_a_message_is_framed_cut_at_marks_and_split_into_grams():
    assert [name for name in features("你好，请问") if ":" not in name] == [
        "^", "你", "好", "|", "请", "问", "$",
        "^你", "你好", "好|", "|请", "请问", "问$",
        "^你好", "你好|", "好|请", "|请问", "请问$",
    ]  # fmt: skip


def test_fields_of_the_lexicon_are_named_and_so_is_their_absence():
    assert features("摆夜宵")["F:city management"] == 1
    assert features("周杰伦")["F:none"] == 1


def test_what_was_masked_and_the_length_are_features():
    counted = features("那瑞安呢")
    assert [name for name in counted if name.startswith(("M:", "L:"))] == ["M:Ⓡ", "L:1"]


def test_of_a_long_message_the_beginning_and_the_end_count():
    counted = features("甲" * 5000 + "乙" * 5000)
    assert (counted["甲"], counted["乙"]) == (600, 200)
