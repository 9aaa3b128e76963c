"""What may stand in the repository: sizes, addresses, policy figures, machine paths, layout."""

from __future__ import annotations

import glob
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
import tomli

ROOT = Path(__file__).resolve().parent.parent
OURS = ("bot", "actions", "knowledge")

MEBIBYTE = 1 << 20
LARGEST_FILE = 30 * MEBIBYTE
LONGEST_PYTHON_FILE = 250

# Figures of the bulletins: they live in data/bulletins alone, and the code reads them there.
POLICY_FIGURES = (
    *("1860", "1660", "1530", "15.2", "13.8"),  # 最低工资, by month and by hour: 温政发〔2015〕58号
    *("805", "685", "535", "120750"),  # 被征地农民, benefit and contribution: 温人社发〔2018〕118号
    *("804", "737", "664"),  # 最低生活保障, after and before: 温政发〔2019〕16号
)
FREE_OF_FIGURES = (
    "actions/",
    "knowledge/",
    "bot/",
    "domain.yml",
    "data/nlu/",
    "data/rules.yml",
)
TEXT_SUFFIXES = {
    ".json",
    ".py",
    ".yml",
    ".yaml",
    ".txt",
    ".md",
    ".html",
    ".css",
    ".js",
    ".toml",
    ".sh",
    ".lock",
    ".csv",
    ".tsv",
}


def _listed() -> list[Path]:
    """Return the files that git tracks or would track, relative to the root."""
    if shutil.which("git") is None or not (ROOT / ".git").exists():
        pytest.skip("git is not installed or this is not a checkout: there is no list of tracked files")
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    listing = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    return sorted(Path(name) for name in listing.split("\0") if name and (ROOT / name).is_file())


@pytest.fixture(scope="module")
def files() -> list[Path]:
    return _listed()


def _text(path: Path) -> str:
    return (ROOT / path).read_text(encoding="utf-8")


def _is_text(path: Path) -> bool:
    return path.suffix in TEXT_SUFFIXES or path.name in {"Makefile", "NOTICE", "LICENSE", "run"}


def _is_code(path: Path) -> bool:
    return path.suffix == ".py" and path.name != "__init__.py"


def _lines_with(pattern: re.Pattern[str], paths: list[Path]) -> list[str]:
    return [
        f"{path}:{number}: {line.strip()[:100]}"
        for path in paths
        for number, line in enumerate(_text(path).splitlines(), start=1)
        if pattern.search(line)
    ]


def test_no_file_is_larger_than_the_limit(files: list[Path]) -> None:
    sizes = {str(path): (ROOT / path).stat().st_size for path in files}
    assert {name: size for name, size in sizes.items() if size > LARGEST_FILE} == {}


def test_the_lock_holds_plain_pins_and_no_address() -> None:
    # aiohttp==3.9.5
    pin = re.compile(r"[a-z0-9][a-z0-9-]*==[0-9][0-9a-z.]*")
    lines = _text(Path("requirements.lock")).splitlines()
    assert [line for line in lines if pin.fullmatch(line) is None] == []
    assert lines == sorted(lines, key=lambda line: line.split("==")[0])


def test_the_lock_of_the_browser_tests_holds_digests_and_no_address() -> None:
    lock = _text(Path("package-lock.json"))
    assert "://" not in lock
    assert '"resolved"' not in lock
    packages = {name: entry for name, entry in json.loads(lock)["packages"].items() if name}
    assert [name for name, entry in packages.items() if not entry["integrity"].startswith("sha512-")] == []
    assert [name for name, entry in packages.items() if not entry["dev"]] == []
    assert "omit-lockfile-registry-resolved=true" in _text(Path(".npmrc")).splitlines()


def test_npm_installs_exact_versions_for_development_alone() -> None:
    package = json.loads(_text(Path("package.json")))
    assert package["private"] is True
    assert "dependencies" not in package
    # 4.14.1
    exact = re.compile(r"[0-9]+\.[0-9]+\.[0-9]+")
    assert [
        name for name, version in package["devDependencies"].items() if not exact.fullmatch(version)
    ] == []


def test_the_lock_leaves_the_graphics_card_packages_to_torch() -> None:
    lines = _text(Path("requirements.lock")).splitlines()
    assert [line for line in lines if line.startswith(("nvidia-", "cuda-", "triton"))] == []


def test_the_lock_pins_what_the_project_names() -> None:
    # "rasa==3.6.21",
    exact = re.findall(r'"([A-Za-z0-9-]+==[0-9][^"]*)"', _text(Path("pyproject.toml")))
    assert len(exact) >= 8
    assert [name for name in exact if name.lower() not in _text(Path("requirements.lock")).splitlines()] == []


def test_no_policy_figure_stands_outside_the_bulletins(files: list[Path]) -> None:
    # 1860元, but neither 18600 nor 2.804
    figures = "|".join(re.escape(figure) for figure in POLICY_FIGURES)
    pattern = re.compile(rf"(?<![0-9.a-fA-F_-])(?:{figures})(?![0-9a-fA-F_]|\.[0-9])")
    watched = [path for path in files if str(path).startswith(FREE_OF_FIGURES) and _is_text(path)]
    assert _lines_with(pattern, watched) == []


def test_each_policy_figure_stands_in_a_bulletin() -> None:
    bulletins = "".join(
        path.read_text(encoding="utf-8") for path in sorted((ROOT / "data/bulletins").glob("*.txt"))
    )
    closed_up = re.sub(r"\s+", "", bulletins)
    assert [figure for figure in POLICY_FIGURES if figure not in closed_up] == []


def test_no_python_file_is_longer_than_the_limit(files: list[Path]) -> None:
    lengths = {str(path): len(_text(path).splitlines()) for path in files if path.suffix == ".py"}
    assert {name: length for name, length in lengths.items() if length > LONGEST_PYTHON_FILE} == {}


def test_no_path_of_somebodys_machine(files: list[Path]) -> None:
    # /home/somebody/project
    pattern = re.compile(r"(?<![\w.])/(?:home|root|work|Users)/\w?")
    texts = [path for path in files if _is_text(path) and path != Path("tests/test_repository.py")]
    assert _lines_with(pattern, texts) == []


def test_the_installation_names_no_address(files: list[Path]) -> None:
    # pip, uv and apt ask where they are set up to ask
    pattern = re.compile(r"https?://(?!127\.0\.0\.1)|index-url|find-links")
    installing = {Path("pyproject.toml"), Path("Makefile"), Path(".ci/run"), Path(".pre-commit-config.yaml")}
    installing |= {Path(".npmrc"), Path("package.json"), Path("package-lock.json")}
    texts = [path for path in files if path in installing or path.parts[0] == "tools"]
    assert _lines_with(pattern, texts) == []


def test_every_code_folder_has_a_folder_of_tests(files: list[Path]) -> None:
    folders = {path.parent for path in files if path.parts[0] in OURS and _is_code(path)}
    tested = {path.parent for path in files if path.name.startswith("test_") and path.suffix == ".py"}
    tested.add(Path("tests/bot/commands"))  # tests/bot/test_cli.py runs every command
    assert [str(folder) for folder in sorted(folders) if Path("tests") / folder not in tested] == []


def test_every_test_file_has_a_name_of_its_own(files: list[Path]) -> None:
    """pytest imports test files by their name alone: of two with one name it collects neither."""
    names = [path.name for path in files if path.parts[0] == "tests" and path.name.startswith("test_")]
    assert sorted(name for name in set(names) if names.count(name) > 1) == []


def test_the_actions_stay_flat(files: list[Path]) -> None:
    assert [str(path) for path in files if path.parts[0] == "actions" and len(path.parts) > 2] == []


def test_nothing_generated_is_tracked(files: list[Path]) -> None:
    assert [str(path) for path in files if path.parts[0] in {"var", "models", "results", ".rasa"}] == []


def test_no_link_is_tracked(files: list[Path]) -> None:
    """A link to an environment takes the place of the real one wherever it is checked out."""
    command = ["git", "ls-files", "--stage"]
    staged = subprocess.run(command, cwd=ROOT, check=True, capture_output=True).stdout.decode()
    assert [line for line in staged.splitlines() if line.startswith("120000")] == []


def test_the_bulletins_carry_their_notice(files: list[Path]) -> None:
    notice = _text(Path("data/bulletins/NOTICE"))
    shipped = [path.name for path in files if path.parent == Path("data/bulletins") and path.suffix == ".txt"]
    assert shipped[:5] == ["2015-10.txt", "2018-06.txt", "2019-07.txt", "2019-12.txt", "2020-06.txt"]
    assert [name for name in shipped if name not in notice] == []
    assert "温州市人民政府" in notice


def test_the_python_version_is_the_one_that_the_project_demands() -> None:
    assert _text(Path(".python-version")).strip() == "3.10"
    assert 'requires-python = ">=3.10,<3.11"' in _text(Path("pyproject.toml"))


def test_the_licence_names_its_terms() -> None:
    licence = _text(Path("LICENSE"))
    assert "Apache License" in licence
    assert "data/bulletins/NOTICE" in licence


def test_every_file_that_the_packages_read_is_installed_with_them(files: list[Path]) -> None:
    told = tomli.loads(_text(Path("pyproject.toml")))["tool"]["setuptools"]["package-data"]
    installed = {
        Path(package) / name
        for package, patterns in told.items()
        for pattern in patterns
        # ** as setuptools reads it: files too
        for name in glob.glob(pattern, root_dir=ROOT / package, recursive=True)  # noqa: PTH207
    }
    read = {path for path in files if path.parts[0] in OURS and path.suffix != ".py"}
    assert sorted(str(path) for path in read - installed) == []
