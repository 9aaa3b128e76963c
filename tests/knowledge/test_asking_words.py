import pytest

from knowledge.asking import asks, may_ask


@pytest.mark.parametrize(
    ("text", "sure", "perhaps"),
    [
        ("最低工资多少", True, True),
        ("是不是涨了", True, True),
        ("能养吗", True, True),
        ("这样合法", True, False),
        ("最低工资不是1860", False, True),
        ("最低工资涨到2000了", False, False),
    ],
)
def test_what_asks_and_what_may(text: str, sure: bool, perhaps: bool) -> None:
    assert (asks(text), may_ask(text)) == (sure, perhaps)
