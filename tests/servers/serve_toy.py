"""Serves the toy bot as `ouwen serve` would, with the workers, Redis and database of OUWEN_*: MODEL PORT."""

import logging
import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from tempfile import mkdtemp

from bot.quiet import silence
from bot.settings import Settings
from bot.without_tensorflow import leave_tensorflow_out

silence(logging.ERROR)
TOY = Path(__file__).parent.parent / "bot" / "toy"
sys.path.insert(0, str(TOY))
leave_tensorflow_out(TOY / "config.yml")

from bot.launch import check_workers, claim_port, load_app, serve  # noqa: E402
from bot.metrics.sharing import share_between_workers, worker_ended  # noqa: E402
from bot.serving.workers import Place, Workers  # noqa: E402

settings = replace(Settings.from_environment(), port=int(sys.argv[2]))
check_workers(settings)
share_between_workers(settings)

from bot.agent import load_agent  # noqa: E402

agent = load_agent(Path(sys.argv[1]), actions="toy_actions")


def work(place: Place) -> None:
    serve(load_app(settings, agent, place), place.claimed, on_ready=place.tell_ready)


def ready() -> None:
    print("ready", flush=True)


if settings.operation.workers == 1:
    serve(load_app(settings, agent), claim_port("127.0.0.1", settings.port), on_ready=ready)
else:
    listen = partial(claim_port, "127.0.0.1", settings.port, shared=True)
    Workers(settings.operation.workers, listen, work, Path(mkdtemp())).run(ready, worker_ended)
