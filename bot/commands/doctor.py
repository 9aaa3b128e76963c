"""The command `doctor`: examines the installation and says what to do."""

from __future__ import annotations

import logging
import os

import typer

from bot.commands.options import Json, console, write_json


def add_to(app: typer.Typer) -> None:
    """Add the command to the application."""
    app.command(help="检查安装：缺什么、哪里不对、怎么办。")(doctor)


def doctor(as_json: Json = False) -> None:
    """Examine everything; exit code 1 where something must be mended, warnings are 0."""
    from bot.doctor.examination import examine
    from bot.doctor.findings import Mark

    logging.disable(logging.CRITICAL)
    found = []
    for finding in examine(os.environ):
        found.append(finding)
        if not as_json:
            console().print(finding.line(), markup=False, soft_wrap=True)
    faults = sum(one.mark is Mark.FAULT for one in found)
    if as_json:
        write_json({"ok": not faults, "findings": [one.payload() for one in found]})
    else:
        warnings = sum(one.mark is Mark.WARNING for one in found)
        console().print(f"{faults} 处要修，{warnings} 处要留意。" if faults or warnings else "一切正常。")
    raise typer.Exit(1 if faults else 0)
