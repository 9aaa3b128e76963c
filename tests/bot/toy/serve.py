"""Serves the toy bot: `serve.py VAR MODEL PORT [LEVEL]`; prints "ready" once it listens.

LEVEL is what is logged to stderr: ERROR, or DEBUG for everything.
"""

import logging
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

from bot.quiet import silence
from bot.settings import Settings
from bot.without_tensorflow import leave_tensorflow_out

silence(logging.getLevelName(sys.argv[4]) if len(sys.argv) > 4 else logging.ERROR)
here = Path(__file__).parent
sys.path.insert(0, str(here))
leave_tensorflow_out(here / "config.yml")

from bot.agent import load_agent  # noqa: E402
from bot.guard.recording import Recorder  # noqa: E402
from bot.launch import claim_port, make_app, serve  # noqa: E402
from bot.reader.library import Library  # noqa: E402
from bot.retention import keep_for  # noqa: E402
from bot.store import store_of  # noqa: E402
from bot.tracker_store import conversations_of  # noqa: E402

settings = replace(Settings.from_environment(), var=Path(sys.argv[1]))
claimed = claim_port("127.0.0.1", int(sys.argv[3]))
store = store_of(settings)
agent = load_agent(
    Path(sys.argv[2]),
    store=conversations_of(settings),
    actions="toy_actions",
    recorder=Recorder(store, settings.transfer_number),
)
library = Library(lambda: SimpleNamespace(bulletins=()), date.today)
app = make_app(agent, library, settings=settings)
keep_for(app, store, settings.retention_days)
serve(app, claimed, on_ready=lambda: print("ready", flush=True))
