"""Who may reach the bot and how: addresses, embedding pages, telephone, secrets, WeChat account."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.errors import SettingError

RETENTION_DAYS = 180
LONGEST_RETENTION_DAYS = 3650
TRANSFER_NUMBER = "12345"
SHORTEST_SECRET = 16

# https://ask.example.gov.cn   http://127.0.0.1:5005
ORIGIN = re.compile(r"https?://[A-Za-z0-9.\-\[\]:]+")
# https://ask.example.gov.cn/ouwen
ADDRESS = re.compile(ORIGIN.pattern + r"(?:/[A-Za-z0-9._~\-/]*)?")
# postgresql://ouwen:secret@127.0.0.1:5432/ouwen
DATABASE = re.compile(r"postgresql(?:\+psycopg2)?://[^/]+/.+")
# 12345   0577-88888888   +8657712345
TELEPHONE = re.compile(r"\+?[0-9][0-9\-]{2,19}")
# 43 letters and digits, as the console of the Official Account gives them
AES_KEY = re.compile(r"[A-Za-z0-9+/]{43}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WeChatAccess:
    """A WeChat Official Account; no `aes_key`: plain messages, no `app_secret`: nothing is sent late."""

    token: str = field(repr=False)
    app_id: str
    aes_key: str | None = field(default=None, repr=False)
    app_secret: str | None = field(default=None, repr=False)


def public_url(environment: Mapping[str, str]) -> str | None:
    """Return OUWEN_PUBLIC_URL without its last slash; raises SettingError where it is no address."""
    value = environment.get("OUWEN_PUBLIC_URL", "").rstrip("/")
    if value and not ADDRESS.fullmatch(value):
        raise SettingError(f"OUWEN_PUBLIC_URL“{value}”不对：请写成 https://ask.example.gov.cn 这样的地址。")
    return value or None


def widget_origins(environment: Mapping[str, str]) -> tuple[str, ...]:
    """Return the origins in OUWEN_WIDGET_ORIGINS, parted by commas or spaces; `*` is the default.

    Raises:
        SettingError: One of them is no origin.
    """
    found = re.split(r"[,\s]+", environment.get("OUWEN_WIDGET_ORIGINS", "").strip())
    origins = tuple(origin.rstrip("/") for origin in found if origin) or ("*",)
    wrong = [origin for origin in origins if origin != "*" and not ORIGIN.fullmatch(origin)]
    if wrong:
        raise SettingError(
            f"OUWEN_WIDGET_ORIGINS 里的“{wrong[0]}”不对：请写成 https://www.example.gov.cn，多个用逗号隔开。"
        )
    return origins


def database(environment: Mapping[str, str]) -> str | None:
    """Return OUWEN_DATABASE_URL, where the conversations are kept if not in a file.

    Raises:
        SettingError: It is no address of a PostgreSQL; its value is not told, there is a password in it.
    """
    value = environment.get("OUWEN_DATABASE_URL") or None
    if value and not DATABASE.match(value):
        raise SettingError(
            "OUWEN_DATABASE_URL 不对：请写成 postgresql://用户:密码@主机:5432/数据库 这样的地址。"
        )
    return value


def retention_days(environment: Mapping[str, str]) -> int:
    """Return OUWEN_RETENTION_DAYS, how long conversations are kept; raises SettingError outside 1..3650."""
    value = environment.get("OUWEN_RETENTION_DAYS", "")
    if not value:
        return RETENTION_DAYS
    if value.isascii() and value.isdigit() and 0 < int(value) <= LONGEST_RETENTION_DAYS:
        return int(value)
    raise SettingError(f"OUWEN_RETENTION_DAYS“{value}”不对：请写 1 到 {LONGEST_RETENTION_DAYS} 之间的天数。")


def transfer_number(environment: Mapping[str, str]) -> str:
    """Return OUWEN_TRANSFER_NUMBER, whom a call is handed to; raises SettingError where it is no number."""
    value = environment.get("OUWEN_TRANSFER_NUMBER") or TRANSFER_NUMBER
    if not TELEPHONE.fullmatch(value):
        raise SettingError(f"OUWEN_TRANSFER_NUMBER“{value}”不对：请写电话号码，例如 {TRANSFER_NUMBER}。")
    return value


def secret(environment: Mapping[str, str], name: str) -> str | None:
    """Return the secret of the variable `name`, None where it is not set.

    Raises:
        SettingError: It is shorter than 16 characters or not printable ASCII; its value is not told.
    """
    value = environment.get(name) or None
    if value and (len(value) < SHORTEST_SECRET or not value.isascii() or not value.isprintable()):
        raise SettingError(
            f"{name} 不对：请用至少 {SHORTEST_SECRET} 个 ASCII 字符，例如 openssl rand -hex 32 的结果。"
        )
    return value


def wechat_access(environment: Mapping[str, str]) -> WeChatAccess | None:
    """Return the account of OUWEN_WECHAT_TOKEN, _APP_ID, _AES_KEY and _APP_SECRET, None where none is named.

    Raises:
        SettingError: Token or app id is missing, or the AES key is not the 43 characters of one.
    """
    token, app_id, aes_key, app_secret = (
        environment.get(f"OUWEN_WECHAT_{part}") or None
        for part in ("TOKEN", "APP_ID", "AES_KEY", "APP_SECRET")
    )
    if not (token or app_id or aes_key or app_secret):
        return None
    if not token or not app_id:
        raise SettingError(
            "微信公众号要同时设 OUWEN_WECHAT_TOKEN 和 OUWEN_WECHAT_APP_ID（公众号后台“基本配置”里的值）。"
        )
    if aes_key and not AES_KEY.fullmatch(aes_key):
        raise SettingError("OUWEN_WECHAT_AES_KEY 不对：应是公众号后台给出的 43 个字符的 EncodingAESKey。")
    return WeChatAccess(token=token, app_id=app_id, aes_key=aes_key, app_secret=app_secret)
