"""Serves the toy bot as `ouwen serve` would, with the workers, Redis and database of OUWEN_*: MODEL PORT."""

import logging
import sys
from dataclasses import replace
from pathlib import Path

from bot.quiet import silence
from bot.settings import Settings
from bot.without_tensorflow import leave_tensorflow_out

silence(logging.ERROR)
TOY = Path(__file__).parent.parent / "bot" / "toy"
sys.path.insert(0, str(TOY))
leave_tensorflow_out(TOY / "config.yml")

from bot.launch import check_workers, claim_port, load_app, serve, serve_with_workers  # noqa: E402
from bot.metrics.sharing import share_between_workers  # noqa: E402

settings = replace(Settings.from_environment(), port=int(sys.argv[2]))
check_workers(settings)
share_between_workers(settings)

from bot.agent import load_agent  # noqa: E402

agent = load_agent(Path(sys.argv[1]), actions="toy_actions")


def ready() -> None:
    print("ready", flush=True)


claimed = claim_port("127.0.0.1", settings.port)
if settings.operation.workers == 1:
    serve(load_app(settings, agent), claimed, on_ready=ready)
else:
    serve_with_workers(settings, agent, claimed, ready)
