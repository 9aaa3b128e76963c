"""Commands that make what the bot needs: `build`, `train` and `train-encoder`."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from bot.commands.options import Workers, notes, settings_on


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command(help="建公报索引。")(build)
    app.command(help="训练对话模型。")(train)
    app.command("train-encoder", help="从头训练句子编码模型。")(train_encoder)
    app.command("train-reranker", help="训练检索结果的重排模型。")(train_reranker)


def build(workers: Workers = None) -> None:
    """Build the index of the bulletins anew."""
    from bot import preparation
    from bot.quiet import silence

    silence()
    counts = preparation.build(settings_on(), notes(), workers)
    notes().print(
        f"索引已建好：公报 {counts['bulletins']} 期，公文 {counts['documents']} 篇，"
        f"段落 {counts['passages']} 条，标准 {counts['standards']} 条。"
    )


def train(
    force: Annotated[bool, typer.Option("--force", help="没有变化也重新训练。")] = False,
) -> None:
    """Train the dialogue model where it is missing or stale."""
    from bot import preparation, training
    from bot.quiet import silence

    silence()
    settings = settings_on()
    if not force and not training.is_stale(settings):
        notes().print("对话模型已是最新，无需训练。")
        return
    notes().print(f"对话模型已训练好：{preparation.train(settings, notes())}", soft_wrap=True)


def train_encoder(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="法规文本所在的目录。")],
    output: Annotated[Path | None, typer.Option(help="模型放到哪个目录（默认是随附模型的位置）。")] = None,
    seed: Annotated[int | None, typer.Option(help="随机种子：相同的文本和种子得到相同的模型。")] = None,
) -> None:
    """Train the sentence encoder from nothing on the regulations of a folder and the bulletins."""
    from bot import preparation
    from bot.quiet import silence

    silence()
    folder = preparation.train_encoder(settings_on(), corpus, output, seed, notes())
    notes().print(f"编码模型已训练好：{folder}。请运行 ouwen build 重建索引。", soft_wrap=True)


def train_reranker(
    corpus: Annotated[
        Path, typer.Argument(metavar="DIR", help="检索集目录，有 corpus.jsonl 和 queries.jsonl（或 .gz）。")
    ],
    output: Annotated[Path | None, typer.Option(help="模型写到哪个文件（默认是随附模型的位置）。")] = None,
    seed: Annotated[int | None, typer.Option(help="随机种子：相同的检索集和种子得到相同的模型。")] = None,
) -> None:
    """Train the re-ranker on half of the passages of a retrieval set; the others are left to measure."""
    from bot import preparation
    from bot.quiet import silence

    silence()
    file = preparation.train_reranker(settings_on(), corpus, output, seed, notes())
    notes().print(f"重排模型已训练好：{file}。", soft_wrap=True)
