import logging
from collections.abc import Iterator

import pytest

from bot.settings import Settings
from bot.staff.door import door_of
from tests.bot.channels.web_server import WebServer
from tests.bot.staff.console_server import FORM, TOKEN, console_app, cookie_of, log_in, staff

BEARER = {"Authorization": f"Bearer {TOKEN}"}


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Iterator[WebServer]:
    running = WebServer(console_app(f"staff-{abs(hash(request.node.name))}"))
    yield running
    running.stop()


@pytest.fixture
def shut() -> Iterator[WebServer]:
    running = WebServer(console_app("staff-shut", Settings()))
    yield running
    running.stop()


def test_without_a_token_nothing_is_open_and_the_page_says_how_to_set_one(shut: WebServer):
    page = shut.get("/staff/", Accept="text/html")
    assert page.status == 503
    assert "OUWEN_STAFF_TOKEN" in page.text
    assert "ouwen serve" in page.text
    assert shut.get("/staff/api/session").json["reason"] == "shut"
    assert shut.get("/staff/login").status == 503
    assert log_in(shut, "").status == 503
    assert shut.call("GET", "/staff/", headers={"Authorization": "Bearer "}).status == 503
    assert shut.call("GET", "/staff/", headers={"Authorization": "Bearer None"}).status == 503


def test_every_route_but_the_login_and_the_files_wants_a_login(server: WebServer):
    app = server._app
    guarded = [
        (route.path, method)
        for route in app.router.routes_all.values()
        if not route.path.startswith(("staff/login", "staff/files/"))
        for method in route.methods
    ]
    assert ("staff/standards", "GET") in guarded
    for path, method in guarded:
        filled = "/" + path.replace("<number:int>", "1")
        filled = "/".join("x" if part.startswith("<") else part for part in filled.split("/"))
        assert server.call(method, filled, b"{}" if method != "GET" else None).status == 401, (path, method)


def test_a_page_without_a_session_is_the_login_page_with_401(server: WebServer):
    page = server.get("/staff/standards", Accept="text/html,*/*;q=0.8")
    assert page.status == 401
    assert 'type="password"' in page.text
    assert 'name="next" value="/staff/standards"' in page.text
    assert 'action="login"' in page.text
    api = server.get("/staff/api/session", Accept="text/html")
    assert api.status == 401
    assert api.json["reason"] == "no_session"


def test_the_login_sets_a_cookie_for_the_console_alone_and_leads_on(server: WebServer):
    answer = log_in(server)
    assert answer.status == 303
    assert answer.headers["location"] == "./"
    attributes = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert attributes == {"path=/staff", "httponly", "samesite=strict"}
    page = server.get("/staff/", Cookie=f"ouwen_staff={cookie_of(answer)}")
    assert page.status == 200
    assert "提问" in page.text


def test_over_https_the_cookie_is_secure_and_below_the_public_path():
    settings = Settings(staff_token=TOKEN, public_url="https://ask.example.gov.cn/ouwen")
    running = WebServer(console_app("staff-https", settings))
    answer = log_in(running, Origin="https://ask.example.gov.cn")
    running.stop()
    attributes = {part.strip().lower() for part in answer.headers["set-cookie"].split(";")[1:]}
    assert attributes == {"path=/ouwen/staff", "httponly", "samesite=strict", "secure"}


@pytest.mark.parametrize(
    ("wanted", "led"),
    [
        ("/staff/standards", "standards"),
        ("/staff/operator/", "operator/"),
        ("https://evil.example/", "./"),
        ("//evil.example/staff/", "./"),
        ("/staff//evil.example", "./"),
        ("/staff/../../", "./"),
    ],
)
def test_the_login_leads_to_no_other_site(server: WebServer, wanted: str, led: str):
    body = f"token={TOKEN}&next={wanted}".encode()
    assert server.call("POST", "/staff/login", body, FORM).headers["location"] == led


def test_a_wrong_token_is_refused_and_the_sixth_try_waits(server: WebServer):
    tried = [log_in(server, "wrong") for _ in range(5)]
    assert [answer.status for answer in tried] == [401] * 5
    assert "口令不对" in tried[0].text
    sixth = log_in(server)
    assert sixth.status == 429
    assert 1 <= int(sixth.headers["retry-after"]) <= 60
    assert server.call("GET", "/staff/api/session", headers=BEARER).status == 429


def test_a_script_brings_the_token_in_a_header_and_needs_no_csrf(server: WebServer):
    assert server.call("GET", "/staff/api/session", headers=BEARER).json["csrf"] is None
    assert server.call("POST", "/staff/logout", b"", BEARER).status == 200
    wrong = {"Authorization": f"Bearer {TOKEN}x"}
    assert server.call("GET", "/staff/api/session", headers=wrong).json["reason"] == "wrong_token"
    assert server.get(f"/staff/api/session?token={TOKEN}").status == 401


def test_a_change_needs_the_csrf_token_and_no_foreign_origin(server: WebServer):
    headers = staff(server)
    without = {"Cookie": headers["Cookie"]}
    assert server.call("POST", "/staff/logout", b"", without).json["reason"] == "csrf"
    assert server.call("POST", "/staff/logout", b"", {**without, "X-Ouwen-CSRF": "x"}).status == 403
    for foreign in ({"Origin": "https://evil.example"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}):
        assert server.call("POST", "/staff/logout", b"", {**headers, **foreign}).json["reason"] == "foreign"
    own = {"Origin": f"http://127.0.0.1:{server.port}", "Sec-Fetch-Site": "same-origin"}
    assert server.call("POST", "/staff/logout", b"", {**headers, **own}).json == {"left": True}


def test_a_login_from_another_site_is_refused(server: WebServer):
    assert log_in(server, Origin="https://evil.example").status == 403
    assert log_in(server, Sec_Fetch_Site="same-site").status == 403


def test_the_logout_ends_the_session_everywhere(server: WebServer):
    headers = staff(server)
    left = server.call("POST", "/staff/logout", b"", headers)
    assert "max-age=0" in left.headers["set-cookie"].lower()
    assert server.call("GET", "/staff/api/session", headers=headers).status == 401


def test_an_id_from_outside_never_becomes_a_session(server: WebServer):
    planted = {"Cookie": "ouwen_staff=planted-by-somebody"}
    answer = log_in(server, **planted)
    assert cookie_of(answer) != "planted-by-somebody"
    assert server.call("GET", "/staff/api/session", headers=planted).status == 401
    again = log_in(server, Cookie=f"ouwen_staff={cookie_of(answer)}")
    old = {"Cookie": f"ouwen_staff={cookie_of(answer)}"}
    assert cookie_of(again) != cookie_of(answer)
    assert server.call("GET", "/staff/api/session", headers=old).status == 401


def test_every_answer_is_uncached_and_cannot_be_framed(server: WebServer):
    for path in (
        "/staff/",
        "/staff/nothing",
        "/staff/api/session",
        "/staff/files/staff.css",
        "/staff/files/x",
    ):
        found = server.get(path).headers
        assert found["cache-control"] == "no-store", path
        assert found["x-content-type-options"] == "nosniff", path
        assert "frame-ancestors 'none'" in found["content-security-policy"], path
        assert "'unsafe" not in found["content-security-policy"], path


def test_too_many_requests_of_one_session_wait(server: WebServer):
    headers = staff(server)
    session = headers["Cookie"].partition("=")[2]
    for _ in range(300):
        door_of(server._app).requests.count(session)
    answer = server.call("GET", "/staff/api/session", headers=headers)
    assert answer.status == 429
    assert int(answer.headers["retry-after"]) >= 1


def test_the_token_stands_in_no_log_and_no_record(server: WebServer, caplog: pytest.LogCaptureFixture):
    with caplog.at_level(logging.DEBUG):
        log_in(server)
        log_in(server, "wrong-token-of-somebody")
        staff(server)
    assert TOKEN not in caplog.text
    assert "wrong-token-of-somebody" not in caplog.text
    assert TOKEN not in repr(door_of(server._app))


def test_an_address_that_leads_nowhere_is_a_page_for_staff_and_nothing_for_others(server: WebServer):
    browser = {"Accept": "text/html,*/*;q=0.8"}
    assert server.call("GET", "/staff/nowhere", headers=browser).status == 401
    page = server.call("GET", "/staff/nowhere/at/all", headers={**browser, **staff(server)})
    assert page.status == 404
    assert "没有这一页" in page.text
    assert 'src="../../files/missing.js"' in page.text
    assert page.headers["cache-control"] == "no-store"
    assert server.call("GET", "/staff/api/nowhere", headers=staff(server)).json["status"] == 404
    assert server.get("/staff/files/nothing.js").json["reason"] == "no_file"
