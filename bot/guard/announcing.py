"""The emergency notice in the turns of residents."""

from __future__ import annotations

from collections import OrderedDict

from bot.replies import Reply
from bot.store import Store
from bot.store.notices import Notice
from bot.wording import notice_reply

# Senders remembered as told; who was forgotten is looked up in the turns.
REMEMBERED = 20_000


class Announcer:
    """Knows the pinned notice and who has been told it."""

    def __init__(self, store: Store, transfer_number: str) -> None:
        """Read notices and turns of `store`; `transfer_number` is whom to call instead of asking."""
        self._store = store
        self._transfer_number = transfer_number
        self._told: OrderedDict[tuple[int, str], None] = OrderedDict()

    def current(self) -> Notice | None:
        """Return the pinned notice."""
        return self._store.notices.current()

    def reply_for(self, notice: Notice, sender: str) -> Reply | None:
        """Return the utterance that tells `sender` the notice, None where it was told before.

        In notice-only mode it is told each time: there is no other reply.
        """
        if notice.only:
            return notice_reply(notice.text, "notice_only", self._transfer_number)
        if self._was_told(notice.id, sender):
            return None
        return notice_reply(notice.text, "notice", self._transfer_number)

    def _was_told(self, notice: int, sender: str) -> bool:
        """Tell whether the sender was told, and remember that it is now."""
        known = (notice, sender) in self._told
        self._told[notice, sender] = None
        self._told.move_to_end((notice, sender))
        while len(self._told) > REMEMBERED:
            self._told.popitem(last=False)
        return known or self._store.database.attempt(lambda: self._store.turns.told(sender, notice), False)
