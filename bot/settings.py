"""Everything that the bot is told from outside: the OUWEN_* variables, read in one place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from bot import access
from bot.access import RETENTION_DAYS, TRANSFER_NUMBER, WeChatAccess
from bot.errors import SettingError
from bot.operation import Operation, operation
from knowledge.backend import MilvusAccess, milvus_access
from knowledge.errors import SettingsError

if TYPE_CHECKING:
    from knowledge.settings import KnowledgeSettings

REPOSITORY = Path(__file__).resolve().parent.parent
DEFAULT_PORT = 5005
DEFAULT_HOST = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """Folders, encoder, addresses, secrets and the day that counts as today (None: the clock).

    `public_url` is where residents reach the bot (`https://ask.example.gov.cn`), without a last slash;
    `widget_origins` are the origins of the pages that may embed the chat, `*` for all of them; `database`
    is the address of a PostgreSQL for the conversations, with its password.
    """

    root: Path = REPOSITORY
    var: Path = REPOSITORY / "var"
    bulletins_dir: Path = REPOSITORY / "data" / "bulletins"
    encoder: str | None = None
    encoder_query_prefix: str | None = None
    encoder_passage_prefix: str | None = None
    milvus: MilvusAccess | None = None
    fixed_today: date | None = None
    host: str = DEFAULT_HOST
    port: int = DEFAULT_PORT
    public_url: str | None = None
    widget_origins: tuple[str, ...] = ("*",)
    database: str | None = field(default=None, repr=False)
    retention_days: int = RETENTION_DAYS
    transfer_number: str = TRANSFER_NUMBER
    staff_token: str | None = field(default=None, repr=False)
    hotline_token: str | None = field(default=None, repr=False)
    twilio_auth_token: str | None = field(default=None, repr=False)
    wechat: WeChatAccess | None = None
    operation: Operation = field(default_factory=Operation)

    @property
    def index_dir(self) -> Path:
        """Return the folder of the index generations."""
        return self.var / "index"

    @property
    def models_dir(self) -> Path:
        """Return the folder of the trained Rasa models."""
        return self.var / "models"

    @property
    def conversations(self) -> Path:
        """Return the SQLite file of the conversations, in use where no `database` is named."""
        return self.var / "conversations.db"

    def knowledge(self) -> KnowledgeSettings:
        """Return what `knowledge` is told."""
        from knowledge.settings import KnowledgeSettings

        return KnowledgeSettings(
            bulletins_dir=self.bulletins_dir,
            index_dir=self.index_dir,
            encoder=self.encoder,
            encoder_query_prefix=self.encoder_query_prefix,
            encoder_passage_prefix=self.encoder_passage_prefix,
            milvus=self.milvus,
        )

    def today(self) -> date:
        """Return the day that answers are given on."""
        return self.fixed_today or date.today()

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] = os.environ) -> Settings:
        """Return the settings of OUWEN_VAR, _TODAY, _ENCODER and its prefixes, _BULLETINS, _HOST and _PORT.

        OUWEN_INDEX_BACKEND and OUWEN_MILVUS_… name the backend of the index; OUWEN_PUBLIC_URL,
        _WIDGET_ORIGINS, _RETENTION_DAYS, _TRANSFER_NUMBER, _STAFF_TOKEN, _HOTLINE_TOKEN,
        _TWILIO_AUTH_TOKEN and _WECHAT_TOKEN, _APP_ID, _AES_KEY, _APP_SECRET are for the channels. How it is
        run stands in `bot.operation`.

        Raises:
            SettingError: A value does not have the expected form.
        """
        var = _folder(environment, "OUWEN_VAR", REPOSITORY / "var")
        return cls(
            var=var,
            bulletins_dir=_folder(environment, "OUWEN_BULLETINS", REPOSITORY / "data" / "bulletins"),
            encoder=environment.get("OUWEN_ENCODER") or None,
            encoder_query_prefix=environment.get("OUWEN_ENCODER_QUERY_PREFIX") or None,
            encoder_passage_prefix=environment.get("OUWEN_ENCODER_PASSAGE_PREFIX") or None,
            milvus=_milvus(environment, var),
            fixed_today=_day(environment.get("OUWEN_TODAY", "")),
            host=environment.get("OUWEN_HOST") or DEFAULT_HOST,
            port=_port(environment.get("OUWEN_PORT", "")),
            public_url=access.public_url(environment),
            widget_origins=access.widget_origins(environment),
            database=access.database(environment),
            retention_days=access.retention_days(environment),
            transfer_number=access.transfer_number(environment),
            staff_token=access.secret(environment, "OUWEN_STAFF_TOKEN"),
            hotline_token=access.secret(environment, "OUWEN_HOTLINE_TOKEN"),
            twilio_auth_token=access.secret(environment, "OUWEN_TWILIO_AUTH_TOKEN"),
            wechat=access.wechat_access(environment),
            operation=operation(environment, access.secret(environment, "OUWEN_METRICS_TOKEN")),
        )


def _milvus(environment: Mapping[str, str], var: Path) -> MilvusAccess | None:
    """Return the Milvus that the index is in, None for its own files; raises SettingError for a wrong one."""
    try:
        return milvus_access(environment, var)
    except SettingsError as error:
        raise SettingError(f"索引后端的设置不对：{error}。") from error


def _folder(environment: Mapping[str, str], name: str, default: Path) -> Path:
    """Return the absolute folder that the variable names."""
    value = environment.get(name)
    return Path(value).expanduser().absolute() if value else default


def _day(value: str) -> date | None:
    """Return the ISO day in `value`, None for an empty one; raises SettingError for anything else."""
    if not value:
        return None
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise SettingError(f"日期“{value}”不对：请写成 2026-11-21 这样（--today 或 OUWEN_TODAY）。") from None


def _port(value: str) -> int:
    """Return the port in `value`, the default for an empty one; raises SettingError outside 1..65535."""
    if not value:
        return DEFAULT_PORT
    if value.isascii() and value.isdigit() and 0 < int(value) < 65536:
        return int(value)
    raise SettingError(f"端口“{value}”不对：请写 1 到 65535 之间的整数（--port 或 OUWEN_PORT）。")
