import pytest

from knowledge.vocabulary.pairs import ByBeginning, places_of


@pytest.mark.parametrize(
    ("text", "places"),
    [("", []), ("瑞", [0]), ("瑞安市瑞", [0, 3]), ("安瑞安瑞安", [1, 3]), ("瑞瑞安", [1])],
)
def test_the_places_of_two_characters_and_of_the_last_one(text, places):
    assert places_of(text, {"瑞安", "瑞"}) == places
    assert ByBeginning({"瑞安": (), "瑞": ()}).places_in(text) == places


@pytest.mark.parametrize(("text", "places"), [("", []), ("瑞安", []), ("安", []), ("^]-^]", [0, 3])])
def test_beginnings_may_be_any_characters(text, places):
    assert ByBeginning({"^]": ()}).places_in(text) == places


def test_nothing_begins_where_there_are_no_beginnings():
    assert ByBeginning[int]({}).places_in("瑞安") == []
