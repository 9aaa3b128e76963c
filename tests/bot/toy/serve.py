"""Serves the toy bot: `serve.py VAR MODEL PORT`; prints "ready" once it listens."""

import sys
from pathlib import Path

from bot.quiet import silence
from bot.without_tensorflow import leave_tensorflow_out

silence()
here = Path(__file__).parent
sys.path.insert(0, str(here))
leave_tensorflow_out(here / "config.yml")

from bot.agent import load_agent  # noqa: E402
from bot.launch import claim_port, make_app, serve  # noqa: E402
from bot.tracker_store import open_conversations  # noqa: E402

claimed = claim_port("127.0.0.1", int(sys.argv[3]))
store = open_conversations(Path(sys.argv[1]) / "conversations.db")
agent = load_agent(Path(sys.argv[2]), store=store, actions="toy_actions")
serve(make_app(agent, lambda key, number: None), claimed, on_ready=lambda: print("ready", flush=True))
