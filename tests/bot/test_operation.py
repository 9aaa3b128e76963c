"""How the bot is run, as the environment says it."""

from __future__ import annotations

import pytest

from bot.errors import SettingError
from bot.operation import Operation, operation
from bot.settings import Settings


def test_nothing_set_needs_no_other_server() -> None:
    assert operation({}) == Operation()
    assert Settings.from_environment({}).operation.redis is None


def test_every_variable_is_read() -> None:
    environment = {
        "OUWEN_WORKERS": "2",
        "OUWEN_REDIS_URL": "redis://:a-secret@127.0.0.1:6379/1",
        "OUWEN_DASK_SCHEDULER": "tcp://10.0.0.5:8786",
        "OUWEN_MESSAGE_LENGTH": "300",
        "OUWEN_SENDER_RATE": "0",
        "OUWEN_ADDRESS_RATE": "60",
        "OUWEN_PROXIES": "1",
        "OUWEN_LOG_FORMAT": "json",
        "OUWEN_METRICS_TOKEN": "0123456789abcdef",
    }
    found = Settings.from_environment(environment).operation
    assert found == Operation(
        workers=2,
        redis="redis://:a-secret@127.0.0.1:6379/1",
        dask="tcp://10.0.0.5:8786",
        message_length=300,
        sender_rate=0,
        address_rate=60,
        proxies=1,
        log_format="json",
        metrics_token="0123456789abcdef",
    )
    assert "a-secret" not in repr(found)
    assert "0123456789abcdef" not in repr(found)


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("OUWEN_WORKERS", "0", "1 到 32"),
        ("OUWEN_WORKERS", "two", "1 到 32"),
        ("OUWEN_MESSAGE_LENGTH", "9", "20 到 5000"),
        ("OUWEN_SENDER_RATE", "-1", "0 到 100000"),
        ("OUWEN_PROXIES", "9" * 5000, "0 到 5"),
        ("OUWEN_REDIS_URL", "http://:a-secret@redis", "redis://127.0.0.1:6379/0"),
        ("OUWEN_DASK_SCHEDULER", "10.0.0.5", "tcp://127.0.0.1:8786"),
        ("OUWEN_LOG_FORMAT", "xml", "text 或 json"),
    ],
)
def test_a_wrong_value_is_named_with_what_is_expected(name: str, value: str, told: str) -> None:
    with pytest.raises(SettingError, match=name) as failure:
        operation({name: value})
    assert told in str(failure.value)
    assert "a-secret" not in str(failure.value)
