"""The door of the console: the token, who is inside, and how often it may be tried."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from sanic import Sanic

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


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffDoor:
    """The token (None: the console is shut), the sessions and the counts of what was tried."""

    token: str | None = field(repr=False)
    public_url: str | None = None
    sessions: Sessions = field(default_factory=Sessions)
    failures: Throttle = field(default_factory=lambda: Throttle(FAILURES_BY_ADDRESS, MINUTE))
    all_failures: Throttle = field(default_factory=lambda: Throttle(FAILURES_IN_ALL, MINUTE))
    requests: Throttle = field(default_factory=lambda: Throttle(REQUESTS, MINUTE))

    def opens(self, given: str) -> bool:
        """Tell whether `given` is the token."""
        return self.token is not None and is_secret(given, self.token)

    def wait(self, address: str) -> int:
        """Return how many seconds a login from `address` has to wait, 0 when it need not."""
        return max(self.failures.wait(address), self.all_failures.wait(EVERYBODY))

    def failed(self, address: str) -> None:
        """Take down a failed login."""
        self.failures.count(address)
        self.all_failures.count(EVERYBODY)

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
        app.ctx.staff = StaffDoor(token=settings.staff_token, public_url=settings.public_url)
    return door_of(app)


def door_of(app: Sanic) -> StaffDoor:
    """Return the door of `app`."""
    door: StaffDoor = app.ctx.staff
    return door
