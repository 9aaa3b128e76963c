from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import pytest
import requests

from bot.channels.wechat.cards import Card
from bot.channels.wechat.customer_service import CALL_SECONDS, PAUSE_SECONDS, CustomerService
from tests.bot.channels.wechat import letters
from tests.bot.channels.wechat.wechat_server import PLAIN

SECRET = "the-app-secret-of-the-account"
CARD = Card(
    title="《通知》",
    description="温政发〔2019〕16号",
    url="https://ask.example.gov.cn/bulletins/2019-12/pages/3",
)


class Http(requests.Session):
    """Stands for WeChat: keeps the calls and answers each with the next of `results`."""

    def __init__(self, *results: dict[str, Any] | Exception) -> None:
        super().__init__()
        self.results = list(results)
        self.calls: list[tuple[str, str, Any]] = []

    def request(self, method: Any, url: Any, *args: Any, **kwargs: Any) -> requests.Response:
        data = kwargs.get("data")
        self.calls.append((method.upper(), url, json.loads(data) if data else kwargs.get("params")))
        result = self.results.pop(0) if self.results else {"errcode": 0, "errmsg": "ok"}
        if isinstance(result, Exception):
            raise result
        response = requests.Response()
        response.status_code = 200
        response._content = json.dumps(result).encode()
        return response


TOKEN = {"access_token": "ACCESS", "expires_in": 7200}


class Seconds:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def service_of(*results: dict[str, Any] | Exception) -> tuple[CustomerService, Http, Seconds]:
    http, seconds = Http(*results), Seconds()
    access = type(PLAIN)(token=PLAIN.token, app_id=PLAIN.app_id, app_secret=SECRET)
    return CustomerService(access, http=http, clock=seconds), http, seconds


def send(service: CustomerService, *texts: str, card: Card | None = None) -> tuple[str, ...]:
    return asyncio.run(service.send(letters.OPENID, texts, card))


def test_texts_and_card_are_sent_in_order_with_one_access_token() -> None:
    service, http, _ = service_of(TOKEN)
    assert send(service, "一", "二", card=CARD) == ()
    assert [call[0] for call in http.calls] == ["GET", "POST", "POST", "POST"]
    assert http.calls[0][1] == "https://api.weixin.qq.com/cgi-bin/token"
    assert {call[1] for call in http.calls[1:]} == {"https://api.weixin.qq.com/cgi-bin/message/custom/send"}
    assert [call[2] for call in http.calls[1:]] == [
        {"touser": letters.OPENID, "msgtype": "text", "text": {"content": "一"}},
        {"touser": letters.OPENID, "msgtype": "text", "text": {"content": "二"}},
        {
            "touser": letters.OPENID,
            "msgtype": "news",
            "news": {
                "articles": [
                    {"title": CARD.title, "description": CARD.description, "url": CARD.url, "picurl": ""}
                ]
            },
        },
    ]


def test_an_expired_access_token_is_fetched_anew() -> None:
    service, http, _ = service_of(TOKEN, {"errcode": 42001, "errmsg": "expired"}, TOKEN)
    assert send(service, "一") == ()
    assert [call[0] for call in http.calls] == ["GET", "POST", "GET", "POST"]


def test_what_could_not_be_sent_comes_back() -> None:
    service, http, _ = service_of(TOKEN, {"errcode": 0}, {"errcode": 45015, "errmsg": "out of time"})
    assert send(service, "一", "二", "三", card=CARD) == ("二", "三")
    assert service.works
    assert len(http.calls) == 3


@pytest.mark.parametrize(
    "failure",
    [
        requests.ConnectionError(f"Max retries exceeded with url: /cgi-bin/token?secret={SECRET}"),
        requests.Timeout("slow"),
        {"errcode": 40125, "errmsg": f"invalid appsecret {SECRET}"},
        {"no": "token"},
    ],
)
def test_a_failure_pauses_the_service_and_tells_no_secret(
    failure: Any, caplog: pytest.LogCaptureFixture
) -> None:
    service, http, seconds = service_of(failure, TOKEN)
    with caplog.at_level(logging.DEBUG):
        assert send(service, "一", "二") == ("一", "二")
        assert not service.works
        assert send(service, "三") == ("三",)
    assert len(http.calls) == 1
    assert SECRET not in caplog.text
    assert "客服消息没有发出" in caplog.text
    seconds.now = PAUSE_SECONDS
    assert send(service, "四") == ()


def test_every_call_has_an_end() -> None:
    access = type(PLAIN)(token=PLAIN.token, app_id=PLAIN.app_id, app_secret=SECRET)
    service = CustomerService(access)
    ends: list[float] = []

    class Adapter(requests.adapters.HTTPAdapter):
        def send(self, *args: Any, **kwargs: Any) -> Any:
            ends.append(kwargs["timeout"])
            raise requests.Timeout

    service._client._http.mount("https://", Adapter())
    assert send(service, "一") == ("一",)
    assert ends == [CALL_SECONDS]
