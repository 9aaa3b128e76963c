"""The Python that runs, the packages it has, and how torch is built."""

from __future__ import annotations

import importlib.metadata
import os
import platform
import re
import sys
from pathlib import Path

from bot.doctor.findings import Findings, fault, good, warning

PYTHON = (3, 10)
LOCK = "requirements.lock"
INSTALL = "make install"
# Wrong versions that are named; the others are counted.
NAMED = 5
# cuda: Optional[str] = '12.8'
CUDA = re.compile(r"^cuda\b[^=]*=\s*'([\d.]+)'", re.MULTILINE)


def python_findings() -> Findings:
    """Examine the version of Python."""
    version = platform.python_version()
    if sys.version_info[:2] == PYTHON:
        yield good("Python", version)
    else:
        yield fault("Python", f"现在是 {version}，需要 3.10", f"{INSTALL}，再用 .venv/bin/ouwen")


def package_findings(root: Path) -> Findings:
    """Compare the packages that are installed with the versions of requirements.lock."""
    lock = root / LOCK
    if not lock.is_file():
        yield warning("软件包", f"找不到 {LOCK}，无法核对版本", "git checkout requirements.lock")
        return
    wanted = dict(line.split("==", 1) for line in lock.read_text(encoding="utf-8").split() if "==" in line)
    found = {name: _installed(name) for name in wanted}
    missing = [name for name, version in found.items() if version is None]
    other = [
        f"{name} {found[name]}（应为 {wanted[name]}）"
        for name in wanted
        if not _same(found[name], wanted[name])
    ]
    needed = set(wanted) - _only_for_tests(root)
    if lacking := [name for name in missing if name in needed]:
        yield fault("软件包", f"缺少 {_some(lacking)}", INSTALL)
    if other:
        yield warning("软件包", f"版本与 {LOCK} 不同：{_some(other)}", INSTALL)
    if not lacking and not other:
        yield good("软件包", f"{len(wanted) - len(missing)} 个，版本与 {LOCK} 一致")


def torch_findings() -> Findings:
    """Examine the build of torch and how many threads its libraries start."""
    version = _installed("torch")
    if version is None:
        return
    cores = len(os.sched_getaffinity(0))
    threads = os.environ.get("OMP_NUM_THREADS")
    told = f"torch {version}，{'CUDA 版' if _has_cuda() else 'CPU 版'}，{cores} 个核"
    if threads is None or (threads.isdigit() and int(threads) <= cores):
        yield good("计算", told + (f"，OMP_NUM_THREADS={threads}" if threads else ""))
    else:
        yield warning("计算", f"{told}，OMP_NUM_THREADS={threads} 多于核数", "export OMP_NUM_THREADS=1")


def _has_cuda() -> bool:
    """Tell whether torch was built for graphics cards, without importing it."""
    try:
        version = importlib.metadata.distribution("torch").locate_file("torch/version.py")
        return CUDA.search(Path(str(version)).read_text(encoding="utf-8")) is not None
    except (OSError, importlib.metadata.PackageNotFoundError):
        return False


def _only_for_tests(root: Path) -> set[str]:
    """Return the locked packages that answering does not need: the own name's extras and their like."""
    try:
        required = importlib.metadata.requires("ouwen") or []
    except importlib.metadata.PackageNotFoundError:
        return set()
    # hypothesis; extra == "dev"
    return {re.split(r"[^\w.-]", one)[0].lower().replace("_", "-") for one in required if "extra ==" in one}


def _installed(name: str) -> str | None:
    try:
        return importlib.metadata.version(name)
    except importlib.metadata.PackageNotFoundError:
        return None


def _same(found: str | None, wanted: str) -> bool:
    """Tell whether versions are the same but for the build (2.12.1+cpu); what is missing is no other one."""
    return found is None or found.partition("+")[0] == wanted.partition("+")[0]


def _some(names: list[str]) -> str:
    rest = f" 等 {len(names)} 个" if len(names) > NAMED else ""
    return "、".join(names[:NAMED]) + rest
