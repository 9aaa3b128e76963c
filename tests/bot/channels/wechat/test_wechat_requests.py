from __future__ import annotations

import logging
from collections.abc import Iterator
from urllib.parse import urlencode

import pytest

from tests.bot.channels.wechat import letters
from tests.bot.channels.wechat.wechat_server import SAFE, Account

TEXT = letters.letter(Content="瑞安最低工资多少")


@pytest.fixture(scope="module")
def plain() -> Iterator[Account]:
    account = Account()
    yield account
    account.stop()


@pytest.fixture(scope="module")
def safe() -> Iterator[Account]:
    account = Account(SAFE)
    yield account
    account.stop()


def test_the_address_is_proved_by_the_echo(plain: Account) -> None:
    answer = plain.get(letters.query(echostr="4375120948345356249"))
    assert (answer.status, answer.text) == (200, "4375120948345356249")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize(
    ("query", "status"),
    [
        ("", 403),
        (letters.query(token="another", echostr="1"), 403),
        (letters.query(timestamp=letters.NOW - 301, echostr="1"), 403),
        (letters.query(timestamp=letters.NOW + 301, echostr="1"), 403),
        (letters.query(), 400),
        (letters.query(echostr="<script>alert(1)</script>"), 400),
        (letters.query(echostr="1" * 600), 403),
        (urlencode({"signature": "é", "timestamp": "١", "nonce": "", "echostr": "1"}), 403),
    ],
)
def test_a_forged_echo_is_refused(plain: Account, query: str, status: int) -> None:
    answer = plain.get(query)
    assert (answer.status, answer.text) == (status, "")


def test_a_plain_letter_is_answered_in_plain(plain: Account) -> None:
    answer = plain.send(TEXT)
    assert (answer.status, answer.headers["content-type"]) == (200, "text/xml; charset=utf-8")
    assert answer.headers["cache-control"] == "no-store"
    assert letters.fields_of(answer.text) == {
        "MsgType": "text",
        "FromUserName": letters.ACCOUNT,
        "ToUserName": letters.OPENID,
        "CreateTime": str(letters.NOW),
        "Content": "答：瑞安最低工资多少",
    }
    message = plain.bot.messages[-1]
    assert (message.input_channel, message.message_id) == ("wechat", "6054768590064713728")
    # printf %s oPvdX6T3kQxZ0v1hJm2cGm3g8b4c | sha256sum
    assert message.sender_id == "wechat-f6cc52bdf524b6502351c752d70f950909c13a452aecab29069cd01da9c1779a"


def test_the_channel_stands_at_its_root_as_well(plain: Account) -> None:
    body = letters.letter(Content="甲", msgid="11")
    assert plain.post(letters.query(nonce="root"), body, path="/webhooks/wechat/").status == 200


def test_a_sealed_letter_is_answered_sealed(safe: Account) -> None:
    query, body = letters.sealed(TEXT)
    answer = safe.post(query, body)
    assert answer.status == 200
    assert letters.opened(answer.text)["Content"] == "答：瑞安最低工资多少"


def test_in_compatible_mode_the_sealed_part_counts(safe: Account) -> None:
    beside = "<FromUserName>someone</FromUserName><MsgType>text</MsgType><Content>伪造</Content>"
    query, body = letters.sealed(letters.letter(Content="真的", msgid="12"), nonce="compatible", plain=beside)
    assert letters.opened(safe.post(query, body).text)["Content"] == "答：真的"
    assert "伪造" not in safe.bot.asked


def test_an_account_without_a_key_reads_the_plain_part(plain: Account) -> None:
    inner = letters.letter(Content="明文", msgid="13").removeprefix("<xml>").removesuffix("</xml>")
    body = f"<xml>{inner}<Encrypt>{letters.encrypt(TEXT)}</Encrypt></xml>"
    assert letters.fields_of(plain.post(letters.query(nonce="both"), body).text)["Content"] == "答：明文"


def test_a_sealed_letter_without_a_key_is_named_in_the_log(
    plain: Account, caplog: pytest.LogCaptureFixture
) -> None:
    query, body = letters.sealed(TEXT, nonce="nokey")
    with caplog.at_level(logging.WARNING):
        assert plain.post(query, body).status == 400
    assert "OUWEN_WECHAT_AES_KEY" in caplog.text


def forged_letters() -> list[tuple[str, str, int]]:
    query, body = letters.sealed(TEXT, nonce="forged")
    other_key = "b" * 42 + "M"
    at = str(letters.NOW)
    unsigned = urlencode({"timestamp": at, "nonce": "forged", "msg_signature": "0" * 40})
    return [
        (letters.query(nonce="plain"), TEXT, 403),
        (query.replace("msg_signature=", "msg_signature=0"), body, 403),
        (query.replace("&msg_signature", "&other"), body, 403),
        (unsigned, body, 403),
        ("msg_signature=" + "0" * 40, body, 403),
        (query.replace("signature=", "signature=0", 1), body, 403),
        (*letters.sealed(TEXT, app_id="wx0000000000000000"), 403),
        (*letters.sealed(TEXT, app_id=""), 403),
        (*letters.sealed(TEXT, key=other_key), 400),
        (*letters.enveloped("not base64!"), 400),
        (*letters.enveloped("YWJj"), 400),
        (*letters.enveloped(letters.encrypt_bytes(b"\x00" * 64)), 400),
        (*letters.enveloped(letters.encrypt_bytes(b"a" * 31 + b"\x21")), 400),
        (*letters.enveloped(letters.encrypt_bytes(b"a" * 30 + b"\x01\x02")), 400),
        (*letters.enveloped(letters.encrypt_bytes(b"\x20" * 32)), 400),
        (*letters.enveloped(letters.encrypt_bytes(b"r" * 16 + b"\xff\xff\xff\xff" + b"\x0c" * 12)), 400),
        (*letters.sealed(""), 400),
        (*letters.sealed("<xml>"), 400),
        (*letters.sealed('<!DOCTYPE x [<!ENTITY a "b">]>' + TEXT), 400),
    ]


@pytest.mark.parametrize(("query", "body", "status"), forged_letters())
def test_a_forged_or_broken_sealed_letter_is_refused(
    safe: Account, query: str, body: str, status: int
) -> None:
    before = len(safe.bot.messages)
    answer = safe.post(query, body)
    assert (answer.status, answer.text) == (status, "")
    assert len(safe.bot.messages) == before


LAUGHS = "".join(f'<!ENTITY l{at} "{f"&l{at - 1};" * 10}">' for at in range(1, 9))


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("", 400),
        ("<", 400),
        ("<xml/>", 400),
        ("<a/>", 400),
        ("{}", 400),
        (TEXT[:-7], 400),
        (TEXT.encode("gbk"), 400),
        (TEXT.encode("utf-16"), 400),
        (f'<!DOCTYPE x [<!ENTITY l0 "ha">{LAUGHS}]><xml><Content>&l8;</Content></xml>', 400),
        (f'<!DOCTYPE x [<!ENTITY a "{"a" * 20000}">]><xml><Content>{"&a;" * 9000}</Content></xml>', 400),
        ('<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><xml><Content>&a;</Content></xml>', 400),
        ('<!DOCTYPE x SYSTEM "http://127.0.0.1:1/x.dtd"><xml></xml>', 400),
        ("<xml>" + "<a>" * 9000 + "</a>" * 5000, 400),
        ("<xml>" + "<a/>" * 9000 + "</xml>", 400),
        (TEXT.replace("</xml>", "<MsgType>text</MsgType></xml>"), 400),
        (TEXT.replace("<MsgId>", '<MsgId a="1">'), 400),
        (TEXT.replace("<CreateTime>", "<CreateTime>x"), 400),
        (TEXT.replace(letters.OPENID, "o&pen<id>"), 400),
        (TEXT.replace(letters.OPENID, ""), 400),
        (TEXT.replace(letters.ACCOUNT, "]]>"), 400),
        (TEXT.replace("MsgType", "Msgtype"), 400),
        ("x" * 70_000, 413),
        ("x" * 3_000_000, 413),
    ],
)
def test_a_bomb_or_a_broken_letter_is_refused(plain: Account, body: str | bytes, status: int) -> None:
    before = len(plain.bot.messages)
    answer = plain.send(body)
    assert (answer.status, answer.text) == (status, "")
    assert len(plain.bot.messages) == before


@pytest.mark.parametrize("moved", [-301, 301, -86_400])
def test_an_old_or_future_request_is_refused(plain: Account, moved: int) -> None:
    query = letters.query(timestamp=letters.NOW + moved, nonce="moved")
    assert plain.post(query, TEXT).status == 403


def test_a_signature_seen_with_another_letter_is_a_replay(plain: Account) -> None:
    query = letters.query(nonce="replayed")
    first = letters.letter(Content="第一条", msgid="21")
    assert plain.post(query, first).status == 200
    assert plain.post(query, letters.letter(Content="第二条", msgid="22")).status == 403
    assert plain.post(query, first).status == 200
    assert plain.bot.asked.count("第一条") == 1
    assert "第二条" not in plain.bot.asked


def test_the_same_nonce_with_another_sealed_letter_is_a_replay(safe: Account) -> None:
    first = letters.letter(Content="封一", msgid="23")
    assert safe.post(*letters.sealed(first, nonce="sealed")).status == 200
    assert (
        safe.post(*letters.sealed(letters.letter(Content="封二", msgid="24"), nonce="sealed")).status == 403
    )
    # WeChat may seal its repetition anew
    assert safe.post(*letters.sealed(first, nonce="sealed", random=b"fedcba9876543210")).status == 200
    assert safe.bot.asked.count("封一") == 1


def test_without_an_account_there_is_nothing_there(caplog: pytest.LogCaptureFixture) -> None:
    account = Account(None)
    try:
        with caplog.at_level(logging.WARNING):
            assert account.get(letters.query(echostr="1")).status == 404
            assert account.post(letters.query(), TEXT).status == 404
    finally:
        account.stop()
    assert "OUWEN_WECHAT_TOKEN" in caplog.text


def test_the_same_reason_is_logged_once_a_minute(caplog: pytest.LogCaptureFixture) -> None:
    account = Account()
    try:
        with caplog.at_level(logging.ERROR):
            for moved in (0, 1, 59, 60):
                account.clock.now = letters.NOW + moved
                assert account.post("", TEXT).status == 403
    finally:
        account.stop()
    assert caplog.text.count("signature 不对") == 2
