"""Accessibility rules of axe-core on a page as it stands, shadow roots included."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from selenium.webdriver import Chrome

SCRIPT = Path(__file__).resolve().parents[2] / "node_modules" / "axe-core" / "axe.min.js"
RULES = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa")
ADVICE = ("best-practice",)
_RUN = """
const done = arguments[2];
const options = {runOnly: {type: "tag", values: arguments[0]}, resultTypes: ["violations"]};
axe.run(arguments[1], options).then((found) => done(found.violations), (error) => done(String(error)));
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One rule that is broken: how badly, whether it is a rule of WCAG or advice, and where."""

    rule: str
    impact: str
    is_advice: bool
    help: str
    places: tuple[str, ...]

    def __str__(self) -> str:
        kind = "advice" if self.is_advice else "WCAG"
        return f"{self.impact} {kind} {self.rule}: {self.help}\n    " + "\n    ".join(self.places)


def findings(driver: Chrome, part: str = "html") -> list[Finding]:
    """What axe-core finds on the page, or in the part of it with this selector.

    Skips without axe-core, where servers are required it fails.
    """
    if not SCRIPT.is_file():
        missing = "axe-core is missing: npm ci --ignore-scripts --no-audit --no-fund"
        pytest.fail(missing) if os.environ.get("OUWEN_REQUIRE_SERVERS") else pytest.skip(missing)
    # through the driver, as a content security policy keeps a page from loading it
    driver.execute_script(SCRIPT.read_text(encoding="utf-8"))
    found = driver.execute_async_script(_RUN, [*RULES, *ADVICE], part)
    assert isinstance(found, list), found
    return [_finding(violation) for violation in found]


def serious(found: list[Finding]) -> list[Finding]:
    """The findings that keep somebody from using the page."""
    return [finding for finding in found if finding.impact in ("serious", "critical")]


def _finding(violation: dict[str, Any]) -> Finding:
    return Finding(
        rule=violation["id"],
        impact=violation["impact"] or "minor",
        is_advice=not any(tag in RULES for tag in violation["tags"]),
        help=violation["help"],
        places=tuple(_place(node) for node in violation["nodes"][:8]),
    )


def _place(node: dict[str, Any]) -> str:
    why = " ".join((node.get("failureSummary") or "").split("\n")[1:]).strip()
    return f"{node['target']} {node['html'][:160]} {why[:240]}"
