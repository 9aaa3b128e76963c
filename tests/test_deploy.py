"""What stands in deploy/ is read as an engine would read it, as far as a test without one can."""

import re
import shutil
import subprocess
from ipaddress import ip_address, ip_network
from pathlib import Path
from typing import Any

import pytest
import yaml
from sanic.config import DEFAULT_CONFIG

from bot.settings import DEFAULT_PORT, Settings

ROOT = Path(__file__).resolve().parent.parent
DEPLOY = ROOT / "deploy"
COMPOSE: dict[str, Any] = yaml.safe_load((DEPLOY / "compose.yml").read_text(encoding="utf-8"))
SERVICES: dict[str, dict[str, Any]] = COMPOSE["services"]

# postgres:15.10-bookworm   minio/minio:RELEASE.2023-03-20T20-16-18Z   ouwen:1
PINNED = re.compile(r"[a-z0-9./-]+:(?!latest)(?=\S*\d)[\w.-]+")
# OUWEN_STAFF_TOKEN=
EMPTY = re.compile(r"[A-Z_]+=")


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_is_pinned_watched_bounded_and_without_privileges(name: str):
    service = SERVICES[name]
    assert PINNED.fullmatch(service["image"]), service["image"]
    # the bots have theirs in the Dockerfile
    assert "healthcheck" in service or "build" in service
    assert set(service["deploy"]["resources"]["limits"]) == {"cpus", "memory"}
    assert service["security_opt"] == ["no-new-privileges:true"]
    assert not {"privileged", "network_mode", "pid"} & set(service)
    assert service["restart"] == "unless-stopped"
    assert not any("docker.sock" in str(volume) for volume in service.get("volumes", []))
    # from outside the proxy alone can be reached
    assert ("ports" in service) == (name == "proxy")


def test_what_services_name_is_there():
    for service in SERVICES.values():
        assert set(service.get("depends_on", {})) <= set(SERVICES)
        assert set(service["networks"]) <= set(COMPOSE["networks"])
        assert set(service.get("secrets", [])) <= set(COMPOSE["secrets"])
        named = [volume.split(":")[0] for volume in service.get("volumes", [])]
        assert {one for one in named if not one.startswith("./")} <= set(COMPOSE["volumes"])
    upstreams = re.findall(r"server (\w+):5005", (DEPLOY / "nginx.conf").read_text(encoding="utf-8"))
    assert set(upstreams) == {name for name, service in SERVICES.items() if "build" in service}


def test_the_proxy_finds_each_bot_though_it_is_away():
    hosts = dict(host.split(":") for host in SERVICES["proxy"]["extra_hosts"])
    bots = {name: service for name, service in SERVICES.items() if "build" in service}
    assert hosts == {name: bot["networks"]["inside"]["ipv4_address"] for name, bot in bots.items()}
    (net,) = COMPOSE["networks"]["inside"]["ipam"]["config"]
    # what the engine gives away by itself is no address of a bot
    assert all(ip_address(host) in ip_network(net["subnet"]) for host in hosts.values())
    assert not any(ip_address(host) in ip_network(net["ip_range"]) for host in hosts.values())


def test_the_proxy_keeps_no_connection_that_a_bot_may_be_closing():
    said = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    kept = re.findall(r"keepalive 32;\n +keepalive_timeout (\d+)s;", said)
    assert len(kept) == len(re.findall(r"^ +upstream ", said, re.MULTILINE)) == 2
    assert all(int(seconds) < DEFAULT_CONFIG["KEEP_ALIVE_TIMEOUT"] for seconds in kept)
    assert "KEEP_ALIVE_TIMEOUT" not in (ROOT / "bot" / "launch.py").read_text(encoding="utf-8")


def test_port_path_and_folder_are_the_same_everywhere():
    image = (DEPLOY / "Dockerfile").read_text(encoding="utf-8")
    nginx = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    ports = re.findall(r"OUWEN_PORT=(\d+)|^EXPOSE (\d+)|127\.0\.0\.1:(\d+)", image, re.MULTILINE)
    ports = ["".join(found) for found in ports] + re.findall(r"server bot\d:(\d+)", nginx)
    assert len(ports) == 7
    assert set(ports) == {str(DEFAULT_PORT)}
    paths = [*re.findall(r"127\.0\.0\.1:\d+(/\w+)'", image), "/health"]
    assert str(SERVICES["proxy"]["healthcheck"]["test"][-1]).endswith(":8443/health")
    routes = (ROOT / "bot" / "health.py").read_text(encoding="utf-8")
    assert [path for path in paths if f'@app.get("{path}")' not in routes] == []
    folders = {*re.findall(r"OUWEN_VAR=(\S+)", image), *re.findall(r"^VOLUME (\S+)", image, re.MULTILINE)}
    assert len(folders) == 1
    for name in ("bot1", "bot2"):
        assert f"{name}:{folders.copy().pop()}" in SERVICES[name]["volumes"]


def test_what_is_left_empty_is_not_set():
    lines = (DEPLOY / "bot.env.example").read_text(encoding="utf-8").splitlines()
    empty = {line.rstrip("="): "" for line in lines if EMPTY.fullmatch(line)}
    assert len(empty) > 10
    assert Settings.from_environment(empty) == Settings.from_environment({})


def test_the_image_is_made_the_way_of_an_installation():
    image, script = (ROOT / "deploy" / "Dockerfile").read_text(), (ROOT / "tools" / "install.sh").read_text()
    (version,) = re.findall(r"^UV_VERSION=(\S+)$", script, re.MULTILINE)
    assert f" uv=={version} " in image
    assert "uv pip install --python .venv/bin/python -r requirements.lock" in image


def test_no_secret_is_written_down():
    for example in DEPLOY.glob("*.env.example"):
        lines = example.read_text(encoding="utf-8").splitlines()
        assert all(EMPTY.fullmatch(line) for line in lines if line and not line.startswith("#")), example
    said = (DEPLOY / "compose.yml").read_text(encoding="utf-8")
    assert not re.search(r"(?i)(password|token|secret)\w*: *[\"']?(?!/run/secrets|\[|$)\S", said)
    ignored = (DEPLOY / ".gitignore").read_text(encoding="utf-8").split()
    assert {"bot.env", "milvus.env", "secrets/", "issues/"} <= set(ignored)


def test_the_image_runs_without_root_and_is_watched():
    lines = (DEPLOY / "Dockerfile").read_text(encoding="utf-8").replace("\\\n", " ").splitlines()
    kinds = [line.split()[0] for line in lines if line and not line.startswith((" ", "#"))]
    stages = [line.split()[1] for line in lines if line.startswith("FROM ")]
    assert all(PINNED.fullmatch(stage) for stage in stages)
    assert kinds.count("HEALTHCHECK") == kinds.count("CMD") == 1
    last = [line for line in lines if line.startswith("USER ")][-1]
    assert int(last.split()[1].split(":")[0]) > 0
    assert not any(kind == "ADD" for kind in kinds)
    installs = [line for line in lines if "apt-get install" in line]
    assert all("--no-install-recommends" in line and "rm -rf /var/lib/apt/lists" in line for line in installs)
    copied = {
        part
        for line in lines
        if line.startswith("COPY ") and "--from" not in line
        for part in line.split()[1:-1]
    }
    assert all((ROOT / part).exists() for part in copied)
    # what is copied is let in, nothing else
    taken = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert taken == copied


def test_the_variables_of_the_services_are_those_of_the_bot():
    known = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "bot").glob("*.py"))
    known += (ROOT / "knowledge" / "backend.py").read_text(encoding="utf-8")
    said = "".join(
        path.read_text(encoding="utf-8")
        for path in (DEPLOY / "compose.yml", DEPLOY / "Dockerfile", *DEPLOY.glob("*.env*"))
    )
    # the names of the WeChat account are put together from their ends
    names = {name.removeprefix("OUWEN_WECHAT") for name in re.findall(r"OUWEN_[A-Z_]+", said)}
    assert {name for name in names if name not in known} == set()


@pytest.mark.skipif(shutil.which("nginx") is None, reason="Debian's nginx-light is not installed")
def test_nginx_takes_its_configuration(tmp_path: Path):
    said = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=localhost", "-keyout",
         tmp_path / "tls.key", "-out", tmp_path / "tls.crt"], check=True, capture_output=True,
    )  # fmt: skip
    said = said.replace("/etc/nginx/tls", str(tmp_path)).replace("/tmp/nginx", str(tmp_path / "nginx"))
    said = re.sub(r"bot(\d):5005", r"127.0.0.1:500\1", said)
    (tmp_path / "nginx.conf").write_text(said, encoding="utf-8")
    done = subprocess.run(
        ["nginx", "-t", "-c", tmp_path / "nginx.conf"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
