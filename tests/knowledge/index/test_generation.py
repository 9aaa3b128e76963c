from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.errors import IndexBusyError, IndexMissingError, KnowledgeError
from knowledge.index.generation import (
    GENERATIONS,
    KEPT,
    LOCK,
    POINTER,
    SEGMENTS,
    changing,
    current,
    names,
    publish,
    read_generation,
    segment_folder,
    write_segment,
)
from knowledge.index.manifest import FORMAT_VERSION, Change, Generation, IssueEntry


def generation(number: int, *segments: str) -> Generation:
    return Generation(
        format_version=FORMAT_VERSION,
        number=number,
        made_at="2026-11-21T00:00:00+08:00",
        change=Change.BUILD,
        changed=(),
        encoder_name=None,
        encoder_digest=None,
        rules_digest="rules-1",
        issues=tuple(
            IssueEntry(key=name, segment=name, source_digest=name, shipped=True, counts={})
            for name in segments
        ),
        removed=(),
    )


def put(root: Path, *segments: str) -> None:
    """Make the segments that are not there, each two files with its name, and put them in use."""
    with changing(root):
        for name in segments:
            if not segment_folder(root, name).exists():
                write_segment(root, name, lambda folder, name=name: fill(folder, name))  # type: ignore[misc]
        number = int(max(names(root), key=int, default="0")) + 1
        publish(root, generation(number, *segments))


def fill(folder: Path, text: str) -> None:
    (folder / "first").write_text(text)
    (folder / "second").write_text(text)


def held(root: Path) -> list[str]:
    """The segments in use, each found whole."""
    entries = [entry.segment for entry in read_generation(root).issues]
    for name in entries:
        assert {path.read_text() for path in segment_folder(root, name).iterdir()} == {name}
    return entries


def test_the_new_one_is_in_use_and_shares_what_it_holds(tmp_path: Path) -> None:
    root = tmp_path / "deep" / "index"
    put(root, "one")
    before = segment_folder(root, "one").stat().st_ino
    put(root, "one", "two")
    assert (names(root), current(root), held(root)) == (["000001", "000002"], "000002", ["one", "two"])
    assert segment_folder(root, "one").stat().st_ino == before
    assert sorted(p.name for p in root.iterdir()) == [POINTER, GENERATIONS, LOCK, SEGMENTS]


def test_the_last_ten_are_kept_with_their_segments(tmp_path: Path) -> None:
    for number in range(1, KEPT + 3):
        put(tmp_path, f"segment-{number}")
    assert names(tmp_path) == [f"{number:06d}" for number in range(3, KEPT + 3)]
    assert sorted(path.name for path in (tmp_path / SEGMENTS).iterdir()) == sorted(
        f"segment-{number}" for number in range(3, KEPT + 3)
    )


def test_nothing_there_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="run `ouwen build`"):
        current(tmp_path / "none")
    for name in ("000009", "../elsewhere", ""):
        (tmp_path / POINTER).write_text(name + "\n")
        with pytest.raises(IndexMissingError, match=repr(name)):
            current(tmp_path)


def crash_at(call: int) -> None:
    """In this process the n-th step that reaches the disk ends it without any cleaning up."""
    steps = 0

    def counted(step: Callable[..., object]) -> Callable[..., object]:
        def run(*args: object, **kwargs: object) -> object:
            nonlocal steps
            steps += 1
            if steps == call:
                os._exit(1)
            return step(*args, **kwargs)

        return run

    for owner, name in (
        (os, "fsync"),
        (Path, "write_text"),
        (Path, "rename"),
        (Path, "replace"),
        (Path, "mkdir"),
        (Path, "unlink"),
        (os, "rmdir"),
    ):
        setattr(owner, name, counted(getattr(owner, name)))


def change_and_crash(root: Path, call: int) -> bool:
    """Change in a process of its own that crashes at a step; tell whether it ended before that step."""
    child = os.fork()
    if child == 0:
        crash_at(call)
        put(root, "old", "new")
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_crash_at_any_step_leaves_a_whole_generation(tmp_path: Path) -> None:
    seen = []
    for call in range(1, 100):
        root = tmp_path / str(call)
        for number in range(KEPT):
            put(root, f"older-{number}")
        put(root, "old")
        ended = change_and_crash(root, call)
        seen.append(held(root))
        put(root, "old", "new", "next")
        assert held(root) == ["old", "new", "next"]
        assert not list(root.glob("building-*"))
        if ended:
            break
    assert ended
    assert seen == sorted(seen)  # old, …, old, old and new, …
    assert seen[0] == ["old"]
    assert seen[-1] == ["old", "new"]


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_what_the_disk_says_is_told_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    put(tmp_path, "old")

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(KnowledgeError, match=os.strerror(number)):
            put(tmp_path, "old", "new")
    assert held(tmp_path) == ["old"]
    assert not list(tmp_path.glob("building-*"))


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("")
    with pytest.raises(KnowledgeError, match="cannot be written"):
        put(tmp_path / "index", "new")


def test_a_failing_writer_leaves_nothing(tmp_path: Path) -> None:
    put(tmp_path, "old")

    def fail(folder: Path) -> None:
        (folder / "first").write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt), changing(tmp_path):
        write_segment(tmp_path, "new", fail)
    assert held(tmp_path) == ["old"]
    assert sorted(p.name for p in (tmp_path / SEGMENTS).iterdir()) == ["old"]
    assert not list(tmp_path.glob("building-*"))


def test_a_damaged_segment_is_replaced_and_a_damaged_generation_forgotten(tmp_path: Path) -> None:
    put(tmp_path, "one")
    put(tmp_path, "one", "two")
    (segment_folder(tmp_path, "two") / "first").write_text("damaged")
    (tmp_path / GENERATIONS / "000001.json").write_text("{")
    with changing(tmp_path):
        write_segment(tmp_path, "two", lambda folder: fill(folder, "two"))
    put(tmp_path, "two")
    assert held(tmp_path) == ["two"]


def test_two_changes_at_once_are_refused(tmp_path: Path) -> None:
    with changing(tmp_path), pytest.raises(IndexBusyError, match="another process is changing"):
        put(tmp_path, "inner")
    put(tmp_path, "later")
    assert held(tmp_path) == ["later"]
