"""What the bot talks to: its port, the database, Redis, Milvus, Dask. Nothing is written anywhere."""

from __future__ import annotations

import http.client
import socket
import sqlite3
from pathlib import Path
from urllib.parse import urlsplit

from bot.doctor.findings import Finding, Findings, fault, good, warning
from bot.settings import Settings

WAIT_SECONDS = 1.5
ANYWHERE = {"0.0.0.0": "127.0.0.1", "::": "::1"}
MEBIBYTE = 1 << 20
# A larger file takes longer than anybody waits to be read through.
CHECKED = 64 * MEBIBYTE
# What SQLite says of a file that is well.
WHOLE = "ok"
OTHER_PORT = "换一个端口：ouwen serve --port"


def port_findings(settings: Settings) -> Findings:
    """Examine the port: free, or answered by a bot already."""
    host, port = settings.host, settings.port
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_STREAM) as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind((host, port))
    except OSError as error:
        if _answers_as_bot(ANYWHERE.get(host, host), port):
            yield good("端口", f"{port}，瓯问正在运行")
        else:
            told = f"{host}:{port} 不能用（{error.strerror}）"
            yield fault(
                "端口", told, f"停掉占用它的程序，或{OTHER_PORT} {port + 1 if port < 65535 else 5005}"
            )
    else:
        yield good("端口", f"{host}:{port} 空着")


def database_findings(settings: Settings) -> Findings:
    """Examine the database of the conversations: reachable, whole, with its tables."""
    if settings.database:
        yield from _postgres_findings(settings.database)
    elif settings.conversations.exists():
        yield from _sqlite_findings(settings)
    else:
        yield good("会话数据库", "还没有，启动时会建（SQLite）")


def redis_findings(settings: Settings) -> Findings:
    """Examine Redis, where several machines share one."""
    url = settings.operation.redis
    if url is None:
        return
    import redis

    try:
        with redis.Redis.from_url(
            url, socket_timeout=WAIT_SECONDS, socket_connect_timeout=WAIT_SECONDS
        ) as connection:
            connection.ping()
            version = connection.info("server").get("redis_version", "?")
    except redis.AuthenticationError:
        yield fault("Redis", "密码不对", "改正 OUWEN_REDIS_URL 里的密码")
    except (redis.RedisError, OSError, ValueError) as error:
        yield fault(
            "Redis", f"连不上 {_place(url)}（{type(error).__name__}）", "启动 Redis，或改正 OUWEN_REDIS_URL"
        )
    else:
        yield good("Redis", f"{_place(url)}，{version}")


def milvus_findings(settings: Settings) -> Findings:
    """Examine Milvus, where the index is in one."""
    if settings.milvus is None:
        return
    if settings.milvus.embedded:
        yield good("Milvus", f"随程序的一个文件 {settings.milvus.address}")
    else:
        yield _reached(
            "Milvus", settings.milvus.uri, 19530, "启动 Milvus，或 export OUWEN_INDEX_BACKEND=files"
        )


def dask_findings(settings: Settings) -> Findings:
    """Examine the scheduler of Dask, where one reads the bulletins."""
    if settings.operation.dask is not None:
        yield _reached(
            "Dask", settings.operation.dask, 8786, "启动 dask scheduler，或 unset OUWEN_DASK_SCHEDULER"
        )


def _reached(name: str, address: str, port: int, fix: str) -> Finding:
    """Return whether something listens at an address."""
    parts = urlsplit(address)
    try:
        with socket.create_connection((parts.hostname or "", parts.port or port), WAIT_SECONDS):
            return good(name, f"{_place(address)} 有回应")
    except OSError as error:
        return fault(name, f"连不上 {_place(address)}（{error.strerror or type(error).__name__}）", fix)


def _answers_as_bot(host: str, port: int) -> bool:
    connection = http.client.HTTPConnection(host, port, timeout=WAIT_SECONDS)
    try:
        connection.request("GET", "/health")
        return b'"model"' in connection.getresponse().read(4096)
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def _sqlite_findings(settings: Settings) -> Findings:
    path = settings.conversations
    try:
        found, health = _read_sqlite(path)
    except sqlite3.OperationalError as error:
        yield fault("会话数据库", f"{path} 打不开（{error}）", "检查权限，停掉占着它的程序")
        return
    except sqlite3.DatabaseError as error:
        found, health = set(), str(error)
    if health == WHOLE:
        yield from _table_findings(found, f"SQLite，{path.stat().st_size / MEBIBYTE:.0f} MiB")
    else:
        told = f"{path} 坏了（{health}），启动时会改名放到一边，对话记录重新开始"
        yield warning("会话数据库", told, f"先留一份：cp {path} {path}.bak")


def _read_sqlite(path: Path) -> tuple[set[str], str]:
    """Return the tables of a file and what SQLite says of its health, without a write.

    A file that nobody has open is read as it lies there; raises sqlite3.DatabaseError.
    """
    mode = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "mode=ro&immutable=1"
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?{mode}", uri=True, timeout=WAIT_SECONDS)
    try:
        tables = connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")
        found = {name for (name,) in tables}
        if path.stat().st_size >= CHECKED:
            return found, WHOLE
        return found, str(connection.execute("PRAGMA quick_check(1)").fetchone()[0])
    finally:
        connection.close()


def _postgres_findings(url: str) -> Findings:
    import psycopg2

    try:
        connection = psycopg2.connect(url.replace("+psycopg2", "", 1), connect_timeout=2)
        try:
            with connection.cursor() as cursor:
                cursor.execute(
                    "SELECT tablename FROM pg_tables WHERE schemaname = ANY(current_schemas(false))"
                )
                found = {name for (name,) in cursor.fetchall()}
        finally:
            connection.close()
    except psycopg2.Error as error:
        place = _place(url)
        reason = "密码或用户不对" if "authentication" in str(error) else type(error).__name__
        yield fault(
            "会话数据库",
            f"连不上 PostgreSQL {place}（{reason}）",
            "启动 PostgreSQL，或改正 OUWEN_DATABASE_URL",
        )
        return
    yield from _table_findings(found, f"PostgreSQL {_place(url)}")


def _table_findings(found: set[str], told: str) -> Findings:
    """Compare the tables that are there with those that the bot uses."""
    from bot.store.tables import metadata

    missing = sorted(({"events"} | set(metadata.tables)) - found)
    if missing:
        yield warning("会话数据库", f"{told}，还没有表 {'、'.join(missing)}，启动时会建")
    else:
        yield good("会话数据库", f"{told}，{len(found)} 个表")


def _place(url: str) -> str:
    """Return host and port of an address, never its user and password."""
    parts = urlsplit(url)
    try:
        port = f":{parts.port}" if parts.port else ""
    except ValueError:
        port = ""
    return f"{parts.hostname or parts.path}{port}"
