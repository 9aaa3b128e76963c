"""When Python looks for garbage: not while the bot loads, and then not among what stays for good.

Vocabularies, index and model are millions of objects. Python would look through all of them a dozen times
while they are made, several seconds of the start, and again now and then between two messages.
"""

from __future__ import annotations

import gc

# New objects after which a look is due: a message makes some thousands, Python looks after 700.
NEW_OBJECTS = 20_000


def keep_all_for_now() -> None:
    """Look for no garbage until `look_among_the_new`."""
    gc.disable()


def look_among_the_new() -> None:
    """Look once through everything, and from then on only among what is made later."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(NEW_OBJECTS, 10, 10)
    gc.enable()
