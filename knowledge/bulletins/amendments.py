"""What a document changes in the words of others: 将第十条中的“70%”修改为“60%”."""

from __future__ import annotations

import re
from collections.abc import Iterator

from knowledge.bulletins.named_texts import NamedText, hidden, named_texts
from knowledge.records import Amendment

# 对《…》（…号）作出修改：   |   将《…》作如下修改：
_CHANGED = re.compile(r"(?:作出|作|进行|予以)(?:如下|以下|部分)?(?:修改|修订|调整)")
# 关于修改《…》的决定: the title says what is changed
_TITLE = re.compile(r"修改|修订|调整")
# “80%”修改为“100%”
_WORDS = re.compile(r"“(?P<old>[^“”]+)”(?:统一)?(?:修改|调整|修订|变更|更改|改)为“(?P<new>[^“”]+)”")
_CLAUSE_END = "，。；："


def amendments_of(text: str, title: str) -> tuple[Amendment, ...]:
    """Return the words that a document puts in place of words of another, in the order of the text.

    Args:
        text: the text of the document.
        title: its title; where it names what is changed, the text need not name it again.
    """
    closed = re.sub(r"\s", "", text)
    if "为“" not in closed:
        return ()
    return tuple(_found(closed, title))


def _found(text: str, title: str) -> Iterator[Amendment]:
    changed = list(_changed(text))
    titled = named_texts(title) if _TITLE.search(title) else []
    for match in _WORDS.finditer(text):
        before = [named for named in changed if named.end <= match.start()]
        of = before[-1:] or titled[:1]
        start = max(text.rfind(mark, 0, match.start()) for mark in _CLAUSE_END) + 1
        if of:
            yield Amendment(
                name=of[0].name, clause=text[start : match.end()], old=match["old"], new=match["new"]
            )


def _changed(text: str) -> Iterator[NamedText]:
    """Yield the texts of which it is said that they are changed."""
    around = hidden(text)
    for named in named_texts(text):
        if _CHANGED.match(around, named.end):
            yield named
