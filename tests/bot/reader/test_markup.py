from __future__ import annotations

from bot.reader.markup import Html, run, tag


def test_text_is_escaped_and_markup_is_kept() -> None:
    assert tag("p", "<b>&", tag("i", "'")) == "<p>&lt;b&gt;&amp;<i>&#x27;</i></p>"
    assert run(("<", Html("<br>"), None), " ") == "&lt; <br>"


def test_attributes_are_escaped_and_left_out_where_there_is_none() -> None:
    made = tag("a", "x", href='"><script>', class_="link", aria_label=None, hidden=False, open=True)
    assert made == '<a href="&quot;&gt;&lt;script&gt;" class="link" open>x</a>'


def test_what_has_no_content_is_not_closed() -> None:
    assert tag("link", rel="next", href="2") == '<link rel="next" href="2">'
