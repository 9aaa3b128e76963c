import csv
import io
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import pytest

from bot.local_time import LOCAL
from bot.settings import Settings
from bot.staff.export import cell
from bot.store import Store, store_of
from bot.store.feedback import Reason, Verdict
from tests.bot.channels.web_server import WebServer
from tests.bot.staff.console_server import TOKEN, console_app
from tests.bot.staff.residents import asked

BEARER = {"Authorization": f"Bearer {TOKEN}"}
NOON = datetime(2026, 11, 20, 12, 30, tzinfo=LOCAL)


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(staff_token=TOKEN, var=tmp_path)


@pytest.fixture
def store(settings: Settings) -> Iterator[Store]:
    opened = store_of(settings)
    asked(opened, 1, "鹿城区最低工资多少", "answered", at=NOON, topic="minimum_wage", region="鹿城区")
    asked(opened, 2, "=HYPERLINK(1)", "handoff", at=NOON, channel="hotline")
    asked(opened, 3, "你好", "smalltalk", at=NOON.replace(hour=9))
    asked(opened, 4, "试一试", "answered", at=NOON, channel="staff")
    opened.feedback.add("resident-1", f"{1:032x}", Verdict.DOWN, Reason.WRONG_FIGURE, "+不对")
    yield opened
    opened.close()


@pytest.fixture
def server(settings: Settings, store: Store, request: pytest.FixtureRequest) -> Iterator[WebServer]:
    running = WebServer(console_app(f"figures-{abs(hash(request.node.name))}", settings))
    yield running
    running.stop()


def table(body: bytes) -> list[list[str]]:
    assert body.startswith(b"\xef\xbb\xbf"), "Excel takes the file for another encoding"
    return list(csv.reader(io.StringIO(body.decode("utf-8-sig"), newline="")))


def test_the_figures_of_a_day(server: WebServer):
    found = server.call("GET", "/staff/api/figures?first=2026-11-20&last=2026-11-20", headers=BEARER).json
    assert (found["messages"], found["questions"], found["senders"]) == (3, 2, 3)
    assert found["by_status"] == {"answered": 1, "handoff": 1, "smalltalk": 1}
    assert found["by_topic"] == {"minimum_wage": 1}
    assert found["by_channel"] == {"widget": 2, "hotline": 1}
    assert (found["by_hour"][9], found["by_hour"][12]) == (1, 2)
    assert found["latency"]["p50"] == 102.0


@pytest.mark.parametrize(
    "query", ["first=2026-11-20&last=2026-11-19", "first=2020-01-01&last=2026-01-01", "first=x"]
)
def test_days_that_are_no_range_are_refused(server: WebServer, query: str):
    assert server.call("GET", f"/staff/api/figures?{query}", headers=BEARER).status == 400


def test_the_turns_as_a_table_for_excel(server: WebServer):
    answer = server.call("GET", "/staff/api/turns.csv?first=2026-11-20&last=2026-11-20", headers=BEARER)
    assert answer.headers["content-disposition"] == 'attachment; filename="ouwen-turns-2026-11-20.csv"'
    assert answer.headers["content-type"] == "text/csv; charset=utf-8"
    assert answer.headers["cache-control"] == "no-store"
    head, *rows = table(answer.body)
    assert head[:5] == ["时间", "渠道", "会话", "问题", "结果"]
    by_question = {row[3]: row for row in rows}
    assert set(by_question) == {"鹿城区最低工资多少", "'=HYPERLINK(1)", "你好", "试一试"}
    wage = by_question["鹿城区最低工资多少"]
    assert wage[0] == "2026-11-20 12:30:00"
    assert wage[1] == "网页"
    assert wage[4:6] == ["已答", "最低工资"]
    assert wage[10:13] == ["点踩", "数字不对", "'+不对"]


def test_the_figures_as_a_table_for_excel(server: WebServer):
    answer = server.call("GET", "/staff/api/figures.csv?first=2026-11-20&last=2026-11-20", headers=BEARER)
    rows = table(answer.body)
    assert rows[0] == ["项目", "名称", "数值"]
    assert ["合计", "提问", "2"] in rows
    assert ["结果", "转人工", "1"] in rows
    assert ["话题", "最低工资", "1"] in rows
    assert ["渠道", "热线", "1"] in rows
    assert ["时段", "12:00", "2"] in rows


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+8613", "'+8613"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("1=1", "1=1"),
        (None, ""),
        (-2, -2),
        (0, 0),
    ],
)
def test_no_cell_is_a_formula(value: object, shown: object):
    assert cell(value) == shown
