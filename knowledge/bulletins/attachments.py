"""The titles that a document prints under 附件：."""

from __future__ import annotations

import re
from collections.abc import Sequence

from knowledge.bulletins.paragraphs import join_lines
from knowledge.records import Line

# 附件：1.2018年…分解表   |   附件1：…   |   附：…   |   附 件: …
_HEADING = re.compile(r"^附\s*件?\s*[:：]\s*\S|^附\s*件\s*[1一]\s*[:：.．、]\s*\S")
# 附件   |   附件1   |   附件：, which head an attachment itself
_ANNEX = re.compile(r"^附\s*件\s*[\d一二三四五六七八九十]*\s*[:：]?$")
# 　　　2.…   |   附件2：…   |   （2）…
_ITEM = r"(?:附件\s*)?(?:(?<![\d.〔（-]){number}\s*[.．、：:](?!\d(?!\d{{3}}年?))|（{number}）)"
_NUMBERS = "一二三四五六七八九十"
# 　　　行业分类: what goes on with a title is set in under it
_INDENTED = re.compile(r"^(?:\u3000|\s{2,})")
# （略）   |   （附件略，详见…）   |   ；
_REMARK = re.compile(r"[（(](?:略|另附|附件略|见附件|此件|附后)[^（）()]*[）)]|[；;。，,]$")
_LONGEST = 30


def attachments_of(body: Sequence[Line], signature: Sequence[Line] = ()) -> tuple[str, ...]:
    """Return the titles of the attachments in their order; none where the body prints no list of them.

    Args:
        body: the lines in reading order, the signature taken out.
        signature: the lines of the signature, which ends the list where it follows it.
    """
    first = next((i for i, line in enumerate(body) if _HEADING.match(line.text.strip())), None)
    if first is None:
        return ()
    text = re.sub(r"^附\s*件?\s*[:：]?", "", join_lines(_list_lines(body[first:], signature)).text)
    return tuple(title for item in _items(text) if (title := _title(item)))


def _list_lines(lines: Sequence[Line], signature: Sequence[Line]) -> list[Line]:
    """Return the lines of the list: up to the signature, or as long as they are numbered or set in."""
    start, signed = lines[0].number, signature[0].number if signature else 0
    before_signature = [line for line in lines[:_LONGEST] if start <= line.number < signed]
    if start < signed and before_signature and len(before_signature) < _LONGEST:
        listed = _until_text(before_signature)
        if len(listed) == len(before_signature):
            return listed
    kept = [lines[0]]
    for line in _until_text(lines)[1:]:
        numbered = re.match(_ITEM.format(number=r"\d{1,2}"), line.text.strip())
        if not (numbered or _INDENTED.match(line.text)):
            break
        kept.append(line)
    return kept


def _until_text(lines: Sequence[Line]) -> list[Line]:
    """Return the lines before the first that is a sentence, a remark on the list, or heads an attachment."""
    for position, line in enumerate(lines[1:], 1):
        text = re.sub(r"\s", "", line.text)
        sentence = "。" in (text[:-1] if re.match(_ITEM.format(number=r"\d{1,2}"), text) else text)
        if sentence or _ANNEX.match(text) or text.startswith(("（附件", "(附件", "（此件")):
            return list(lines[:position])
    return list(lines)


def _items(text: str) -> list[str]:
    """Split at 1. 2. 3. in their order; a list without numbers is one title."""
    places = []
    place = 0
    for number in range(1, 100):
        chinese = _NUMBERS[number - 1] if number <= len(_NUMBERS) else "百"
        match = re.compile(_ITEM.format(number=f"(?:{number}|{chinese})")).search(text, place)
        if match is None or (number == 1 and match.start() > 0):
            break
        places.append(match.span())
        place = match.end()
    if not places:
        return [text]
    ends = [*(start for start, _ in places[1:]), len(text)]
    return [text[start:end] for (_, start), end in zip(places, ends, strict=True)]


def _title(item: str) -> str:
    title = item.strip()
    while (shorter := _REMARK.sub("", title).strip()) != title:
        title = shorter
    return (
        title.strip("《》")
        if title.count("《") == 1 and title.startswith("《") and title.endswith("》")
        else title
    )
