from dataclasses import replace

import pytest

from bot.doctor.findings import Mark
from bot.doctor.services import database_findings, redis_findings
from bot.operation import Operation
from bot.settings import Settings
from bot.store.opening import Store
from bot.store.senders import SenderNames

pytestmark = pytest.mark.servers


def test_a_postgres_is_reached_and_its_tables_are_looked_for(postgres_server, tmp_path):
    settings = Settings(database=postgres_server.url, var=tmp_path)
    (empty,) = database_findings(settings)
    assert (empty.mark, "还没有表 call_turns" in empty.told) == (Mark.WARNING, True)
    Store(postgres_server.url, SenderNames(tmp_path / "key")).close()
    (finding,) = database_findings(settings)
    assert (finding.mark, "还没有表 events，" in finding.told) == (Mark.WARNING, True)
    postgres_server.stop()
    assert [one.mark for one in database_findings(settings)] == [Mark.FAULT]


def test_a_redis_is_reached(redis_server):
    settings = replace(Settings(), operation=Operation(redis=redis_server.url))
    (finding,) = redis_findings(settings)
    assert (finding.mark, redis_server.url.split("/")[2] in finding.told) == (Mark.GOOD, True)
    redis_server.stop()
    assert [one.mark for one in redis_findings(settings)] == [Mark.FAULT]
