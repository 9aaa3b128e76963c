"""HTML that is escaped by construction: whatever is not `Html` already becomes text."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

_EMPTY = frozenset({"link", "meta", "br"})


class Html(str):
    """Markup that was made here; every other string is text."""

    __slots__ = ()


def tag(name: str, *children: str | None, **attributes: str | bool | None) -> Html:
    """Return one element; `class_` is class, `aria_label` aria-label; None and False leave one out."""
    given = "".join(_attribute(key, value) for key, value in attributes.items())
    if name in _EMPTY:
        return Html(f"<{name}{given}>")
    return Html(f"<{name}{given}>{run(children)}</{name}>")


def run(parts: Iterable[str | None], joint: str = "") -> Html:
    """Return the parts one behind the other."""
    return Html(joint.join(_shown(part) for part in parts if part is not None))


def _shown(part: str) -> str:
    return part if isinstance(part, Html) else escape(part)


def _attribute(key: str, value: str | bool | None) -> str:
    name = key.rstrip("_").replace("_", "-")
    if value is None or value is False:
        return ""
    return f" {name}" if value is True else f' {name}="{escape(str(value))}"'
