"""A small bot of its own for the runtime's tests: trained once, with actions that misbehave on demand."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.quiet import silence
from bot.settings import REPOSITORY, Settings
from bot.without_tensorflow import leave_tensorflow_out

TOY = Path(__file__).parent / "toy"

silence()
leave_tensorflow_out(TOY / "config.yml")


@pytest.fixture(autouse=True)
def nothing_counted() -> None:
    """Each test begins with no messages counted, whichever folder its server shares with another's."""
    from bot.sharing import shared

    shared._KNOWN.clear()


@pytest.fixture(scope="session")
def toy_root() -> Path:
    """The folder with the toy bot's config.yml, domain.yml, data and actions."""
    return TOY


@pytest.fixture(scope="session")
def toy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Settings]:
    """Settings of the toy bot with a trained model."""
    from bot import training

    settings = Settings(root=TOY, var=tmp_path_factory.mktemp("toy-var"))
    sys.path.insert(0, str(TOY))
    training.train(settings)
    yield settings
    sys.path.remove(str(TOY))


@pytest.fixture(scope="session")
def toy_model(toy: Settings) -> Path:
    from bot.training import model_path

    return model_path(toy)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the index and the model of the real bot, made once; up-to-date ones are taken along."""
    from dataclasses import replace

    from rich.console import Console

    from bot.preparation import prepare

    made, folder = (
        Path(os.environ.get("OUWEN_VAR") or REPOSITORY / "var"),
        tmp_path_factory.mktemp("prepared"),
    )
    for name in ("index", "models"):
        if (made / name).is_dir():
            shutil.copytree(made / name, folder / name)
    prepare(replace(Settings.from_environment(), var=folder), Console(quiet=True))
    return folder
