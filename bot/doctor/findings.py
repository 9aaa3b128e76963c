"""What an examination finds: one line each, with the command that mends it."""

from __future__ import annotations

import enum
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any


class Mark(enum.Enum):
    """How something is: a warning leaves the bot running, a fault does not, or makes it wrong."""

    GOOD = "ok"
    WARNING = "warning"
    FAULT = "fault"


SIGNS = {Mark.GOOD: "✓", Mark.WARNING: "!", Mark.FAULT: "✗"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that was examined; `fix` is what to run or set, None where nothing is to be done."""

    subject: str
    mark: Mark
    told: str
    fix: str | None = None

    def line(self) -> str:
        """Return the finding as a person reads it."""
        fix = f"  → {self.fix}" if self.fix else ""
        return f"{SIGNS[self.mark]} {self.subject}：{self.told}{fix}"

    def payload(self) -> dict[str, Any]:
        """Return the finding as JSON says it."""
        return {"subject": self.subject, "status": self.mark.value, "told": self.told, "fix": self.fix}


Findings = Iterator[Finding]
Examination = Callable[[], Findings]


def good(subject: str, told: str) -> Finding:
    """Return a finding that all is well."""
    return Finding(subject=subject, mark=Mark.GOOD, told=told)


def warning(subject: str, told: str, fix: str | None = None) -> Finding:
    """Return a finding that should be looked at."""
    return Finding(subject=subject, mark=Mark.WARNING, told=told, fix=fix)


def fault(subject: str, told: str, fix: str | None = None) -> Finding:
    """Return a finding that must be mended."""
    return Finding(subject=subject, mark=Mark.FAULT, told=told, fix=fix)


def examined(subject: str, examination: Examination) -> list[Finding]:
    """Return what an examination finds; one that fails itself is a finding too, the others go on."""
    try:
        return list(examination())
    except Exception as error:
        return [fault(subject, f"检查没有做完（{type(error).__name__}）", "请把这一行连同版本号报告给维护者")]
