"""Letters held against fixed vectors, made once by the algorithm in letters.py and kept in vectors.json."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings, strategies as st

from bot.channels.wechat.cipher import LetterCipher
from bot.channels.wechat.envelope import Envelopes, Query
from bot.channels.wechat.fields import read_fields
from bot.channels.wechat.messages import read_message, sender_of
from bot.channels.wechat.refusals import RefusedError
from bot.channels.wechat.signatures import FRESH_SECONDS, ReplayGuard, is_signed
from tests.bot.channels.wechat import letters
from tests.bot.channels.wechat.wechat_server import PLAIN, SAFE

VECTORS = json.loads(Path(__file__).with_name("vectors.json").read_text(encoding="utf-8"))
NAMES = [vector["name"] for vector in VECTORS]


def query_of(vector: dict[str, str], **more: str) -> Query:
    return Query(signature=vector["signature"], timestamp=vector["timestamp"], nonce=vector["nonce"], **more)


def status_of(reading: Callable[[], str]) -> int:
    """Return the status that a request with this reading gets."""
    try:
        assert reading() is not None
    except RefusedError as refused:
        return refused.status
    return 200


@pytest.mark.parametrize("vector", VECTORS, ids=NAMES)
def test_the_vectors_are_those_of_the_published_algorithm(vector: dict[str, str]) -> None:
    random = bytes.fromhex(vector["random"])
    assert letters.encrypt(vector["xml"], random=random) == vector["encrypt"]
    signed = (letters.TOKEN, vector["timestamp"], vector["nonce"])
    assert letters.signature(*signed) == vector["signature"]
    assert letters.signature(*signed, vector["encrypt"]) == vector["msg_signature"]


@pytest.mark.parametrize("vector", VECTORS, ids=NAMES)
def test_a_sealed_vector_is_opened_byte_by_byte(vector: dict[str, str]) -> None:
    body = f"<xml><ToUserName>x</ToUserName><Encrypt>{vector['encrypt']}</Encrypt></xml>".encode()
    query = query_of(vector, msg_signature=vector["msg_signature"])
    envelopes = Envelopes(SAFE)
    envelopes.check(query, letters.NOW)
    letter = envelopes.open(query, body, letters.NOW)
    assert (letter.xml, letter.sealed) == (vector["xml"], True)
    incoming = read_message(letter)
    assert (incoming.message_id, incoming.text) == (vector["message_id"], vector["text"])


@pytest.mark.parametrize("vector", VECTORS, ids=NAMES)
def test_a_plain_vector_is_read_byte_by_byte(vector: dict[str, str]) -> None:
    letter = Envelopes(PLAIN).open(query_of(vector), b"\xef\xbb\xbf" + vector["xml"].encode(), letters.NOW)
    assert read_message(letter).text == vector["text"]


@pytest.mark.parametrize("xml", ["", "<xml>瓯问</xml>", "x" * 11, "x" * 12, "x" * 10_000])
def test_what_is_sealed_can_be_opened_by_the_published_algorithm(xml: str) -> None:
    sealed = letters.fields_of(LetterCipher(SAFE).seal(xml or "-", letters.NOW))
    assert letters.decrypt(sealed["Encrypt"]) == (xml or "-", letters.APP_ID)
    at = (letters.TOKEN, sealed["TimeStamp"], sealed["Nonce"])
    assert sealed["MsgSignature"] == letters.signature(*at, sealed["Encrypt"])
    assert sealed["TimeStamp"] == str(letters.NOW)


def test_every_letter_is_sealed_with_other_random_bytes() -> None:
    cipher = LetterCipher(SAFE)
    assert len({letters.fields_of(cipher.seal("x", 1))["Encrypt"] for _ in range(5)}) == 5


@given(st.binary(max_size=400))
@settings(max_examples=300, deadline=None)
def test_no_bytes_break_the_cipher(plain: bytes) -> None:
    sealed = letters.encrypt_bytes(plain + b"\x00" * (-len(plain) % 16))
    assert status_of(lambda: LetterCipher(SAFE).open(sealed)) in (200, 400, 403)


XML_PIECES = ["<xml>", "</xml>", "<MsgType>", "</MsgType>", "text", "<![CDATA[", "]]>", "&amp;", "<Content>", "</Content>", "\x00", "瓯", "<!DOCTYPE a>", "<?a?>", "<a b='c'/>", "<Event/>", "<!--x-->", "&#0;", "&#xD800;"]  # fmt: skip


@given(st.one_of(st.binary(max_size=300), st.lists(st.sampled_from(XML_PIECES), max_size=20).map(lambda p: "".join(p).encode())))  # fmt: skip
@settings(max_examples=500, deadline=None)
def test_no_bytes_break_a_plain_letter(body: bytes) -> None:
    query = Query(timestamp=str(letters.NOW), nonce="n")
    with pytest.raises(RefusedError) as refused:
        read_message(Envelopes(PLAIN).open(query, body, letters.NOW))
    assert refused.value.status in (400, 403)


FIELD = st.one_of(st.sampled_from(["text", "event", "voice", "CLICK", "subscribe", "device_text", "0", "9" * 30, "a|b", "qrscene_1"]), st.text(alphabet=st.characters(blacklist_categories=("Cc", "Cs"), blacklist_characters="<&]"), max_size=20))  # fmt: skip


@given(st.dictionaries(st.sampled_from(["MsgType", "Event", "EventKey", "Content", "Recognition", "MsgId", "ToUserName", "FromUserName", "CreateTime"]), FIELD), st.booleans())  # fmt: skip
@settings(max_examples=500, deadline=None)
def test_no_fields_break_a_letter(fields: dict[str, str], whole: bool) -> None:
    known = {"ToUserName": "gh_1", "FromUserName": "o1", "CreateTime": "1"} if whole else {}
    xml = "".join(f"<{name}>{value}</{name}>" for name, value in {**fields, **known}.items())
    query = Query(timestamp=str(letters.NOW), nonce="n")
    body = f"<xml>{xml}</xml>".encode()
    opening = partial(Envelopes(PLAIN).open, query, body, letters.NOW)
    assert status_of(lambda: read_message(opening()).message_id) in (200, 400)


def test_signatures_are_compared_whole() -> None:
    good = letters.signature("a", "b", "c")
    assert is_signed(good, "c", "b", "a")
    for wrong in ("", good[:-1], good.upper(), good + "0", "é" * 40):
        assert not is_signed(wrong, "a", "b", "c")


def test_the_guard_forgets_what_is_too_old_to_come_again() -> None:
    guard = ReplayGuard()
    guard.check_letter("1", "n", "first", 0.0)
    with pytest.raises(RefusedError):
        guard.check_letter("1", "n", "second", 2.0 * FRESH_SECONDS)
    guard.check_letter("1", "n", "second", 2.0 * FRESH_SECONDS + 1)


def test_the_guard_keeps_no_more_than_its_capacity() -> None:
    guard = ReplayGuard(capacity=2)
    for nonce in ("a", "b", "c"):
        guard.check_letter("1", nonce, "first", 0.0)
    guard.check_letter("1", "a", "second", 0.0)
    with pytest.raises(RefusedError):
        guard.check_letter("1", "c", "second", 0.0)


def test_fields_are_read_as_text() -> None:
    xml = "<?xml version='1.0' encoding='utf-8'?><xml> <A> <![CDATA[<b>&]]> </A><B>&lt;</B><C><D>1</D></C><E/></xml>"
    assert read_fields(xml) == {"A": "<b>&", "B": "<", "C": "", "E": ""}


def test_a_key_that_is_no_key_is_refused_on_opening() -> None:
    with pytest.raises(AssertionError):
        LetterCipher(replace(SAFE, aes_key=None))


def test_the_openid_is_not_part_of_the_sender() -> None:
    assert letters.OPENID not in sender_of(letters.OPENID)
    assert sender_of("a") == "wechat-ca978112ca1bbdcafac231b39a23dc4da786eff8147c4e72b9807785afee48bb"
