"""The OUWEN_* variables: every mistake at once, what is weak, what lacks its other half."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from bot.access import SHORTEST_SECRET
from bot.doctor.findings import Findings, fault, good, warning
from bot.errors import BotError
from bot.settings import Settings

NAME = re.compile(r"OUWEN_[A-Z_]+[A-Z]")
WECHAT = "OUWEN_WECHAT_"
SECRETS = (
    "OUWEN_STAFF_TOKEN",
    "OUWEN_HOTLINE_TOKEN",
    "OUWEN_METRICS_TOKEN",
    "OUWEN_TWILIO_AUTH_TOKEN",
    "OUWEN_WECHAT_TOKEN",
    "OUWEN_WECHAT_AES_KEY",
    "OUWEN_WECHAT_APP_SECRET",
)
# Those that we choose ourselves; the others come from a platform.
OURS = SECRETS[:3]
KNOWN = frozenset(
    {
        *SECRETS,
        *("OUWEN_ADDRESS_RATE", "OUWEN_ANSWER_THRESHOLD", "OUWEN_BULLETINS", "OUWEN_DASK_SCHEDULER"),
        *("OUWEN_DATABASE_URL", "OUWEN_ENCODER", "OUWEN_ENCODER_PASSAGE_PREFIX", "OUWEN_HOST"),
        *("OUWEN_ENCODER_QUERY_PREFIX", "OUWEN_INDEX_BACKEND", "OUWEN_LOG_FORMAT", "OUWEN_MESSAGE_LENGTH"),
        *("OUWEN_MILVUS_PREFIX", "OUWEN_MILVUS_TOKEN", "OUWEN_MILVUS_URI", "OUWEN_NEAREST_THRESHOLD"),
        *("OUWEN_OUT_OF_SCOPE_THRESHOLD", "OUWEN_PORT", "OUWEN_PROXIES", "OUWEN_PUBLIC_URL"),
        *("OUWEN_REDIS_URL", "OUWEN_RETENTION_DAYS", "OUWEN_SENDER_RATE", "OUWEN_TODAY"),
        *("OUWEN_TOLD_THRESHOLD", "OUWEN_TRANSFER_NUMBER", "OUWEN_VAR", "OUWEN_WECHAT_APP_ID"),
        *("OUWEN_WIDGET_ORIGINS", "OUWEN_WORKERS", "OUWEN_DATABASE_HOST", "OUWEN_DATABASE_USER"),
        *("OUWEN_DATABASE_PORT", "OUWEN_REDIS_PORT", "OUWEN_SURE_THRESHOLD"),
        *("OUWEN_DATABASE_PASSWORD", "OUWEN_REDIS_HOST", "OUWEN_REDIS_PASSWORD", "OUWEN_REQUIRE_SERVERS"),
    }
)
STRONG_LENGTH, FEWEST_CHARACTERS = 24, 8
# What people write where they mean to set something later.
PLAIN = re.compile(r"(?i)change.?me|password|secret|example|test|123456|abcdef")
NEW_SECRET = "openssl rand -hex 32"
LOCAL = ("127.0.0.1", "localhost", "::1")


def settings_of(environment: Mapping[str, str]) -> tuple[Settings, list[str]]:
    """Return the settings without the variables that are wrong, and what is wrong with each of them."""
    left = dict(environment)
    mistakes: list[str] = []
    while True:
        try:
            return Settings.from_environment(left), mistakes
        except BotError as error:
            mistakes.append(str(error))
            named = {name for name in NAME.findall(str(error)) if name in left}
            wrong = (
                named or {name for name in left if name.startswith((WECHAT, "OUWEN_MILVUS_"))} or set(left)
            )
            left = {name: value for name, value in left.items() if name not in wrong}


def mistake_findings(mistakes: list[str], environment: Mapping[str, str]) -> Findings:
    """Tell what is wrong with the variables, and those that nothing reads."""
    for mistake in mistakes:
        names = "、".join(dict.fromkeys(NAME.findall(mistake))) or "设置"
        yield fault(names, mistake)
    unknown = sorted(name for name in environment if name.startswith("OUWEN_") and name not in KNOWN)
    for name in unknown:
        yield warning(name, "没有这个设置，写错了名字？", f"unset {name}")
    if not mistakes and not unknown:
        count = sum(1 for name in environment if name in KNOWN)
        yield good("设置", f"设了 {count} 个 OUWEN_ 变量，都读得懂")


def secret_findings(environment: Mapping[str, str]) -> Findings:
    """Examine the secrets without telling them: too simple, used twice, or none where one is needed."""
    given = {name: environment[name] for name in SECRETS if environment.get(name)}
    weak = [name for name in OURS if name in given and _is_weak(given[name])]
    for name in weak:
        yield warning(name, "太短或太简单，容易猜到", f'export {name}="$({NEW_SECRET})"')
    values = list(given.values())
    twice = [name for name, value in given.items() if values.count(value) > 1]
    if twice:
        yield warning("、".join(twice), "几处用了同一个密钥", f"各换一个：{NEW_SECRET}")
    if "OUWEN_STAFF_TOKEN" not in given:
        yield warning(
            "OUWEN_STAFF_TOKEN", "没有设，工作台不开", f'export OUWEN_STAFF_TOKEN="$({NEW_SECRET})"'
        )
    if given and not weak and not twice:
        yield good("密钥", f"设了 {len(given)} 个，强度够")


def access_findings(settings: Settings) -> Findings:
    """Examine how residents reach the bot: TLS, proxies, the pairs of the WeChat account."""
    address = urlsplit(settings.public_url or "")
    if address.scheme == "http" and address.hostname not in LOCAL:
        yield warning("OUWEN_PUBLIC_URL", "不是 https，对话在网上是明文", "export OUWEN_PUBLIC_URL=https://…")
    elif settings.public_url:
        yield good("对外地址", settings.public_url)
    if settings.host not in LOCAL and not settings.operation.proxies:
        yield warning(
            "监听地址",
            f"{settings.host} 直接对外，没有反向代理，也就没有 TLS",
            "前面放一个反向代理，再 export OUWEN_PROXIES=1",
        )
    yield from _wechat_findings(settings)


def _wechat_findings(settings: Settings) -> Findings:
    if settings.wechat is None:
        return
    lacking = {
        "OUWEN_WECHAT_AES_KEY": settings.wechat.aes_key,
        "OUWEN_WECHAT_APP_SECRET": settings.wechat.app_secret,
        "OUWEN_PUBLIC_URL": settings.public_url,
    }
    told = {
        "OUWEN_WECHAT_AES_KEY": "没有设，微信消息不加密",
        "OUWEN_WECHAT_APP_SECRET": "没有设，超过 5 秒的回答要居民自己来取",
        "OUWEN_PUBLIC_URL": "没有设，微信里的出处没有链接",
    }
    missing = [name for name, value in lacking.items() if not value]
    for name in missing:
        yield warning(name, told[name], f"export {name}=…（公众号后台“基本配置”）")
    if not missing:
        yield good("微信公众号", "设置齐全")


def _is_weak(secret: str) -> bool:
    if len(secret) < SHORTEST_SECRET:
        return False  # a mistake, told as such
    return len(secret) < STRONG_LENGTH or len(set(secret)) < FEWEST_CHARACTERS or bool(PLAIN.search(secret))
