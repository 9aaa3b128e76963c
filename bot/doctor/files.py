"""The folders: bulletins, model, var."""

from __future__ import annotations

import os
import shutil
import tarfile
from collections.abc import Iterable
from pathlib import Path

from bot import training
from bot.doctor.findings import Findings, fault, good, warning
from bot.settings import Settings

MEBIBYTE = 1 << 20
LEAST_FREE, LITTLE_FREE = 200 * MEBIBYTE, 1024 * MEBIBYTE
TRAIN = "ouwen train --force"


def bulletin_findings(settings: Settings) -> Findings:
    """Examine the folder of the bulletins: there, readable, not empty."""
    folder = settings.bulletins_dir
    if not folder.is_dir():
        yield fault("公报", f"没有目录 {folder}", "恢复 data/bulletins，或改正 OUWEN_BULLETINS")
        return
    issues = sorted(folder.glob("*.txt"))
    unreadable = [path.name for path in issues if not os.access(path, os.R_OK)]
    empty = [path.name for path in issues if path.stat().st_size == 0]
    if unreadable:
        yield fault("公报", f"读不了 {_names(unreadable)}", f"chmod a+r {folder}/*.txt")
    if empty:
        yield fault("公报", f"是空文件：{_names(empty)}", "恢复这些文件")
    if not issues:
        yield fault("公报", f"{folder} 里没有公报（*.txt）", "恢复 data/bulletins，或改正 OUWEN_BULLETINS")
    elif not unreadable and not empty:
        yield good("公报", f"{len(issues)} 期，{folder}")


def model_findings(settings: Settings) -> Findings:
    """Examine the dialogue model: there for the present sources, and whole."""
    missing = [name for name in training.NEEDED if not (settings.root / name).exists()]
    if missing:
        yield fault("对话模型", f"缺少训练文件 {_names(missing)}", f"git checkout {' '.join(missing)}")
        return
    model = training.model_path(settings)
    if not model.is_file():
        others = list(settings.models_dir.glob("ouwen-*.tar.gz")) if settings.models_dir.is_dir() else []
        told = "与现在的语料和规则不符" if others else "还没有"
        yield warning("对话模型", f"{told}，启动时会训练", "ouwen train")
        return
    try:
        with tarfile.open(model) as archive:
            names = archive.getnames()
    except (OSError, EOFError, tarfile.TarError) as error:
        yield fault("对话模型", f"{model.name} 坏了（{type(error).__name__}）", TRAIN)
        return
    yield good("对话模型", f"{model.name}，{len(names)} 个文件，与现在的语料和规则相符")


def var_findings(settings: Settings) -> Findings:
    """Examine the folder that is written: writable, with room."""
    folder = settings.var
    existing = next(place for place in (folder, *folder.parents) if place.exists())
    if not existing.is_dir():
        yield fault("数据目录", f"{existing} 不是目录", "用 OUWEN_VAR 换一个目录")
        return
    closed = [place for place in _written(folder, existing) if not os.access(place, os.W_OK)]
    if closed:
        yield fault(
            "数据目录",
            f"不能写 {_names(str(place) for place in closed)}",
            "检查权限，或用 OUWEN_VAR 换一个目录",
        )
        return
    free = shutil.disk_usage(existing).free
    told = f"{folder}，剩余空间 {free / (1024 * MEBIBYTE):.1f} GiB"
    if free < LEAST_FREE:
        yield fault("数据目录", told, "腾出空间，或用 OUWEN_VAR 换一个目录")
    elif free < LITTLE_FREE:
        yield warning("数据目录", told, "腾出空间，或用 OUWEN_VAR 换一个目录")
    else:
        yield good("数据目录", told)


def _written(folder: Path, existing: Path) -> list[Path]:
    """Return what the bot writes to, as far as it is there."""
    names = ("index", "models", "conversations.db", "conversations.db-wal", "senders.key")
    return [existing, *(folder / name for name in names if (folder / name).exists())]


def _names(names: Iterable[str]) -> str:
    found = list(names)
    return "、".join(found[:5]) + (f" 等 {len(found)} 个" if len(found) > 5 else "")
