"""The sub-commands of `ouwen`, one file for each kind; heavy packages are imported inside them."""

from __future__ import annotations

import importlib.metadata
from typing import Annotated

import typer

from bot.commands import custody, doctor, evaluate, known, learn, library, make, search, talk

app = typer.Typer(
    name="ouwen",
    help="瓯问：根据《温州市人民政府公报》回答问题，并给出出处。",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _show_version(asked: bool) -> None:
    if asked:
        typer.echo(f"ouwen {importlib.metadata.version('ouwen')}")
        raise typer.Exit


@app.callback()
def _with_options(
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, callback=_show_version, help="显示版本。")
    ] = False,
) -> None:
    """Take the options that stand before a command."""


talk.add_to(app)
make.add_to(app)
learn.add_to(app)
known.add_to(app)
search.add_to(app)
library.add_to(app)
evaluate.add_to(app)
custody.add_to(app)
doctor.add_to(app)
