"""The sub-commands of `ouwen`, one file for each kind; heavy packages are imported inside them."""

from __future__ import annotations

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

talk.add_to(app)
make.add_to(app)
learn.add_to(app)
known.add_to(app)
search.add_to(app)
library.add_to(app)
evaluate.add_to(app)
custody.add_to(app)
doctor.add_to(app)
