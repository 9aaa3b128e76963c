"""Pointing back at one of the things listed: 第二个呢, 你刚才说的第三个, 最后一个文件讲什么."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.leaning.standing import own_words
from knowledge.answers.wording import say
from knowledge.dialogue.cues import cue, says
from knowledge.dialogue.listing import Item, documents_of, items_of
from knowledge.numerals import read_whole
from knowledge.records import Answer, AnswerStatus

# 第二个到2021年总产值目标是多少 says a question beside what it points at, a longer one all of what it asks
_MOST_OWN_WORDS = 10
# 第二个讲什么, 第二个是哪个 ask for no more than what was listed
_LITTLE = 1


def points_back(text: str) -> bool:
    """Return whether the words point at one of several things listed."""
    match = cue("nth").search(text)
    return match is not None and len(own_words(text.replace(match[0], ""))) <= _MOST_OWN_WORDS


def asks_more(text: str) -> bool:
    """Return whether more is asked than what the thing pointed at is: 第二个目标是多少."""
    left = cue("nth").sub("", text)
    return len(own_words(left)) > _LITTLE


def pointed_at(text: str, answer: Answer) -> tuple[int, Item] | None:
    """Return the number (from 1) and the thing of `answer` that the words point at, if it has it."""
    match = cue("nth").search(text)
    items: Sequence[Item] = documents_of(answer) if says("documents", text) else items_of(answer)
    if match is None or not items:
        return None
    if match["last"]:
        return len(items), items[-1]
    number = 1 if match["first"] else read_whole(match["n"])
    if match["back"]:
        number = len(items) + 1 - number
    return (number, items[number - 1]) if 1 <= number <= len(items) else None


def said_of_item(number: int, item: Item, answer: Answer) -> Answer:
    """Return what the list said of one thing, with the citations that prove it."""
    words = item.words.rstrip("。；")
    holding = [c for c in answer.citations if any(s.citation == c for s in item.standards)]
    naming = [c for c in answer.citations if words in c.quote]
    return replace(
        answer,
        status=AnswerStatus.ANSWERED,
        sentences=(say("dialogue.item", number=str(number), words=words),),
        table=(),
        choices=(),
        standards=item.standards,
        citations=tuple(holding or naming or answer.citations),
        parts=(),
    )


def out_of_range(text: str, answer: Answer) -> Answer:
    """Return the reply to 第九个 where fewer things were listed."""
    count = len(documents_of(answer) if says("documents", text) else items_of(answer))
    return Answer(
        status=AnswerStatus.CLARIFY,
        topic=answer.topic,
        as_of=answer.as_of,
        sentences=(say("dialogue.not_so_many", count=str(count)),),
    )
