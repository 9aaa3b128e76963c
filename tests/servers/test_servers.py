"""The servers that the tests of this folder start: they go, come back and stand still when told."""

from __future__ import annotations

import pytest
import sqlalchemy as sa

from tests.servers.postgres_process import PostgresProcess
from tests.servers.redis_process import RedisProcess

pytestmark = pytest.mark.servers


def test_redis_goes_and_comes_back(redis_server: RedisProcess) -> None:
    assert redis_server.answers()
    redis_server.stop()
    assert not redis_server.answers()
    redis_server.start()
    assert redis_server.answers()


def test_postgres_goes_and_comes_back(postgres_server: PostgresProcess) -> None:
    engine = sa.create_engine(postgres_server.url, pool_pre_ping=True)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE kept (value integer)"))
    postgres_server.stop()
    with pytest.raises(sa.exc.OperationalError):
        engine.connect()
    postgres_server.start()
    with engine.begin() as connection:
        assert connection.execute(sa.text("SELECT count(*) FROM kept")).scalar() == 0
    engine.dispose()
