"""The shorter ways through Rasa that the one-process bot takes: the same answers for less work.

Each is a module of its own and leaves any Rasa but the tested one alone. `rasa run` takes none of them.
"""

from __future__ import annotations

from bot.shortcuts.applied import apply_plain_events_at_once
from bot.shortcuts.debugging import copy_nothing_for_debug_lines
from bot.shortcuts.domain import remember_emptiness
from bot.shortcuts.events import remember_event_types
from bot.shortcuts.graph import run_graphs_directly
from bot.shortcuts.listening import listen_at_once
from bot.shortcuts.predictions import remember_predictions
from bot.shortcuts.slots import fill_no_slots_in_vain
from bot.shortcuts.trackers import copy_trackers_as_they_stand
from bot.shortcuts.validation import compile_result_schema

SHORTCUTS = (
    compile_result_schema,
    run_graphs_directly,
    remember_event_types,
    remember_emptiness,
    remember_predictions,
    fill_no_slots_in_vain,
    listen_at_once,
    copy_nothing_for_debug_lines,
    apply_plain_events_at_once,
    copy_trackers_as_they_stand,
)


def take_shortcuts() -> bool:
    """Take every shorter way from here on; tell whether all could be taken."""
    taken = [take() for take in SHORTCUTS]
    return all(taken)
