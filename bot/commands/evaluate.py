"""`ouwen evaluate`: search beside its peer, answers on judged conversations, intents and entities."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.commands import talk
from bot.commands.options import Today, console, notes, settings_on
from bot.errors import SettingError
from knowledge.evaluation.parts import Part

if TYPE_CHECKING:
    from knowledge.encoder import Encoder
    from knowledge.service import KnowledgeBase
    from knowledge.settings import KnowledgeSettings

evaluate = typer.Typer(help="评测：检索、整个问答，或对话理解。", no_args_is_help=True)

Out = Annotated[Path | None, typer.Option("--json", metavar="OUT", help="把结果连同配置写到这个文件。")]
Other = Annotated[Path | None, typer.Option("--compare", metavar="OTHER", help="与另一次的结果文件比较。")]


def add_to(app: typer.Typer) -> None:
    """Add the commands to the application."""
    app.add_typer(evaluate, name="evaluate")


@evaluate.command(help="评测检索：目录里有 corpus.jsonl 和 queries.jsonl（可以是 .gz）。")
def retrieval(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="评测集所在的目录。")],
    out: Out = None,
    limit: Annotated[int | None, typer.Option(min=1, help="只问前多少个问题。")] = None,
    encoder: Annotated[str | None, typer.Option(help="换一个编码模型：名称或目录。")] = None,
    without: Annotated[list[Part] | None, typer.Option(help="关掉检索的一部分，可以写多次。")] = None,
    ablation: Annotated[bool, typer.Option("--ablation", help="逐一关掉每一部分。")] = False,
    compare: Other = None,
    held: Annotated[bool, typer.Option("--held-out", help="只问重排模型训练时没见过的那一半。")] = False,
    peer: Annotated[bool, typer.Option(help="与字二元组 BM25 并列。")] = True,
) -> None:
    """Measure search on a retrieval set."""
    from bot import measured
    from bot.quiet import silence
    from knowledge.evaluation.comparison import read_result
    from knowledge.evaluation.held import held_out
    from knowledge.evaluation.retrieval import measure_retrieval, retrieval_result
    from knowledge.evaluation.retrieval_set import read_retrieval_set

    silence()
    _check(out)
    before = read_result(compare, "retrieval") if compare else None
    task = held_out(read_retrieval_set(folder)) if held else read_retrieval_set(folder)
    task = replace(task, queries=task.queries[:limit])
    settings = settings_on().knowledge()
    settings = replace(settings, encoder=encoder or settings.encoder)
    model, parts = _encoder(settings, encoder), frozenset(without or ())
    with measured.progress(notes()) as show:
        run = measure_retrieval(
            task, model, settings, without=parts, ablated=ablation, peered=peer, progress=show
        )
    result = retrieval_result(run, task, settings, model, parts)
    _keep(result, out)
    measured.show_retrieval(console(), result)
    _compare(before, result)


@evaluate.command(help="评测问答：每行一段对话和判断的依据，整个机器人回答后逐条判断。")
def questions(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="问题文件（JSON 行）。")],
    out: Out = None,
    compare: Other = None,
    today: Today = None,
    limit: Annotated[int | None, typer.Option(min=1, help="只问前多少个问题。")] = None,
) -> None:
    """Judge the replies of the whole bot."""
    from bot import measured
    from bot.judged_replay import judged
    from knowledge.evaluation.comparison import read_result
    from knowledge.evaluation.question_set import read_question_set
    from knowledge.evaluation.questions import questions_result

    _check(out)
    before = read_result(compare, "questions") if compare else None
    task = read_question_set(source)
    settings = settings_on(today)
    with talk.whole_bot(settings) as bot, measured.progress(notes()) as show:
        from knowledge.live import live_knowledge

        base, rows = live_knowledge(settings.knowledge()).base, []
        asked = task.questions[:limit]
        for row in judged(bot, base.search, asked):
            rows.append(row)
            show("提问", len(rows), len(asked))
    known = {"today": settings.today().isoformat(), "generation": base.generation, "counts": _counts(base)}
    result = questions_result(rows, task, settings.knowledge(), _encoder(settings.knowledge(), None), known)
    _keep(result, out)
    measured.show_questions(console(), result)
    _compare(before, result)


@evaluate.command(help="评测理解：每行一句话、它的意图和实体（JSON 行），用训练好的模型。")
def nlu(
    source: Annotated[Path, typer.Argument(metavar="FILE", help="标注的文件（JSON 行）。")],
    out: Out = None,
) -> None:
    """Measure intents and entities on labelled messages."""
    from bot import measured, nlu_evaluation
    from knowledge.evaluation.understanding import read_messages, understanding_result

    _check(out)
    messages = read_messages(source)
    with talk.whole_bot(settings_on()) as bot, measured.progress(notes()) as show:
        result = understanding_result(messages, list(nlu_evaluation.understood(bot, messages, show)))
    _keep(result, out)
    nlu_evaluation.show_understanding(console(), result)


def _check(out: Path | None) -> None:
    """Raise SettingError before a run of minutes whose result could not be written."""
    if out is not None and (out.is_dir() or not out.parent.is_dir()):
        raise SettingError(f"--json {out} 写不了：请给已有目录里的一个文件。")


def _counts(base: KnowledgeBase) -> dict[str, int]:
    """Return how much is known."""
    parts = {"bulletins": base.bulletins, "documents": base.documents}
    parts |= {"passages": base.passages, "standards": base.standards}
    return {name: len(part) for name, part in parts.items()}


def _encoder(settings: KnowledgeSettings, named: str | None) -> Encoder | None:
    """Return the encoder; one that was named must load, without the usual one words alone are searched."""
    from knowledge.encoder import encoder_of, load_encoder, prefixes_of

    if named:
        return load_encoder(named, prefixes_of(settings))
    encoder = encoder_of(settings)
    if encoder is None:
        notes().print("注意：句子编码模型不能用，只按词查找。")
    return encoder


def _keep(result: dict[str, Any], out: Path | None) -> None:
    """Write the result before it is shown: who reads it through `head` has it whole all the same."""
    from knowledge.evaluation.comparison import write_result

    if out is not None:
        write_result(result, out)
        notes().print(f"结果已写到 {out}", soft_wrap=True)


def _compare(before: dict[str, Any] | None, after: dict[str, Any]) -> None:
    """Show what changed since the other run, if there is one."""
    from bot import measured
    from knowledge.evaluation.comparison import compare

    if before is not None:
        measured.show_comparison(console(), compare(before, after))
