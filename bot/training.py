"""Trains the Rasa model when there is none for the present configuration, data and vocabulary.

A model is named after the digest of everything that it depends on, so a stale one is simply not found.
"""

from __future__ import annotations

import contextlib
import hashlib
import importlib.metadata
import io
import logging
import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from bot.errors import TrainingError
from bot.settings import Settings

# What the model depends on, below the root of the repository.
SOURCES = (
    "config.yml",
    "domain.yml",
    "data/nlu/**/*.yml",
    "data/*.yml",
    "bot/nlu/**/*.py",
    "knowledge/text.py",
    "knowledge/courtesies.py",
    "knowledge/numerals.py",
    "knowledge/dates.py",
    "knowledge/date_phrases.py",
    "knowledge/regions.py",
    "knowledge/divisions.py",
    "knowledge/elsewhere.py",
    "knowledge/place_names.py",
    "knowledge/facets/masking.py",
    "knowledge/encoder.py",
    "knowledge/static_encoder.py",
    "knowledge/encoder_model/**/*",
    "knowledge/hearing/**/*.py",
    "knowledge/vocabulary/**/*",
)
NEEDED = ("config.yml", "domain.yml", "data/nlu", "data/rules.yml")
TRAINING_LOGGER = "rasa.engine.training.hooks"

Step = Callable[[str], None]


def sources(root: Path) -> list[Path]:
    """Return the files that a model depends on, sorted by path."""
    found = {path for pattern in SOURCES for path in root.glob(pattern)}
    return sorted(path for path in found if path.is_file() and "__pycache__" not in path.parts)


def digest(root: Path) -> str:
    """Return 16 hexadecimal digits that change with any source of the model and with Rasa's version."""
    hasher = hashlib.sha256(importlib.metadata.version("rasa").encode())
    for path in sources(root):
        content = hashlib.sha256(path.read_bytes()).hexdigest()
        hasher.update(f"\n{path.relative_to(root).as_posix()} {content}".encode())
    return hasher.hexdigest()[:16]


def model_path(settings: Settings) -> Path:
    """Return where the model of the present sources is or will be."""
    return settings.models_dir / f"ouwen-{digest(settings.root)}.tar.gz"


def is_stale(settings: Settings) -> bool:
    """Tell whether there is no model of the present sources."""
    return not model_path(settings).is_file()


def train(settings: Settings, step: Step | None = None) -> Path:
    """Train a model of the present sources, put it in place by one rename and return its path.

    `step` is told the name of each component as its training starts; older models are removed.

    Raises:
        TrainingError: A source is missing or Rasa refuses them.
    """
    missing = [name for name in NEEDED if not (settings.root / name).exists()]
    if missing:
        raise TrainingError(
            f"训练模型缺少文件：{'、'.join(missing)}（在 {settings.root} 下）。请恢复这些文件后重试。"
        )
    target = model_path(settings)
    target.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=target.parent, prefix=".training-") as folder:
        trained = _train_in(settings, Path(folder), step)
        trained.replace(target)
    for older in target.parent.glob("ouwen-*.tar.gz"):
        if older != target:
            older.unlink(missing_ok=True)
    return target


def _train_in(settings: Settings, folder: Path, step: Step | None) -> Path:
    """Let Rasa train into `folder` and return the model file; what it prints is kept for an error."""
    from rasa.model_training import train as train_rasa

    root = settings.root
    said = io.StringIO()
    data = [
        str(path)
        for path in (root / "data" / "nlu", root / "data" / "rules.yml", root / "data" / "stories.yml")
        if path.exists()
    ]
    try:
        with _telling(step), _without_cache(), contextlib.redirect_stdout(said):
            result = train_rasa(
                domain=str(root / "domain.yml"),
                config=str(root / "config.yml"),
                training_files=data,
                output=str(folder),
                fixed_model_name="model",
            )
    except (Exception, SystemExit) as error:
        if isinstance(error, OSError):
            raise
        raise TrainingError(
            f"模型训练失败：{_last_line(said) or error}。请检查 config.yml、domain.yml 和 data/。"
        ) from error
    if not result.model:
        raise TrainingError(f"模型训练失败：{_last_line(said)}。请检查 config.yml、domain.yml 和 data/。")
    return Path(result.model)


@contextlib.contextmanager
def _without_cache() -> Iterator[None]:
    """Switch Rasa's cache of trained components off: it does not see that a vocabulary file changed."""
    before = os.environ.get("RASA_MAX_CACHE_SIZE")
    os.environ["RASA_MAX_CACHE_SIZE"] = "0"
    try:
        yield
    finally:
        os.environ.pop("RASA_MAX_CACHE_SIZE")
        if before is not None:
            os.environ["RASA_MAX_CACHE_SIZE"] = before


@contextlib.contextmanager
def _telling(step: Step | None) -> Iterator[None]:
    """Tell `step` the components that Rasa logs while it trains them."""
    logger = logging.getLogger(TRAINING_LOGGER)
    handler = _ComponentHandler(step or (lambda name: None))
    level, propagate = logger.level, logger.propagate
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
    try:
        yield
    finally:
        logger.removeHandler(handler)
        logger.setLevel(level)
        logger.propagate = propagate


class _ComponentHandler(logging.Handler):
    """Hands the component's name in a log record on."""

    def __init__(self, step: Step) -> None:
        super().__init__(logging.INFO)
        self._step = step

    def emit(self, record: logging.LogRecord) -> None:
        """Call the step with the name in a record such as Starting to train component 'RulePolicy'."""
        message = record.getMessage()
        if message.startswith("Starting to train component"):
            self._step(message.split("'")[1])


def _last_line(said: io.StringIO) -> str:
    """Return the last line that Rasa printed, without colours."""
    from rich.text import Text

    lines = [line.strip() for line in Text.from_ansi(said.getvalue()).plain.splitlines() if line.strip()]
    return lines[-1] if lines else ""
