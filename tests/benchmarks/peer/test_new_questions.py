"""New questions are all different, of the kinds of the known ones, and the same for everybody."""

from __future__ import annotations

import pytest

from benchmarks.messages import read_questions
from benchmarks.peer import new_questions as made
from benchmarks.peer.new_questions import bare, new_questions, read_wordings, shared_out


def test_each_kind_has_wordings_and_the_conversations_are_as_many_as_the_known_ones():
    told = read_wordings()
    kinds = [kind for conversation in told["conversations"] for kind in conversation]
    assert len(kinds) == len(read_questions())
    assert {len(conversation) for conversation in told["conversations"]} == {5}
    assert set(kinds) == set(told["kinds"])


def test_no_text_comes_twice_and_none_is_known():
    known = read_questions()
    texts = new_questions(20_000, known)
    assert len(texts) >= 20_000
    assert len({bare(text) for text in [*texts, *known]}) == len(texts) + len(known)
    assert all(len(text) <= 60 and "{" not in text for text in texts)


def test_the_same_seed_gives_the_same_and_another_seed_others():
    assert new_questions(60, ()) == new_questions(60, ())
    assert new_questions(60, ()) != new_questions(60, (), seed=8)


def test_subjects_stand_in_the_bulletins():
    assert len(made.subjects()) > 1_000
    assert all(6 <= len(subject) <= 16 for subject in made.subjects())


def test_cells_have_whole_rounds_by_turns():
    texts = [str(number) for number in range(240)]
    first, second = shared_out(texts, 2)
    assert first == texts[:60] + texts[120:180]
    assert sorted([*first, *second], key=int) == texts


def test_parts_that_are_too_few_are_told(monkeypatch: pytest.MonkeyPatch):
    told = read_wordings()
    told["kinds"]["greet"] = ["晚上好"]
    monkeypatch.setattr(made, "read_wordings", lambda: told)
    with pytest.raises(ValueError, match=r"no more of greet: add wordings to wordings\.yml"):
        new_questions(60_000, ())
