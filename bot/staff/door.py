"""The door of the console: the token, who is inside, and how often it may be tried."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sanic import Sanic
from sanic.request import Request

from bot.limits.addresses import address_of, network_of
from bot.settings import Settings
from bot.staff.session import Sessions
from bot.staff.throttle import Throttle
from bot.wire import is_secret

PREFIX = "/staff"
COOKIE = "ouwen_staff"
FAILURES_BY_ADDRESS = 5
# A token of 16 characters cannot be guessed at this rate in the life of a server.
FAILURES_IN_ALL = 60
REQUESTS = 300
MINUTE = 60.0
EVERYBODY = ""
# No address begins so.
DEVICE = "device "
MOST_KNOWN = 256


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffDoor:
    """The token (None: the console is shut), the sessions and the counts of what was tried.

    `known` are the addresses that the token was shown from: what strangers try does not keep them out.
    """

    token: str | None = field(repr=False)
    public_url: str | None = None
    proxies: int = 0
    known: dict[str, None] = field(default_factory=dict)
    sessions: Sessions = field(default_factory=Sessions)
    failures: Throttle = field(default_factory=lambda: Throttle(FAILURES_BY_ADDRESS, MINUTE))
    all_failures: Throttle = field(default_factory=lambda: Throttle(FAILURES_IN_ALL, MINUTE))
    requests: Throttle = field(default_factory=lambda: Throttle(REQUESTS, MINUTE))

    def opens(self, given: str) -> bool:
        """Tell whether `given` is the token."""
        return self.token is not None and is_secret(given, self.token)

    def address_of(self, request: Request) -> str:
        """Return whom a request is counted for: its address, an IPv6 one by its network."""
        return network_of(address_of(request, self.proxies))

    def wait(self, address: str, device: str | None = None) -> int:
        """Return how many seconds a login has to wait, 0 when it need not.

        One from a known `device` waits for wrong tokens of its own alone, not for those of its address, which
        behind a proxy is everybody's; a known address does not wait for those of others.
        """
        if device is not None:
            return self.failures.wait(DEVICE + device)
        own = self.failures.wait(address)
        return own if address in self.known else max(own, self.all_failures.wait(EVERYBODY))

    def failed(self, address: str, device: str | None = None) -> None:
        """Take down a failed login."""
        if device is not None:
            self.failures.count(DEVICE + device)
            return
        self.failures.count(address)
        self.all_failures.count(EVERYBODY)

    def succeeded(self, address: str) -> None:
        """Know an address from now on, the latest MOST_KNOWN of them."""
        self.known.pop(address, None)
        self.known[address] = None
        while len(self.known) > MOST_KNOWN:
            del self.known[next(iter(self.known))]

    @property
    def cookie_path(self) -> str:
        """Return the path of the cookie: `/staff`, below the path of the public address if that has one."""
        return urlsplit(self.public_url or "").path + PREFIX

    @property
    def secure(self) -> bool:
        """Tell whether the cookie goes over https alone."""
        return (self.public_url or "").startswith("https://")


def open_door(app: Sanic, settings: Settings) -> StaffDoor:
    """Give `app` the door of the console, the same one when called again."""
    if getattr(app.ctx, "staff", None) is None:
        app.ctx.staff = StaffDoor(
            token=settings.staff_token,
            public_url=settings.public_url,
            proxies=settings.operation.proxies,
        )
    return door_of(app)


def door_of(app: Sanic) -> StaffDoor:
    """Return the door of `app`."""
    door: StaffDoor = app.ctx.staff
    return door
