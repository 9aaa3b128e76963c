import socket
import sqlite3
from pathlib import Path

from bot.doctor import services
from bot.doctor.findings import Mark
from bot.operation import Operation
from bot.settings import Settings
from bot.store import store_of
from knowledge.backend import MilvusAccess


def closed_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_a_port_is_free_or_taken():
    port = closed_port()
    assert [one.mark for one in services.port_findings(Settings(port=port))] == [Mark.GOOD]
    with socket.create_server(("127.0.0.1", 0)) as taken:
        taken_port = taken.getsockname()[1]
        services.WAIT_SECONDS = 0.2
        (finding,) = services.port_findings(Settings(port=taken_port))
    services.WAIT_SECONDS = 1.5
    assert finding.mark is Mark.FAULT
    assert f"ouwen serve --port {taken_port + 1}" in (finding.fix or "")


def test_a_database_is_read_without_a_trace(tmp_path: Path):
    settings = Settings(var=tmp_path)
    assert [one.told for one in services.database_findings(settings)] == ["还没有，启动时会建（SQLite）"]
    store = store_of(settings)
    store.close()
    before = sorted((path.name, path.stat().st_mtime_ns) for path in tmp_path.iterdir())
    (finding,) = services.database_findings(settings)
    assert finding.mark is Mark.WARNING
    assert "还没有表 events" in finding.told
    with sqlite3.connect(settings.conversations) as connection:
        connection.execute("CREATE TABLE events (id INTEGER)")
    connection.close()
    assert [one.mark for one in services.database_findings(settings)] == [Mark.GOOD]
    assert {name for name, _ in before} == {path.name for path in tmp_path.iterdir()}


def test_a_damaged_database_names_the_way_out(tmp_path: Path):
    settings = Settings(var=tmp_path)
    settings.conversations.write_bytes(b"no database" * 500)
    (finding,) = services.database_findings(settings)
    assert finding.mark is Mark.WARNING
    assert finding.fix == f"先留一份：cp {settings.conversations} {settings.conversations}.bak"


def test_servers_that_are_gone_are_told_without_their_passwords():
    port = closed_port()
    settings = Settings(
        database=f"postgresql://ouwen:geheim@127.0.0.1:{port}/ouwen",
        milvus=MilvusAccess(uri=f"http://root:geheim@127.0.0.1:{port}"),
        operation=Operation(redis=f"redis://:geheim@127.0.0.1:{port}/0", dask=f"tcp://127.0.0.1:{port}"),
    )
    examinations = (
        services.database_findings,
        services.redis_findings,
        services.milvus_findings,
        services.dask_findings,
    )
    findings = [finding for examination in examinations for finding in examination(settings)]
    assert [(one.subject, one.mark) for one in findings] == [
        ("会话数据库", Mark.FAULT),
        ("Redis", Mark.FAULT),
        ("Milvus", Mark.FAULT),
        ("Dask", Mark.FAULT),
    ]
    assert all(f"127.0.0.1:{port}" in one.told for one in findings)
    assert "geheim" not in "".join(one.line() for one in findings)


def test_what_is_not_used_is_not_examined():
    assert list(services.redis_findings(Settings())) == []
    assert list(services.milvus_findings(Settings())) == []
    assert list(services.dask_findings(Settings())) == []
    assert list(services.redis_findings(Settings(operation=Operation(workers=2)))) == []
