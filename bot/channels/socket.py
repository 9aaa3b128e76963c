"""The socket.io channel: Rasa's events, sessions that really get their replies, payloads whole.

A client sends `session_request {"session_id": … | null}` and gets `session_confirm "<id>"`; it sends
`user_uttered {"message", "session_id", "message_id"?, "metadata"?}` and gets `bot_uttered` events:
`{"text", "quick_replies"?}` as Rasa says it, then `{"custom": {…}}` with the payload of the answer.
"""

from __future__ import annotations

import logging
import uuid
from collections.abc import Awaitable, Callable
from typing import Any

from rasa.core.channels.channel import UserMessage
from rasa.core.channels.socketio import SocketIOInput
from sanic import Blueprint

from bot.channels.fields import BadMessageError
from bot.channels.replies import ReplyChannel
from bot.channels.sockets.bounds import PING_SECONDS, SmallPacket, origins
from bot.channels.sockets.closing import close_sockets
from bot.channels.sockets.undelivered import Undelivered
from bot.channels.sockets.wire import Utterance, events_of, read_utterance, session_id
from bot.limits.rates import Overrun, rates_of
from bot.replies import Reply
from bot.settings import Settings
from bot.wire import BODY_LIMIT
from bot.wording import reply

# The options that Rasa's documentation names for credentials.yml.
OPTIONS = (
    "user_message_evt",
    "bot_message_evt",
    "namespace",
    "session_persistence",
    "socketio_path",
    "jwt_key",
    "jwt_method",
    "metadata_key",
)
# No session of this channel is a conversation of another one, whatever id its client names.
SENDER_PREFIX = "socketio-"
SESSIONS_A_CONNECTION = 16

OnNewMessage = Callable[[UserMessage], Awaitable[Any]]

logger = logging.getLogger(__name__)


class SocketOutput(ReplyChannel):
    """Collects the replies of one turn of a socket."""

    @classmethod
    def name(cls) -> str:
        """Return the name that conversations keep for this channel."""
        return "socketio"


class SocketInput(SocketIOInput):
    """Rasa's socket.io channel with its sessions awaited.

    Rasa 3.6 calls `enter_room` without awaiting it, which python-socketio has as a coroutine since 5.10: the
    client never enters the room of its session, and no reply reaches it. Rasa's handlers of both events are
    replaced; connecting, JWT and the route stay Rasa's.
    """

    def __init__(self, settings: Settings | None = None, **options: Any) -> None:
        """Take Rasa's `options`; sessions persist unless they say otherwise."""
        super().__init__(**{"session_persistence": True, **options})
        self._settings = settings or Settings.from_environment()
        self._undelivered = Undelivered()
        self._rates = rates_of(self._settings)

    @classmethod
    def from_credentials(cls, credentials: dict[str, Any] | None) -> SocketInput:
        """Return the channel with the options of credentials.yml."""
        given = credentials or {}
        return cls(**{name: given[name] for name in OPTIONS if name in given})

    def blueprint(self, on_new_message: OnNewMessage) -> Blueprint:
        """Return Rasa's routes with bounds on what is taken in and with handlers that answer everything."""
        routes: Blueprint = super().blueprint(on_new_message)
        assert self.sio is not None, "Rasa makes the socket.io server in its blueprint"
        self.sio.packet_class = SmallPacket
        engine = self.sio.eio
        engine.max_http_buffer_size = BODY_LIMIT
        engine.ping_interval = PING_SECONDS
        engine.cors_allowed_origins = origins(self._settings)
        engine.cors_credentials = False

        async def begin(sid: str, content: object = None, *rest: object) -> None:
            await self._begin(sid, content)

        async def take(sid: str, content: object = None, *rest: object) -> None:
            await self._take(on_new_message, sid, content)

        @routes.listener("before_server_stop")
        async def close(*_: object) -> None:
            await close_sockets(self.sio)

        self.sio.on("session_request", begin, namespace=self.namespace)
        self.sio.on(self.user_message_evt, take, namespace=self.namespace)
        return routes

    async def _begin(self, sid: str, content: object) -> None:
        """Put the connection into the session it asks for, a new one where it names none that can be."""
        session = session_id(content) or uuid.uuid4().hex
        await self.sio.save_session(sid, {"session": session}, namespace=self.namespace)
        await self._emit("session_confirm", session, sid)
        await self._join(sid, session)

    async def _take(self, on_new_message: OnNewMessage, sid: str, content: object) -> None:
        """Answer one message; one that cannot be read is answered to its connection alone."""
        try:
            said = read_utterance(content, self.metadata_key)
        except BadMessageError as error:
            await self._emit(self.bot_message_evt, {"text": str(error)}, sid)
            return
        sender = await self._join(sid, said.session or await self._begun(sid))
        if overrun := await self._overrun(sid, said, sender):
            for event in events_of(overrun.reply):
                await self._emit(self.bot_message_evt, event, sid)
            return
        for answer in await self._replies(on_new_message, said, sender):
            for event in events_of(answer):
                await self._deliver(sender, event)

    async def _overrun(self, sid: str, said: Utterance, sender: str) -> Overrun | None:
        """Count a message and return what is said where it is one too many, else None."""
        try:
            request = self.sio.get_environ(sid, self.namespace)["sanic.request"]
        except (KeyError, TypeError):
            return await self._rates.overrun(said.message, sender=sender)  # it went away meanwhile
        return await self._rates.overrun_by(request, said.message, sender)

    async def _replies(self, on_new_message: OnNewMessage, said: Utterance, sender: str) -> list[Reply]:
        """Return the replies of the turn, one polite sentence where it failed."""
        output = SocketOutput()
        message = UserMessage(
            said.message,
            output,
            sender,
            input_channel=self.name(),
            message_id=said.message_id,
            metadata=said.metadata,
        )
        message.is_named = said.message_id is not None
        try:
            await on_new_message(message)
        except Exception:
            logger.exception("A message on channel %s failed.", self.name())
            return [*output.messages, reply("error")]
        return output.messages or [reply("error")]

    async def _begun(self, sid: str) -> str | None:
        """Return the session that the connection asked for last, None for none."""
        try:
            begun: str | None = (await self.sio.get_session(sid, namespace=self.namespace)).get("session")
        except KeyError:
            return None
        return begun

    async def _join(self, sid: str, session: str | None) -> str:
        """Put the connection into a session, with what waits there, and return its sender.

        Without persistence, and where no session was ever named, the connection is the conversation.
        """
        sender = SENDER_PREFIX + (session if session and self.session_persistence else sid)
        rooms = [room for room in self.sio.rooms(sid, self.namespace) if room not in (sid, sender)]
        if len(rooms) >= SESSIONS_A_CONNECTION:
            for room in rooms:
                await self.sio.leave_room(sid, room, namespace=self.namespace)
        try:
            await self.sio.enter_room(sid, sender, namespace=self.namespace)
        except ValueError:
            return sender  # it went away meanwhile; what is answered waits for it
        for event in self._undelivered.taken(sender):
            await self._emit(self.bot_message_evt, event, sid)
        return sender

    async def _deliver(self, sender: str, event: dict[str, Any]) -> None:
        """Send an event to the connections of the sender; keep it a while for one that is away."""
        if any(self.sio.manager.get_participants(self.namespace or "/", sender)):
            await self._emit(self.bot_message_evt, event, sender)
        elif self.session_persistence:
            self._undelivered.keep(sender, event)

    async def _emit(self, name: str, content: object, room: str) -> None:
        """Send one event to a room; Rasa's own output leaves the namespace out."""
        await self.sio.emit(name, content, room=room, namespace=self.namespace)
