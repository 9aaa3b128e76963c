"""Characters that were typed apart (最 低 工 资), put together again."""

from __future__ import annotations

import re

from knowledge.hearing.changes import Repair

# 最 低 工 资 and 最.低.工.资: three characters and more, each by itself, all parted by the same mark;
# 水、电、气 is a list
_APART = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]([ .…~_*|-])[\u4e00-\u9fff](?:\1[\u4e00-\u9fff])+(?![\u4e00-\u9fff])"
)


def close_spacing(text: str) -> Repair:
    """Return `text` with runs of single characters closed up; spaces between words stay."""
    changes: list[tuple[str, str]] = []

    def close(match: re.Match[str]) -> str:
        changes.append((match.group(), match.group().replace(match[1], "")))
        return changes[-1][1]

    return Repair(text=_APART.sub(close, text), changes=tuple(changes))
