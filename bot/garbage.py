"""When Python looks for garbage: seldom while the bot loads, and then not among what stays for good.

What loading needed for a while is given back to the system then.

Vocabularies, index and model are millions of objects. Python would look through all of them a dozen times
while they are made, and again now and then between two messages.
"""

from __future__ import annotations

import ctypes
import gc

# New objects after which a look is due: a message makes some thousands, Python looks after 700.
NEW_OBJECTS = 20_000


def look_seldom() -> None:
    """Look after more new objects than Python would; with no look at all loading takes far more memory."""
    gc.set_threshold(NEW_OBJECTS, 10, 10)


def look_among_the_new() -> None:
    """Look once through everything, and from then on only among what is made later."""
    gc.collect()
    _give_back()
    gc.freeze()
    look_seldom()


def _give_back() -> None:
    """Give the system what is free of the memory of glibc: what loading took for a while lies all over it."""
    give_back = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if give_back is not None:
        give_back(0)
