"""`/health`: whether the bot can answer, for whoever watches it."""

from __future__ import annotations

from sanic import Sanic
from sanic.request import Request
from sanic.response import HTTPResponse, json as json_response


def health_routes(app: Sanic) -> None:
    """Serve `/health`: 200 with the model's name once the agent can answer, else 503."""

    @app.get("/health")
    async def health(request: Request) -> HTTPResponse:
        agent = request.app.ctx.agent
        ready = agent.is_ready()
        body = {"status": "ok" if ready else "starting", "model": agent.model_name}
        return json_response(body, status=200 if ready else 503)
