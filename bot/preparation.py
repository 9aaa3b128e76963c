"""Builds the index and trains the model when they are missing, stale or damaged, and shows how far it is."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, Progress, SpinnerColumn, TaskID, TextColumn, TimeElapsedColumn

from bot import training
from bot.settings import Settings
from bot.without_tensorflow import leave_tensorflow_out

STAGES = {"ingest": "读文件", "bulletins": "读公报", "write": "写索引"}


def prepare(settings: Settings, console: Console) -> Path:
    """Make index and model ready and return the model's path; quick when both are up to date."""
    from knowledge.build import is_stale

    if is_stale(settings.knowledge()) or _is_damaged(settings, console):
        build(settings, console)
    if training.is_stale(settings):
        return train(settings, console)
    return training.model_path(settings)


def _is_damaged(settings: Settings, console: Console) -> bool:
    """Tell whether the index in use cannot be opened; one that can stays open for those who answer from it.

    One in Milvus is opened by each worker for itself: connections do not outlive a fork.
    """
    from knowledge.errors import IndexCorruptError
    from knowledge.live import live_knowledge

    if settings.milvus is not None:
        return False
    try:
        live_knowledge(settings.knowledge())
    except IndexCorruptError as error:
        console.print(f"注意：索引已损坏，现在重建。（{error}）", soft_wrap=True)
        return True
    return False


def build(settings: Settings, console: Console, workers: int | None = None) -> dict[str, int]:
    """Build the index under a progress bar and return what it counts; `workers` processes read at once."""
    from knowledge.build import build_index
    from knowledge.crew import crew_of

    with crew_of(settings.operation.dask, workers) as crew, index_progress(console) as show:
        generation = build_index(settings.knowledge(), show, crew)
    if generation.encoder_digest is None:
        console.print(
            "注意：句子编码模型不能用，现在只按词查找。请恢复 knowledge/encoder_model 或改正 OUWEN_ENCODER。"
        )
    return generation.counts


@contextmanager
def index_progress(console: Console) -> Iterator[Callable[[str, int, int], None]]:
    """Show how far a change of the index is; give what is to be told stage, done and total."""
    with _bar(console, "建索引") as (bar, task):

        def show(stage: str, done: int, total: int) -> None:
            bar.update(task, description=f"建索引：{STAGES[stage]}", completed=done, total=total)

        yield show


def train(settings: Settings, console: Console) -> Path:
    """Train the model under a progress bar and return its path."""
    leave_tensorflow_out(settings.root / "config.yml")
    with _bar(console, "训练对话模型") as (bar, task):
        return training.train(
            settings, lambda name: bar.update(task, description=f"训练对话模型：{name}", total=None)
        )


def train_encoder(
    settings: Settings, corpus: Path, output: Path | None, seed: int | None, console: Console
) -> Path:
    """Train an encoder on the texts of `corpus` and the bulletins under a progress bar; return its folder."""
    from knowledge.encoder import SHIPPED_MODEL
    from knowledge.encoder_training import train_encoder as train_from_nothing

    with _bar(console, "训练编码模型") as (bar, task):

        def show(stage: str, done: int, total: int) -> None:
            bar.update(task, description=f"训练编码模型：{stage}", completed=done, total=total)

        target = output or SHIPPED_MODEL
        run = partial(train_from_nothing, corpus, target, progress=show, bulletins_dir=settings.bulletins_dir)
        return run() if seed is None else run(seed=seed)


def train_reranker(
    settings: Settings, corpus: Path, output: Path | None, seed: int | None, console: Console
) -> Path:
    """Train the re-ranker on a retrieval set and the bulletins under a progress bar; return its file."""
    from knowledge.build import is_stale
    from knowledge.encoder import encoder_of
    from knowledge.opening import open_index
    from knowledge.ranker_training import SHIPPED_MODEL, train_reranker as train

    known = settings.knowledge()
    if is_stale(known):
        build(settings, console)
    encoder = encoder_of(known)
    bulletins = open_index(known, encoder)
    with _bar(console, "训练重排模型") as (bar, task):

        def show(stage: str, done: int, total: int) -> None:
            bar.update(task, description=f"训练重排模型：{stage}", completed=done, total=total)

        target = output or SHIPPED_MODEL
        run = partial(train, corpus, encoder, known, bulletins=bulletins, output=target, progress=show)
        run() if seed is None else run(seed=seed)
    return target


@contextmanager
def _bar(console: Console, description: str) -> Iterator[tuple[Progress, TaskID]]:
    """Show a bar with a description and the time elapsed, gone when done; one line where no person looks."""
    if not console.is_terminal:
        console.print(f"{description}…")
    columns = (SpinnerColumn(), TextColumn("{task.description}"), BarColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield bar, bar.add_task(description, total=None)
