"""`ouwen train-answers`, `train-confidence` and `train-facets`: what answers, how sure, what is asked."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from bot.commands.options import notes, settings_on, waiting

if TYPE_CHECKING:
    from knowledge.answer_training import Validation
    from knowledge.facet_training import Trained


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.command("train-answers", help="训练“哪一句是答案”的权重，并给出交叉验证的结果。")(train_answers)
    app.command("train-confidence", help="训练答案的把握，并给出交叉验证的校准误差。")(train_confidence)
    app.command("train-facets", help="训练“问的是什么”的权重，并给出交叉验证的结果。")(train_facets)


def train_answers(
    reading: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="公开的阅读理解集（corpus.jsonl.gz、queries.jsonl.gz）。"),
    ] = None,
    output: Annotated[Path | None, typer.Option(help="权重写到哪个文件（默认是随附权重的位置）。")] = None,
    seed: Annotated[int | None, typer.Option(help="随机种子：相同的问题和种子得到相同的权重。")] = None,
) -> None:
    """Train the weights on the shipped questions and print what cross-validation by document gives."""
    from bot.quiet import silence
    from knowledge.answer_training import DEFAULT_SEED, WEIGHTS_FILE, train_answers as train
    from knowledge.service import KnowledgeBase

    silence()
    known = KnowledgeBase.open(settings_on().knowledge())
    with waiting("训练中…"):
        trained = train(
            known,
            reading=reading,
            output=output or WEIGHTS_FILE,
            seed=DEFAULT_SEED if seed is None else seed,
        )
    _show(trained.validation)
    notes().print(f"权重已写好：{trained.file}。", soft_wrap=True)


def train_confidence(
    corpus: Annotated[Path, typer.Argument(metavar="CORPUS", help="法规文本所在的目录。")],
    output: Annotated[Path | None, typer.Option(help="权重写到哪个文件（默认是随附权重的位置）。")] = None,
    seed: Annotated[int | None, typer.Option(help="随机种子：相同的问题和种子得到相同的权重。")] = None,
) -> None:
    """Train how sure an answer is, after the weights of the choice, and print how well that holds."""
    from bot.quiet import silence
    from bot.settings import REPOSITORY
    from knowledge.confidence_training import CERTAINTY_FILE, DEFAULT_SEED, train_confidence as train
    from knowledge.service import KnowledgeBase

    silence()
    settings = settings_on()
    known, target = KnowledgeBase.open(settings.knowledge()), output or CERTAINTY_FILE
    with waiting("训练中…"):
        trained = train(
            corpus,
            known.sources,
            [REPOSITORY / "data" / "nlu" / "out_of_scope.yml"],
            settings.today(),
            output=target,
            seed=DEFAULT_SEED if seed is None else seed,
        )
    for one in trained.calibration:
        told = f"{one.count} 个，平均 {one.confidence:.3f}，对 {one.right:.3f}"
        typer.echo(f"把握 {one.low:.1f}–{one.high:.1f}：{told}")
    typer.echo(f"校准误差（ECE） {trained.error or 0.0:.3f}")
    notes().print(f"把握的权重已写好：{target}。", soft_wrap=True)


def train_facets(
    output: Annotated[Path | None, typer.Option(help="权重写到哪个文件（默认是随附权重的位置）。")] = None,
) -> None:
    """Train the reader of questions on the shipped questions and print what cross-validation gives."""
    from bot.quiet import silence
    from bot.settings import REPOSITORY
    from knowledge.facet_training import train_facets as train
    from knowledge.facets import HEADS_FILE

    silence()
    intents = sorted((REPOSITORY / "data" / "nlu").glob("*.yml"))
    with waiting("训练中…"):
        trained = train(intents=intents, output=output or HEADS_FILE)
    _show_facets(trained)
    notes().print(f"权重已写好：{trained.file}。", soft_wrap=True)


def _show_facets(trained: Trained) -> None:
    """Print the figures; each question was read by heads that saw none put like it."""
    typer.echo(f"提问 {trained.questions} 个，说法相近的在同一折，交叉验证")
    for name, held in trained.held_out.items():
        typer.echo(f"{name}：{len(held.right)} 个，对 {held.accuracy:.3f}，校准误差（ECE）{held.error:.3f}")
    precision, recall = trained.claims
    typer.echo(f"认作四个主题之一：精确率 {precision:.3f}，召回率 {recall:.3f}")
    for name, least in trained.thresholds.items():
        typer.echo(f"门槛 {name} {least:.3f}")


def _show(validation: Validation) -> None:
    """Print the figures; each question was answered by weights that saw none on its document."""
    typer.echo(f"问题 {validation.questions} 个，按公文交叉验证")
    typer.echo(f"只看检索，公文对 {validation.search_document:.3f}")
    typer.echo(f"公文对 {validation.document:.3f}，句子对 {validation.sentence:.3f}")
    typer.echo(f"候选里有答案 {validation.reachable:.3f}")
    if validation.reading is not None:
        typer.echo(f"公开阅读集（未学的一半）句子对 {validation.reading:.3f}")
