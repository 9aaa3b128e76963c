"""How long a text holds is said where that is asked for, and nowhere else."""

from asking import Ask

_VALIDITY = ("以本通告为准", "自发布之日起")


def test_that_a_text_comes_into_force_answers_nothing_else(ask: Ask) -> None:
    said = "".join(ask("拖拉机八月份还能进城吗", intent="ask_bulletin").sentences)

    assert "限制拖拉机" in said
    assert not any(words in said for words in _VALIDITY)


def test_it_is_said_where_older_rules_are_asked_about(ask: Ask) -> None:
    answer = ask("原来的拖拉机限行规定和新通告不一致以哪个为准", intent="ask_bulletin")

    assert "以本通告为准" in "".join(answer.sentences)
