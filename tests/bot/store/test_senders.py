import logging
from pathlib import Path

from bot.store.senders import SenderNames


def test_a_sender_that_names_nobody_keeps_its_name(tmp_path: Path):
    names = SenderNames(tmp_path / "key")
    assert names.stored("u-7f3a") == "u-7f3a"
    assert list(tmp_path.iterdir()) == []


def test_a_telephone_number_becomes_letters_the_same_each_time_and_elsewhere_others(tmp_path: Path):
    name = SenderNames(tmp_path / "key").stored("13800138000")
    assert name.startswith("resident-")
    assert not any(character.isdigit() for character in name)
    assert SenderNames(tmp_path / "key").stored("13800138000") == name
    assert SenderNames(tmp_path / "key").stored(name) == name
    assert SenderNames(tmp_path / "key").stored("13800138001") != name
    assert SenderNames(tmp_path / "other").stored("13800138000") != name


def test_an_overlong_sender_is_kept_under_a_short_name(tmp_path: Path):
    assert len(SenderNames(tmp_path / "key").stored("a" * 1000)) < 64


def test_a_sender_that_no_database_takes_is_kept_under_letters(tmp_path: Path):
    names = SenderNames(tmp_path / "key")
    assert {names.stored(sender)[:9] for sender in ("a\x00b", "a\ud800", "a\u202eb")} == {"resident-"}


def test_the_key_is_its_owners_alone(tmp_path: Path):
    SenderNames(tmp_path / "key").stored("13800138000")
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_a_key_that_cannot_be_kept_fails_no_answer(tmp_path: Path, caplog):
    names = SenderNames(tmp_path / "no folder" / "key")
    with caplog.at_level(logging.ERROR):
        assert names.stored("13800138000") == names.stored("13800138000")
    assert "no folder" in caplog.text


def test_the_name_in_logs_is_another_one_of_letters_alone(tmp_path: Path):
    names = SenderNames(tmp_path / "key")
    shown = names.pseudonym("u-7f3a")
    assert shown.isalpha()
    assert len(shown) == 16
    assert shown == SenderNames(tmp_path / "key").pseudonym("u-7f3a")
    assert (
        len({shown, names.pseudonym("u-7f3b"), names.stored("13800138000").removeprefix("resident-")[:16]})
        == 3
    )
