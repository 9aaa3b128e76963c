"""What the shell completes: commands and their values, places, topics and titles of documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bot.shell.commands import COMMANDS
from bot.shell.replies import View
from bot.shell.words import words
from knowledge.service import KnowledgeBase

ARGUMENTS = {"/channel": [view.value for view in View], "/explain": ["on", "off"]}
# Chinese has no spaces: what is completed is the longest end of the line that something begins with.
LONGEST = 12
# A single character stands in too many titles.
FEWEST_IN_TITLES = 2


def names_of(base: KnowledgeBase) -> tuple[list[str], list[str]]:
    """Return the places and topics, and the titles of the documents, each once in order."""
    places = dict.fromkeys(place for standard in base.standards for place in standard.regions)
    topics = words()["topics"].values()
    titles = dict.fromkeys(document.title for document in base.documents if document.title)
    return [*topics, *sorted(places)], list(titles)


class ShellCompleter(Completer):
    """Completes commands at the beginning of a line, names anywhere."""

    def __init__(self, names: Sequence[str], titles: Sequence[str]) -> None:
        """Complete `names` by their beginning and `titles` by any part of them."""
        self._names = names
        self._titles = titles

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterable[Completion]:
        """Yield what may be meant, commands alone where the line begins with a slash."""
        line = document.text_before_cursor
        if line.startswith("/"):
            yield from _of_command(line)
        else:
            yield from self._of_names(line)

    def _of_names(self, line: str) -> Iterator[Completion]:
        for length in range(min(LONGEST, len(line)), 0, -1):
            end = line[-length:]
            found = [name for name in self._names if name.startswith(end) and name != end]
            if length >= FEWEST_IN_TITLES:
                found += [title for title in self._titles if end in title and title != end]
            if found:
                yield from (Completion(name, start_position=-length) for name in found)
                return


def _of_command(line: str) -> Iterator[Completion]:
    name, space, argument = line.partition(" ")
    choices = ARGUMENTS.get(name, []) if space else list(COMMANDS)
    typed = argument if space else name
    for choice in choices:
        if choice.startswith(typed):
            meaning = None if space else words()["commands"][choice]
            yield Completion(choice, start_position=-len(typed), display_meta=meaning)
