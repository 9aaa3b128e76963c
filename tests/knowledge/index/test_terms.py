from knowledge.index.terms import bigrams, words


def test_bigrams_keep_numbers_and_latin_words_whole() -> None:
    assert bigrams("瑞安最低工资1660元/月，A级") == [
        "瑞安",
        "安最",
        "最低",
        "低工",
        "工资",
        "1660",
        "元",
        "月",
        "a",
        "级",
    ]
    assert bigrams("增长3.5%") == ["增长", "3.5"]
    assert bigrams("，！ ") == []


def test_words_come_whole_and_in_parts_without_marks() -> None:
    found = words("最低工资标准是多少？")
    assert {"最低", "工资", "标准", "多少"} <= set(found)
    assert "？" not in found
    assert [word for word in words("（温政发〔2015〕58号）") if word.isdigit()] == ["2015", "58"]
    assert words("，。 ") == []
