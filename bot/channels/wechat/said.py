"""What the bot said in one turn, as WeChat shows it: plain text, numbered choices, sources."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from bot.replies import Reply
from bot.wording import sentences

_WORDING = Path(__file__).with_name("wording.yml")
MOST_CHOICES = 20
CHOICES_A_LINE = 3
FEW_CHOICES = 5
# WeChat makes links of <a href="…"> in a text: nobody's words may become one.
MARKUP = re.compile(r"<(?=[A-Za-z/!?])")
# ‮ turns the text around, as in 元0681
TURNING = re.compile("[\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def words(name: str, **values: object) -> str:
    """Return the sentence `name` of wording.yml with its values."""
    return sentences(_WORDING)[name].format(**values)


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Text of a turn, the choices below it (title, what is asked by it) and the citations of its payloads.

    `citations` is None where nothing was answered: small talk, a notice. `titled`: the text names itself the
    question that it answers.
    """

    text: str
    titled: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    citations: tuple[dict[str, Any], ...] | None = None

    def after(self, earlier: str) -> Said:
        """Return this with `earlier` before its text."""
        return replace(self, text=f"{earlier}\n\n{self.text}" if self.text else earlier)

    @property
    def menu(self) -> str:
        """Return the choices as numbered lines, "" where there are none."""
        shown = [words("choice", number=at, title=title) for at, (title, _) in enumerate(self.choices, 1)]
        if not shown:
            return ""
        step = 1 if len(shown) <= FEW_CHOICES else CHOICES_A_LINE
        lines = ["　".join(shown[at : at + step]) for at in range(0, len(shown), step)]
        return "\n".join([words("choices"), *lines])


NOT_A_WORD = Said(text="")


def said_of(replies: Sequence[Reply]) -> Said:
    """Return the replies of one turn as one text; the last ones' choices, the citations of all."""
    texts = [plain_text(reply["text"]) for reply in replies if reply.get("text")]
    buttons = [button for reply in replies for button in reply.get("buttons") or []]
    choices = [
        (plain_text(str(button.get("title") or "")), str(button.get("payload") or button.get("title") or ""))
        for button in buttons[:MOST_CHOICES]
    ]
    return Said(text="\n\n".join(texts), choices=tuple(choices), citations=_citations(replies))


def _citations(replies: Sequence[Reply]) -> tuple[dict[str, Any], ...] | None:
    """Return the citations of the payloads, None where no reply has the payload of an answer."""
    payloads = [reply["custom"] for reply in replies if isinstance(reply.get("custom"), dict)]
    lists = [payload["citations"] for payload in payloads if isinstance(payload.get("citations"), list)]
    found = [citation for citations in lists for citation in citations if isinstance(citation, dict)]
    return tuple(found) if lists else None


def plain_text(text: str) -> str:
    """Return `text` as a letter may hold it: no Markdown, no markup, no control characters."""
    kept = "".join(
        letter for letter in text if letter == "\n" or unicodedata.category(letter) not in ("Cc", "Cs")
    )
    return MARKUP.sub("＜", TURNING.sub("", kept)).replace("**", "").strip()
