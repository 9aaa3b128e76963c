import pytest

from bot.access import WeChatAccess
from bot.errors import SettingError
from bot.settings import Settings

SECRET = "0123456789abcdef"
AES_KEY = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQ"


def test_without_variables_the_doors_are_open_to_all_and_staff_has_none():
    settings = Settings.from_environment({})
    assert settings.public_url is None
    assert settings.widget_origins == ("*",)
    assert (settings.retention_days, settings.transfer_number) == (180, "12345")
    assert (settings.staff_token, settings.hotline_token, settings.wechat) == (None, None, None)


def test_variables_are_read_and_secrets_are_not_shown():
    settings = Settings.from_environment(
        {
            "OUWEN_PUBLIC_URL": "https://ask.example.gov.cn/ouwen/",
            "OUWEN_WIDGET_ORIGINS": "https://www.example.gov.cn, https://a.example.gov.cn/",
            "OUWEN_RETENTION_DAYS": "30",
            "OUWEN_TRANSFER_NUMBER": "0577-88888888",
            "OUWEN_STAFF_TOKEN": SECRET,
            "OUWEN_HOTLINE_TOKEN": SECRET,
            "OUWEN_TWILIO_AUTH_TOKEN": SECRET,
            "OUWEN_WECHAT_TOKEN": "tok",
            "OUWEN_WECHAT_APP_ID": "wx1",
            "OUWEN_WECHAT_AES_KEY": AES_KEY,
        }
    )
    assert settings.public_url == "https://ask.example.gov.cn/ouwen"
    assert settings.widget_origins == ("https://www.example.gov.cn", "https://a.example.gov.cn")
    assert (settings.retention_days, settings.transfer_number) == (30, "0577-88888888")
    assert settings.wechat == WeChatAccess(token="tok", app_id="wx1", aes_key=AES_KEY)
    assert (settings.staff_token, settings.hotline_token, settings.twilio_auth_token) == (SECRET,) * 3
    assert SECRET not in repr(settings)
    assert AES_KEY not in repr(settings)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("OUWEN_PUBLIC_URL", "ask.example.gov.cn"),
        ("OUWEN_PUBLIC_URL", "javascript:alert(1)"),
        ("OUWEN_WIDGET_ORIGINS", "https://a.example.gov.cn/page"),
        ("OUWEN_RETENTION_DAYS", "0"),
        ("OUWEN_RETENTION_DAYS", "99999"),
        ("OUWEN_TRANSFER_NUMBER", "police"),
    ],
)
def test_a_wrong_value_is_refused_by_name(name: str, value: str):
    with pytest.raises(SettingError, match=name) as caught:
        Settings.from_environment({name: value})
    assert value in str(caught.value)


@pytest.mark.parametrize("value", ["short", "密" * 20, "tab\tin the middle of it"])
def test_a_weak_secret_is_refused_and_not_told(value: str):
    with pytest.raises(SettingError, match="OUWEN_STAFF_TOKEN") as caught:
        Settings.from_environment({"OUWEN_STAFF_TOKEN": value})
    assert value not in str(caught.value)


@pytest.mark.parametrize(
    "environment",
    [
        {"OUWEN_WECHAT_TOKEN": "tok"},
        {"OUWEN_WECHAT_AES_KEY": AES_KEY},
        {"OUWEN_WECHAT_TOKEN": "tok", "OUWEN_WECHAT_APP_ID": "wx1", "OUWEN_WECHAT_AES_KEY": "short"},
    ],
)
def test_half_an_account_is_refused(environment: dict[str, str]):
    with pytest.raises(SettingError, match="OUWEN_WECHAT"):
        Settings.from_environment(environment)


def test_a_database_is_read_and_its_password_is_told_nowhere():
    address = "postgresql://ouwen:hush@127.0.0.1:5432/ouwen"
    settings = Settings.from_environment({"OUWEN_DATABASE_URL": address})
    assert settings.database == address
    assert "hush" not in repr(settings)
    assert Settings.from_environment({}).database is None
    with pytest.raises(SettingError, match="OUWEN_DATABASE_URL") as refused:
        Settings.from_environment({"OUWEN_DATABASE_URL": "mysql://ouwen:hush@127.0.0.1/ouwen"})
    assert "hush" not in str(refused.value)
