import pytest

from knowledge.vocabulary.pairs import places_of


@pytest.mark.parametrize(
    ("text", "places"),
    [("", []), ("瑞", [0]), ("瑞安市瑞", [0, 3]), ("安瑞安瑞安", [1, 3]), ("瑞瑞安", [1])],
)
def test_the_places_of_two_characters_and_of_the_last_one(text, places):
    assert places_of(text, {"瑞安", "瑞"}) == places
