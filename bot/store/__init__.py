"""What is kept beside the dialogue, in the same database: turns, feedback, notices, calls and labels."""

from bot.store.opening import Store, store_of

__all__ = ["Store", "store_of"]
