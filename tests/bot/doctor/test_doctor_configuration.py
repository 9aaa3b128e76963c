import re
from pathlib import Path

import pytest

from bot.doctor.configuration import (
    KNOWN,
    SECRETS,
    access_findings,
    mistake_findings,
    secret_findings,
    settings_of,
)
from bot.doctor.findings import Finding, Mark
from bot.settings import REPOSITORY, Settings

STRONG = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b"
WECHAT = {"OUWEN_WECHAT_TOKEN": "wechat-token-of-the-account", "OUWEN_WECHAT_APP_ID": "wx0"}


def told(findings) -> list[tuple[str, Mark]]:
    return [(finding.subject, finding.mark) for finding in findings]


def test_every_mistake_is_told_at_once_and_the_rest_is_read():
    environment = {
        "OUWEN_PORT": "99999",
        "OUWEN_TODAY": "gestern",
        "OUWEN_WORKERS": "0",
        "OUWEN_DATABASE_URL": "mysql://u:geheim@h/d",
        "OUWEN_STAFF_TOKEN": "geheim",
        "OUWEN_INDEX_BACKEND": "papier",
        "OUWEN_WECHAT_TOKEN": "geheimes-token-allein",
        "OUWEN_WECHAT_AES_KEY": "kurz",
        "OUWEN_HOST": "0.0.0.0",
    }
    settings, mistakes = settings_of(environment)
    findings = list(mistake_findings(mistakes, environment))
    text = "\n".join(finding.line() for finding in findings)
    assert settings.host == "0.0.0.0"
    assert {finding.mark for finding in findings} == {Mark.FAULT}
    for name in environment.keys() - {"OUWEN_HOST", "OUWEN_WECHAT_AES_KEY"}:
        assert name in text
    assert "geheim" not in text


def test_a_name_that_nothing_reads_is_told():
    findings = list(mistake_findings([], {"OUWEN_PORTS": "5005", "OUWEN_PORT": "5005"}))
    assert [(one.subject, one.mark, one.fix) for one in findings] == [
        ("OUWEN_PORTS", Mark.WARNING, "unset OUWEN_PORTS")
    ]


def test_the_names_are_those_that_the_code_reads():
    # "OUWEN_METRICS_TOKEN"
    name = re.compile(r"\bOUWEN_[A-Z_]*[A-Z]\b")
    places = [
        path for folder in ("bot", "actions", "knowledge") for path in (REPOSITORY / folder).rglob("*.py")
    ]
    places = [path for path in places if "doctor" not in path.parts] + [REPOSITORY / "endpoints.yml"]
    read = {found for path in places for found in name.findall(path.read_text(encoding="utf-8"))}
    assert {one for one in read if not any(other.startswith(f"{one}_") for other in KNOWN)} - KNOWN == set()


@pytest.mark.parametrize("weak", ["a" * 40, "changeme-changeme-changeme-1", "0123456789abcdef0123"])
def test_weak_secrets_are_named_but_not_told(weak: str):
    findings = list(secret_findings({"OUWEN_STAFF_TOKEN": weak, "OUWEN_METRICS_TOKEN": STRONG}))
    assert told(findings) == [("OUWEN_STAFF_TOKEN", Mark.WARNING)]
    assert weak not in "".join(str(finding.payload()) for finding in findings)


def test_one_secret_for_two_doors_is_told():
    findings = list(secret_findings({"OUWEN_STAFF_TOKEN": STRONG, "OUWEN_HOTLINE_TOKEN": STRONG}))
    assert told(findings) == [("OUWEN_STAFF_TOKEN、OUWEN_HOTLINE_TOKEN", Mark.WARNING)]
    assert STRONG not in findings[0].line()


def test_strong_secrets_are_well():
    findings: list[Finding] = list(secret_findings({name: f"{STRONG}{name}" for name in SECRETS}))
    assert told(findings) == [("密钥", Mark.GOOD)]


def test_plain_http_and_an_open_port_are_told(tmp_path: Path):
    settings, _ = settings_of({"OUWEN_PUBLIC_URL": "http://ask.example.gov.cn", "OUWEN_HOST": "0.0.0.0"})
    assert told(access_findings(settings)) == [
        ("OUWEN_PUBLIC_URL", Mark.WARNING),
        ("监听地址", Mark.WARNING),
    ]
    behind = {"OUWEN_PUBLIC_URL": "https://ask.example.gov.cn", "OUWEN_HOST": "0.0.0.0", "OUWEN_PROXIES": "1"}
    assert told(access_findings(settings_of(behind)[0])) == [("对外地址", Mark.GOOD)]
    assert told(access_findings(Settings())) == []


def test_the_other_halves_of_a_wechat_account_are_asked_for():
    settings, mistakes = settings_of(WECHAT)
    assert mistakes == []
    assert told(access_findings(settings)) == [
        ("OUWEN_WECHAT_AES_KEY", Mark.WARNING),
        ("OUWEN_WECHAT_APP_SECRET", Mark.WARNING),
        ("OUWEN_PUBLIC_URL", Mark.WARNING),
    ]
