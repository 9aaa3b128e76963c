"""Real Redis and PostgreSQL for the tests of this folder.

They are skipped unless OUWEN_REQUIRE_SERVERS is set; where it is, a missing server fails them.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.servers.postgres_process import PostgresProcess
from tests.servers.redis_process import RedisProcess


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
    return port


def _required(program: str | None, package: str) -> Path:
    if not os.environ.get("OUWEN_REQUIRE_SERVERS"):
        pytest.skip(f"OUWEN_REQUIRE_SERVERS is not set: it takes Debian's {package}")
    if program is None:
        pytest.fail(f"{package} is missing: apt-get install {package}")
    return Path(program)


@pytest.fixture
def free_port() -> Callable[[], int]:
    """Gives ports that nothing listens on."""
    return _free_port


@pytest.fixture(scope="session")
def redis_program() -> Path:
    return _required(shutil.which("redis-server"), "redis-server")


@pytest.fixture(scope="session")
def postgres_programs() -> Path:
    """The folder of Debian's PostgreSQL programs, which are not on PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    return _required(str(found[-1]) if found else None, "postgresql").parent


@pytest.fixture
def redis_server(redis_program: Path, tmp_path: Path) -> Iterator[RedisProcess]:
    """A running, empty Redis."""
    server = RedisProcess(str(redis_program), tmp_path, _free_port())
    server.start()
    yield server
    server.stop()


@pytest.fixture(scope="session")
def postgres_cluster(postgres_programs: Path) -> Iterator[PostgresProcess]:
    # not below pytest's folder: the server's account cannot read that
    folder = Path(tempfile.mkdtemp(prefix="ouwen-postgres-"))
    folder.chmod(0o755)
    server = PostgresProcess(postgres_programs, folder, _free_port())
    server.create()
    yield server
    server.stop()
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def postgres_server(postgres_cluster: PostgresProcess) -> Iterator[PostgresProcess]:
    """A running PostgreSQL whose database is empty; it may be stopped and started."""
    import sqlalchemy as sa

    engine = sa.create_engine(postgres_cluster.url)
    with engine.begin() as connection:
        connection.execute(sa.text("DROP SCHEMA public CASCADE; CREATE SCHEMA public"))
    engine.dispose()
    yield postgres_cluster
    postgres_cluster.thaw()
    postgres_cluster.stop()
    postgres_cluster.start()


@pytest.fixture(scope="session")
def toy_model(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The trained toy bot."""
    toy = Path(__file__).parents[1] / "bot" / "toy"
    from bot.without_tensorflow import leave_tensorflow_out

    leave_tensorflow_out(toy / "config.yml")
    from bot import training
    from bot.settings import Settings

    settings = Settings(root=toy, var=tmp_path_factory.mktemp("toy"))
    sys.path.insert(0, str(toy))
    training.train(settings)
    sys.path.remove(str(toy))
    return training.model_path(settings)
