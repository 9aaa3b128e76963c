from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.settings import Settings
from knowledge.build import build_index
from tests.bot.channels.web_server import WebServer
from tests.bot.staff.console_server import TOKEN, console_app, spelled

BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[WebServer]:
    settings = Settings(staff_token=TOKEN, var=tmp_path_factory.mktemp("browsed"))
    build_index(settings.knowledge())
    running = WebServer(console_app("browsing", settings))
    yield running
    running.stop()


def rows(server: WebServer, path: str) -> list[dict]:
    answer = server.call("GET", spelled(f"/staff/api/{path}"), headers=BEARER)
    assert answer.status == 200, answer.text
    return answer.json["rows"]


def test_the_bulletins_newest_first(server: WebServer):
    found = rows(server, "bulletins")
    assert [row["key"] for row in found] == ["2020-06", "2019-12", "2019-07", "2018-06", "2015-10"]
    assert found[1]["serial"] == 208


def test_documents_by_words_number_issuer_year_and_kind(server: WebServer):
    assert [row["key"] for row in rows(server, "documents?q=118号+温人社发")] == ["2018-06/08"]
    assert [row["key"] for row in rows(server, "documents?q=最低生活保障&kind=document")] == ["2019-12/03"]
    found = rows(server, "documents?issuer=公安局&year=2020")
    assert {row["signed_date"][:4] for row in found} == {"2020"}
    assert all("公安局" in "".join(row["issuer"]) for row in found)
    assert {row["bulletin"] for row in rows(server, "documents?issue=2015-10")} == {"2015年第10期"}


def test_a_document_stands_otherwise_on_another_day(server: WebServer):
    standing = {
        day: rows(server, f"documents?q=温公通〔2020〕39号&day={day}")[0]["standing"]
        for day in ("2020-06-01", "2020-07-01", "2026-11-21")
    }
    assert standing == {"2020-06-01": "not_yet", "2020-07-01": "in_force", "2026-11-21": "expired"}


def test_a_document_as_a_whole(server: WebServer):
    found = server.call("GET", "/staff/api/document?key=2018-06/08&day=2018-08-01", headers=BEARER).json
    assert found["document_number"] == "温人社发〔2018〕118号"
    assert found["standing"] == "in_force"
    assert found["articles"][1]["label"] == "一、"
    assert "805元/月" in found["articles"][1]["text"]
    assert [(row["tier"], row["amount"]) for row in found["standards"][:3]] == [
        ("一档", 805),
        ("二档", 685),
        ("三档", 535),
    ]
    missing = server.call("GET", "/staff/api/document?key=1999-01/01", headers=BEARER)
    assert (missing.status, missing.json["reason"]) == (404, "no_document")


def test_standards_on_a_chosen_day_with_the_way_to_their_source(server: WebServer):
    found = rows(server, "standards?topic=low_income&day=2018-08-01")
    assert {row["standing"] for row in found} == {"not_yet"}
    wages = rows(server, "standards?topic=minimum_wage&region=鹿城区&day=2015-12-01")
    assert [(row["amount"], row["unit"], row["standing"]) for row in wages] == [
        (1860, "元/月", "in_force"),
        (17, "元/小时", "in_force"),
    ]
    assert [row["excluded"] for row in rows(server, "standards?topic=minimum_wage&region=洞头区")] == [
        ["灵昆街道"]
    ] * 2
    assert wages[0]["url"].startswith("/bulletins/2015-10/pages/2?lines=")
    later = rows(server, "standards?topic=minimum_wage&region=鹿城区&day=2026-11-21")
    assert {row["standing"] for row in later} == {"may_have_changed"}
    assert "距今已11年" in later[0]["standing_note"]


def test_the_core_topics_come_first_and_counts_leave_their_own_filter_out(server: WebServer):
    answer = server.call("GET", "/staff/api/standards?topic=pension&day=2018-08-01", headers=BEARER).json
    assert answer["counts"]["standing"] == {"in_force": 7}
    assert answer["counts"]["topic"]["minimum_wage"] == 6
    assert rows(server, "standards?limit=1")[0]["topic"] == "minimum_wage"


@pytest.mark.parametrize(
    ("query", "reason"),
    [
        ("day=2018-13-01", "day_field"),
        ("day=0001-01-01", "day_field"),
        ("limit=-1", "number_field"),
        ("offset=x", "number_field"),
    ],
)
def test_what_makes_no_sense_is_refused_in_words(server: WebServer, query: str, reason: str):
    answer = server.call("GET", f"/staff/api/standards?{query}", headers=BEARER)
    assert (answer.status, answer.json["reason"]) == (400, reason)


def test_an_index_that_is_missing_is_told_to_staff(tmp_path: Path):
    running = WebServer(console_app("unbuilt", Settings(staff_token=TOKEN, var=tmp_path)))
    answer = running.call("GET", "/staff/api/bulletins", headers=BEARER)
    running.stop()
    assert answer.status == 503
    assert "ouwen" in answer.json["error"]
