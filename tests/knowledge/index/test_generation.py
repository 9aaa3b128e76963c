from __future__ import annotations

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from knowledge.errors import IndexMissingError, KnowledgeError
from knowledge.index.generation import LOCK, POINTER, current, write_generation


def writer(content: str) -> Callable[[Path], None]:
    def write(folder: Path) -> None:
        (folder / "first").write_text(content)
        (folder / "second").write_text(content)

    return write


def content(root: Path) -> set[str]:
    return {path.read_text() for path in current(root).iterdir()}


def test_the_new_one_is_in_use_and_two_are_kept(tmp_path: Path) -> None:
    root = tmp_path / "deep" / "index"
    names = [write_generation(root, writer(text)).name for text in ("one", "two", "three")]
    assert names == ["000001", "000002", "000003"]
    assert content(root) == {"three"}
    assert sorted(p.name for p in root.iterdir()) == ["000002", "000003", POINTER, LOCK]


def test_nothing_there_says_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(IndexMissingError, match="run `ouwen build`"):
        current(tmp_path / "none")
    (tmp_path / POINTER).write_text("000009\n")
    with pytest.raises(IndexMissingError, match="000009"):
        current(tmp_path)
    (tmp_path / POINTER).write_text("../elsewhere\n")
    with pytest.raises(IndexMissingError):
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
    ):
        setattr(owner, name, counted(getattr(owner, name)))


def build_and_crash(root: Path, call: int) -> bool:
    """Build in a process of its own that crashes at a step; tell whether it ended before that step."""
    child = os.fork()
    if child == 0:
        crash_at(call)
        write_generation(root, writer("new"))
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_a_crash_at_any_step_leaves_a_whole_generation(tmp_path: Path) -> None:
    seen = []
    for call in range(1, 100):
        root = tmp_path / str(call)
        write_generation(root, writer("old"))
        ended = build_and_crash(root, call)
        assert content(root) in ({"old"}, {"new"})
        seen.append(content(root).pop())
        write_generation(root, writer("next"))
        assert content(root) == {"next"}
        assert not list(root.glob("building-*"))
        if ended:
            break
    assert ended
    assert seen == sorted(seen, reverse=True)  # old, …, old, new, …, new
    assert {"old", "new"} == set(seen)


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EROFS, errno.EACCES])
def test_what_the_disk_says_is_told_and_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    write_generation(tmp_path, writer("old"))

    def refuse(_handle: int) -> None:
        raise OSError(number, os.strerror(number))

    with monkeypatch.context() as patch:
        patch.setattr(os, "fsync", refuse)
        with pytest.raises(KnowledgeError, match=os.strerror(number)):
            write_generation(tmp_path, writer("new"))
    assert content(tmp_path) == {"old"}
    assert not list(tmp_path.glob("building-*"))


def test_a_file_in_the_place_of_the_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "index").write_text("")
    with pytest.raises(KnowledgeError, match="cannot be written"):
        write_generation(tmp_path / "index", writer("new"))


def test_a_failing_writer_leaves_the_old_one(tmp_path: Path) -> None:
    write_generation(tmp_path, writer("old"))

    def fail(folder: Path) -> None:
        (folder / "first").write_text("half")
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        write_generation(tmp_path, fail)
    assert content(tmp_path) == {"old"}
    assert sorted(p.name for p in tmp_path.iterdir()) == ["000001", POINTER, LOCK]


def test_two_builds_at_once_are_refused(tmp_path: Path) -> None:
    def nested(_folder: Path) -> None:
        with pytest.raises(KnowledgeError, match="another build"):
            write_generation(tmp_path, writer("inner"))
        writer("outer")(_folder)

    write_generation(tmp_path, nested)
    assert content(tmp_path) == {"outer"}
