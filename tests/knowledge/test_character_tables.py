from knowledge import character_tables
from knowledge.character_tables import CharacterTable


def test_each_character_is_found_out_once_and_only_so_many_are_remembered(monkeypatch):
    monkeypatch.setattr(character_tables, "REMEMBERED", 3)
    asked: list[str] = []

    def spelling(character: str) -> str:
        asked.append(character)
        return f"<{character}>"

    table = CharacterTable(spelling, {ord("a"): ""})
    assert "abcbdd".translate(table) == "<b><c><b><d><d>"
    assert asked == ["b", "c", "d", "d"]
    assert len(table) == 3
