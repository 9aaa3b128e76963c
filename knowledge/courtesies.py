"""What people say around a question: taken off before the question is classified and searched."""

from __future__ import annotations

import functools
import re

from knowledge.vocabulary import load_yaml

# 喂，你好，我想问一下，外摆位几点收摊？ has four clauses
_CLAUSE = re.compile(r"[^，。！？；,!?;、~…\s]*[，。！？；,!?;、~…\s]*")
_MARKS = "，。！；,!;、~… "
_AFTER = r"[啊呀哈呢吧哦哟嘛了]*[，。！；？,!;?、~…\s]*"
# what is left must still be able to ask: 你是谁
_SHORTEST = 3


@functools.lru_cache(maxsize=256)
def without_courtesies(text: str) -> str:
    """Return the normalised `text` without the greetings and requests around its question.

    A text that has hardly a word beside them (你好, 谢谢您) is returned as it is. Never raises.
    """
    opening, closing = _patterns()
    kept = opening.sub("", text, count=1)
    clauses = [clause for clause in _CLAUSE.findall(kept) if clause]
    while len(clauses) > 1 and closing.fullmatch(clauses[-1]):
        clauses = clauses[:-1]
    kept = "".join(clauses)
    kept = kept.rstrip(_MARKS) if kept != text else text
    return kept if sum(map(str.isalnum, kept)) >= _SHORTEST else text


@functools.cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what an opening is made of, and what a closing."""
    groups: dict[str, list[str]] = load_yaml("courtesies.yml")
    words = "|".join(groups["words"])
    closings = "|".join(groups["closings"])
    # (?=(…))\1 keeps what it took: 谢了谢了… has too many ways to be cut for trying them all
    opening, closing = (rf"(?:(?=((?:{one}){_AFTER}))\1)+" for one in (words, f"{words}|{closings}"))
    return re.compile(f"^{opening}"), re.compile(closing)
