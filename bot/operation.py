"""How the bot is run: workers, what they share, limits, logs, and who may watch."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import SettingError

MOST_WORKERS = 32
# What one sender, and one address with all who sit behind it, may send a minute.
SENDER_RATE, ADDRESS_RATE = 60, 600
MESSAGE_LENGTH, LONGEST_MESSAGE = 500, 5000
LOG_FORMATS = ("text", "json")

# redis://127.0.0.1:6379/0   rediss://:secret@redis.example.gov.cn:6380/1   unix:///run/redis/redis.sock
REDIS = re.compile(r"(?:rediss?://[^/]+(?:/\d+)?|unix://.+)")
# tcp://10.0.0.5:8786
DASK = re.compile(r"(?:tcp|tls|ws|wss)://.+:\d+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """Everything about running: OUWEN_WORKERS, _REDIS_URL, _DASK_SCHEDULER, limits, logs and proxies.

    `redis` is the address of a Redis with its password (None: order and limits of this machine alone). Rates
    are messages a minute, 0 for no limit. `proxies` is how many reverse proxies stand before the server: so
    many of the last addresses of X-Forwarded-For are believed. `log_format` is one of `LOG_FORMATS`.
    """

    workers: int = 1
    redis: str | None = field(default=None, repr=False)
    dask: str | None = None
    message_length: int = MESSAGE_LENGTH
    sender_rate: int = SENDER_RATE
    address_rate: int = ADDRESS_RATE
    proxies: int = 0
    log_format: str = LOG_FORMATS[0]
    metrics_token: str | None = field(default=None, repr=False)


def operation(environment: Mapping[str, str], metrics_token: str | None = None) -> Operation:
    """Return how the bot is run by the OUWEN_* variables of the environment.

    Raises:
        SettingError: A value does not have the expected form; passwords are not told.
    """
    return Operation(
        workers=_number(environment, "OUWEN_WORKERS", 1, 1, MOST_WORKERS),
        redis=_address(environment, "OUWEN_REDIS_URL", REDIS, "redis://127.0.0.1:6379/0"),
        dask=_address(environment, "OUWEN_DASK_SCHEDULER", DASK, "tcp://127.0.0.1:8786"),
        message_length=_number(environment, "OUWEN_MESSAGE_LENGTH", MESSAGE_LENGTH, 20, LONGEST_MESSAGE),
        sender_rate=_number(environment, "OUWEN_SENDER_RATE", SENDER_RATE, 0, 100_000),
        address_rate=_number(environment, "OUWEN_ADDRESS_RATE", ADDRESS_RATE, 0, 1_000_000),
        proxies=_number(environment, "OUWEN_PROXIES", 0, 0, 5),
        log_format=_log_format(environment.get("OUWEN_LOG_FORMAT", "")),
        metrics_token=metrics_token,
    )


def _number(environment: Mapping[str, str], name: str, default: int, least: int, most: int) -> int:
    """Return the whole number in the variable `name`; raises SettingError outside `least`..`most`."""
    value = environment.get(name, "")
    if not value:
        return default
    if value.isascii() and value.isdigit() and least <= int(value[:9]) <= most:
        return int(value)
    raise SettingError(f"{name}“{value}”不对：请写 {least} 到 {most} 之间的整数。")


def _address(environment: Mapping[str, str], name: str, form: re.Pattern[str], example: str) -> str | None:
    """Return the address in the variable `name`; raises SettingError, without it, where it is none."""
    value = environment.get(name) or None
    if value and not form.fullmatch(value):
        raise SettingError(f"{name} 不对：请写成 {example} 这样的地址。")
    return value


def _log_format(value: str) -> str:
    """Return the form of the logs; raises SettingError for one that there is not."""
    if not value:
        return LOG_FORMATS[0]
    if value in LOG_FORMATS:
        return value
    raise SettingError(f"OUWEN_LOG_FORMAT“{value}”不对：请写 {' 或 '.join(LOG_FORMATS)}。")
