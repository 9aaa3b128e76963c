import json
import os
import subprocess
import sys
from pathlib import Path

SECRET = "geheimes-wort-das-niemand-sieht"


def doctor(var: Path, *given: str, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("OUWEN_")}
    command = [sys.executable, "-m", "bot.cli", "doctor", *given]
    return subprocess.run(
        command,
        env={**kept, "OUWEN_VAR": str(var), **environment},
        capture_output=True,
        text=True,
        check=False,
    )


def test_a_fresh_checkout_has_warnings_alone_and_is_left_as_it_is(tmp_path: Path):
    run = doctor(tmp_path / "var", OUWEN_PORT="1")
    assert "! 索引：还没有，启动时会建  → ouwen build\n" in run.stdout
    assert "! 对话模型：还没有，启动时会训练  → ouwen train\n" in run.stdout
    assert run.stderr == ""
    assert not (tmp_path / "var").exists()


def test_a_fault_gives_exit_code_1_and_json_tells_the_same(tmp_path: Path):
    given = {"OUWEN_STAFF_TOKEN": SECRET, "OUWEN_WORKERS": "viele", "OUWEN_BULLETINS": str(tmp_path / "none")}
    run = doctor(tmp_path, "--json", **given)
    told = json.loads(run.stdout)
    assert (run.returncode, told["ok"]) == (1, False)
    faults = {one["subject"]: one["fix"] for one in told["findings"] if one["status"] == "fault"}
    assert faults.keys() >= {"OUWEN_WORKERS", "公报"}
    assert SECRET not in run.stdout + run.stderr


def test_it_imports_no_chatbot_framework(tmp_path: Path):
    program = (
        "import os, sys\nfrom bot.doctor.examination import examine\nlist(examine(dict(os.environ)))\n"
        "print(sorted({'rasa', 'torch', 'sanic', 'tensorflow'} & sys.modules.keys()))"
    )
    environment = {**os.environ, "OUWEN_VAR": str(tmp_path)}
    run = subprocess.run(
        [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
    )
    assert run.stdout == "[]\n"


def test_a_bot_that_cannot_start_names_the_doctor_in_either_form_of_the_log():
    for form, shown in (
        ("text", "错误：端口"),
        ("json", '"level": "critical", "logger": "ouwen", "message": "端口'),
    ):
        environment = {**os.environ, "OUWEN_PORT": "70000", "OUWEN_LOG_FORMAT": form}
        command = [sys.executable, "-m", "bot.cli", "serve"]
        run = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        assert run.returncode == 1
        assert shown in run.stderr.splitlines()[-1]
        assert "ouwen doctor" in run.stderr.splitlines()[-1]
