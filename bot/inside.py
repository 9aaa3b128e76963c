"""What operators see of a running server: `/metrics`, with the index and the store that it serves from."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.metrics.current import IndexSeries
from bot.metrics.exposition import Exposition, Rows
from bot.metrics.logged_errors import count_errors
from bot.metrics.rasa_stages import time_stages
from bot.metrics.route import metrics_route
from bot.settings import Settings
from bot.store import store_of
from knowledge.live import live_knowledge

if TYPE_CHECKING:
    from sanic import Sanic


def watch(app: Sanic, settings: Settings) -> None:
    """Add `/metrics` to the server and count every error that is logged, time every stage."""
    count_errors()
    time_stages(app.ctx.agent)
    known = settings.knowledge()
    index = IndexSeries(lambda: live_knowledge(known).base, known, settings.today)
    condition = store_of(settings).database.condition
    exposition = Exposition(lambda: Rows(waiting=condition.waiting, lost=condition.lost), [index])
    metrics_route(app, exposition, settings.operation.metrics_token)
