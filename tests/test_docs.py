"""What README and docs/ name is there, and what an operator can set or run stands in them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import typer

from bot.commands import app
from bot.doctor.configuration import KNOWN

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
PAGES = sorted({*ROOT.glob("*.md"), *DOCS.rglob("*.md"), ROOT / "deploy" / "README.md"})

# [scaling.md](scaling.md)   [Decisions](../adr/README.md#top)
LINK = re.compile(r"\]\((?!https?://|#)([^)#\s]+)[^)]*\)")
# `docs/store.md`   `bot/locks.py`   `tests/bot/limits/`
PLACE = re.compile(r"`((?:docs|bot|actions|knowledge|tests|benchmarks|deploy|tools|data)/[\w./-]+)`")
# OUWEN_WORKERS
VARIABLE = re.compile(r'"(OUWEN_[A-Z_]+)"')
# `OUWEN_HOST`   $OUWEN_HOTLINE_TOKEN, but no OUWEN_MILVUS_… and no OUWEN_WECHAT_*
NAMED = re.compile(r"\bOUWEN_[A-Z_]*[A-Z]\b(?!_)")
# ouwen ask "瑞安最低工资是多少" --json   ouwen evaluate retrieval DIR [--json OUT]
COMMAND = re.compile(r"\bouwen ([a-z][a-z-]*)((?: [^\s`，。；|()]+)*)")
OPTION = re.compile(r"\[?(--[a-z-]+|-[a-z]\b)")
# what the tests alone read, as README says
OF_TESTS = {"OUWEN_SHARED"}


def _said(page: Path) -> str:
    return page.read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_what_a_page_names_is_there(page: Path):
    links = [link for link in LINK.findall(_said(page)) if not (page.parent / link).exists()]
    # decisions and the changelog tell of their time
    told_once = page.parent.name == "adr" or page.name == "CHANGELOG.md"
    places = (
        [] if told_once else [place for place in PLACE.findall(_said(page)) if not (ROOT / place).exists()]
    )
    assert (links, places) == ([], [])


def test_readme_tells_every_setting_of_the_operation():
    read = VARIABLE.findall((ROOT / "bot" / "operation.py").read_text(encoding="utf-8"))
    assert len(read) > 5
    assert [name for name in read if f"`{name}`" not in _said(ROOT / "README.md")] == []


def test_every_variable_that_is_told_is_read():
    told = {name: page.name for page in PAGES for name in NAMED.findall(_said(page))}
    assert {name: page for name, page in told.items() if name not in KNOWN | OF_TESTS} == {}


def test_every_variable_that_is_read_is_told():
    """`KNOWN` is what the code reads: a test of `ouwen doctor` holds them together."""
    pages = [page for page in PAGES if page.parent.name != "adr" and page.name != "CHANGELOG.md"]
    told = "".join(map(_said, [*pages, ROOT / "endpoints.yml"]))
    assert sorted(KNOWN - set(NAMED.findall(told))) == []


def test_every_command_that_is_told_is_there_with_its_options():
    commands = typer.main.get_command(app).commands
    wrong = []
    for page in PAGES:
        for name, rest in COMMAND.findall(_said(page)):
            command, words = commands.get(name), rest.split()
            while words and words[0] in getattr(command, "commands", ()):
                command = command.commands[words.pop(0)]
            known = {"--help", *(one for option in getattr(command, "params", ()) for one in option.opts)}
            given = {found[1] for word in words if (found := OPTION.match(word))}
            if command is None or not given <= known:
                wrong.append((page.name, name, rest))
    assert wrong == []


def test_every_page_can_be_found_from_the_readme():
    readme = _said(ROOT / "README.md")
    assert [page.name for page in sorted(DOCS.glob("*.md")) if page.name not in readme] == []


def test_every_decision_is_listed_in_its_order():
    decisions = sorted(path.name for path in (DOCS / "adr").glob("[0-9]*.md"))
    assert LINK.findall(_said(DOCS / "adr" / "README.md")) == decisions
