"""Where a request comes from: the socket's address, or what trusted proxies say of it."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any, Protocol

FORWARDED_FOR = "X-Forwarded-For"
# One household or phone has a whole network of this length of its own (RFC 6177).
IPV6_PREFIX = 64


class Asking(Protocol):
    """What is read of a request (Sanic's)."""

    headers: Any

    @property
    def ip(self) -> str:
        """Return the address of the socket's other end."""


def address_of(request: Asking, proxies: int) -> str:
    """Return the address that sent a request, as far as `proxies` reverse proxies are believed.

    Each of them appends whom it was asked by to X-Forwarded-For, so the one before the last `proxies` - 1 is
    the sender; what stands before it anybody can write. Where there are fewer, or it is no address, the
    request did not come through all of them: the socket's address counts.
    """
    peer = canonical(request.ip or "") or request.ip or ""
    if proxies < 1:
        return peer
    said = ",".join(request.headers.getall(FORWARDED_FOR, [])).split(",")
    return (canonical(said[-proxies]) if len(said) >= proxies else None) or peer


def canonical(said: str) -> str | None:
    """Return an address in its one spelling, with or without a port, None where it is none."""
    found = _parsed(_bare(said.strip()))
    return str(found) if found else None


def is_local(address: str) -> bool:
    """Tell whether an address is this machine's own: that of a script, or of a proxy that is not named."""
    found = _parsed(address)
    return found is not None and found.is_loopback


def network_of(address: str) -> str:
    """Return what is counted together: an IPv4 address, the /64 network of an IPv6 one, else what it is."""
    found = _parsed(address)
    if not isinstance(found, IPv6Address):
        return address
    network = int(found) >> (128 - IPV6_PREFIX) << (128 - IPV6_PREFIX)
    return f"{IPv6Address(network)}/{IPV6_PREFIX}"


def _bare(said: str) -> str:
    """Return an address without its port, as some proxies write it: 192.0.2.1:4711, [2001:db8::1]:4711."""
    if said.startswith("["):
        return said[1:].partition("]")[0]
    return said.partition(":")[0] if said.count(":") == 1 else said


def _parsed(said: str) -> IPv4Address | IPv6Address | None:
    """Return an address, an IPv4 one where IPv6 only wraps it (::ffff:192.0.2.1), None for anything else."""
    try:
        found = ip_address(said)
    except ValueError:
        return None
    return (found.ipv4_mapped or found) if isinstance(found, IPv6Address) else found
