"""Whom a request comes from, and what nobody can make of it."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from sanic.compat import Header

from bot.limits.addresses import address_of, network_of


@dataclass
class Sent:
    ip: str
    headers: Header


def sent(*forwarded: str, ip: str = "198.51.100.7") -> Sent:
    return Sent(ip, Header([("X-Forwarded-For", one) for one in forwarded]))


def test_without_proxies_nobody_is_believed() -> None:
    assert address_of(sent("203.0.113.9"), 0) == "198.51.100.7"


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (1, ["203.0.113.9"], "203.0.113.9"),
        # what the sender wrote itself stands before what the proxy appended
        (1, ["10.0.0.1, 203.0.113.9"], "203.0.113.9"),
        (1, ["10.0.0.1", "203.0.113.9"], "203.0.113.9"),
        (2, ["10.0.0.1, 203.0.113.9, 192.0.2.4"], "203.0.113.9"),
        # fewer than there are proxies: it did not come through them
        (2, ["203.0.113.9"], "198.51.100.7"),
        (1, [], "198.51.100.7"),
        (1, ["unknown"], "198.51.100.7"),
        (1, ["203.0.113.9, "], "198.51.100.7"),
        (1, ["203.0.113.9:4711"], "203.0.113.9"),
        (1, ["[2001:db8::1]:4711"], "2001:db8::1"),
        (1, ["2001:DB8:0:0::1"], "2001:db8::1"),
        (1, ["::ffff:203.0.113.9"], "203.0.113.9"),
    ],
)
def test_as_many_are_believed_as_there_are_proxies(proxies: int, forwarded: list[str], address: str) -> None:
    assert address_of(sent(*forwarded), proxies) == address


def test_ipv6_is_counted_by_its_network() -> None:
    assert network_of("2001:db8:1:2:aaaa::1") == network_of("2001:db8:1:2:bbbb::9") == "2001:db8:1:2::/64"
    assert network_of("2001:db8:1:3::1") == "2001:db8:1:3::/64"
    assert network_of("203.0.113.9") == "203.0.113.9"
    assert network_of("") == ""
