"""The frame that every page of the reader stands in."""

from __future__ import annotations

from functools import lru_cache
from string import Template

from bot.reader.markup import Html, run, tag
from bot.reader.words import say
from bot.web.assets import FOLDER


def framed(*, title: str, body: Html, root: str, head: Html | None = None) -> str:
    """Return a whole page; `root` is the way from its address to `/bulletins/`."""
    return _template().substitute(title=tag("title", title), root=root, head=head or "", body=body)


def crumbs(*steps: tuple[str, str | None], root: str) -> Html:
    """Return where a page stands: the chat, the issues and `steps` as (words, address or None for itself)."""
    links = [tag("a", say("ask"), href=f"{root}../")]
    for words, address in steps:
        here = "page" if address is None else None
        links.append(tag("a", words, href=address) if address else tag("span", words, aria_current=here))
    return tag("nav", run(links), class_="crumbs", aria_label=say("place"))


@lru_cache(maxsize=1)
def _template() -> Template:
    return Template((FOLDER / "reader.html").read_text(encoding="utf-8").strip() + "\n")
