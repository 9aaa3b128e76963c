from collections import namedtuple
from datetime import date, datetime, timedelta, timezone

from bot.doctor import machine, packages
from bot.doctor.findings import Mark, examined
from bot.settings import REPOSITORY, Settings

NOON = datetime(2026, 11, 21, 12, tzinfo=timezone(timedelta(hours=8)))
NEWEST = date(2026, 6, 1)


def clock(newest, made=None, now=NOON, **given) -> list[tuple[str, Mark]]:
    found = machine.clock_findings(Settings(**given), newest, made, lambda: now)
    return [(one.subject, one.mark) for one in found if one.subject != "时区"]


def test_a_clock_that_fits_the_bulletins_is_well():
    assert clock(NEWEST, NOON - timedelta(days=1)) == [("时钟", Mark.GOOD)]
    assert clock(None) == [("时钟", Mark.GOOD)]


def test_a_clock_behind_index_or_bulletins_is_told():
    assert clock(NEWEST, NOON + timedelta(days=1)) == [("时钟", Mark.FAULT)]
    assert clock(date(2027, 1, 1)) == [("日期", Mark.FAULT)]
    assert clock(date(1950, 1, 1))[0] == ("日期", Mark.FAULT)
    assert clock(NEWEST, fixed_today=date(2020, 1, 1)) == [
        ("OUWEN_TODAY", Mark.WARNING),
        ("日期", Mark.FAULT),
    ]


def test_old_bulletins_are_told():
    assert clock(date(2020, 6, 29)) == [("时钟", Mark.GOOD), ("公报新旧", Mark.WARNING)]


def test_memory_and_files(monkeypatch):
    memory = namedtuple("memory", "available")
    for gibibytes, mark in ((0.5, Mark.WARNING), (4, Mark.GOOD)):
        free = int(gibibytes * (1 << 30))
        monkeypatch.setattr(machine.psutil, "virtual_memory", lambda free=free: memory(free))
        assert [one.mark for one in machine.memory_findings(Settings())] == [mark]
    monkeypatch.setattr(machine.resource, "getrlimit", lambda kind: (256, 256))
    assert [(one.mark, one.fix) for one in machine.file_findings()] == [(Mark.WARNING, "ulimit -n 8192")]


def test_packages_are_compared_with_the_lock(tmp_path):
    assert [one.mark for one in packages.package_findings(REPOSITORY)] == [Mark.GOOD]
    (tmp_path / packages.LOCK).write_text("rasa==3.0.0\nno-such-package==1.0\ntorch==2.12.1\n")
    missing, other = packages.package_findings(tmp_path)
    assert (missing.mark, missing.told, missing.fix) == (Mark.FAULT, "缺少 no-such-package", "make install")
    assert (other.mark, "rasa 3.6.21（应为 3.0.0）" in other.told) == (Mark.WARNING, True)
    assert [one.mark for one in packages.package_findings(tmp_path / "none")] == [Mark.WARNING]


def test_more_threads_than_cores_are_told(monkeypatch):
    monkeypatch.setenv("OMP_NUM_THREADS", "1000")
    assert [one.mark for one in packages.torch_findings()] == [Mark.WARNING]
    monkeypatch.setenv("OMP_NUM_THREADS", "1")
    assert [one.mark for one in packages.torch_findings()] == [Mark.GOOD]


def test_an_examination_that_fails_is_a_finding():
    def broken():
        raise KeyError("geheim")

    (finding,) = examined("内存", broken)
    assert (finding.subject, finding.mark) == ("内存", Mark.FAULT)
    assert "geheim" not in finding.line()
