"""The files that the pages of the reader load."""

from __future__ import annotations

from bot.web.assets import FOLDER, asset


def test_the_script_and_the_style_of_the_reader_are_on_the_closed_list_and_small() -> None:
    sizes = {name: len(found.body) for name in ("reader.js", "reader.css") if (found := asset(name))}
    assert sorted(sizes) == ["reader.css", "reader.js"]
    assert sum(sizes.values()) < 16_000


def test_the_script_writes_text_only() -> None:
    script = (FOLDER / "reader.js").read_text(encoding="utf-8")
    assert [
        word for word in ("innerHTML", "outerHTML", "insertAdjacent", "eval(", "http") if word in script
    ] == []
