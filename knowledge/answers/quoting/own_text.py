"""Of sentences that texts say of themselves (本政策有效期至…), the one of the text that is asked about.

Such sentences are alike in all texts and name none: only what else a text says tells whether it is meant.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from knowledge.answers.quoting.asked import Asked
from knowledge.answers.quoting.choice import Candidate
from knowledge.answers.quoting.runs import LABEL
from knowledge.answers.quoting.spans import SpanKind

# among so many of the best the others are looked for
_LOOKED_AT = 40
# so much more of the question another text must have, by rarity
_MORE = 0.1
_OTHER = "another text has more of what is asked"
# 本政策自…起施行   |   5.本《细则》自印发之日起…
_OF_ITSELF = re.compile(r"^[本此]《?[一-鿿]{0,6}(?:政策|意见|办法|细则|通知|通告|方案|规定|条例|计划|规程)")


def of_own_text(asked: Asked, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Put what the text that has most of the question says of itself before what another says of itself."""
    best = next((c for c in candidates if c.reason is None), None)
    if best is None or not _speaks_of_itself(best):
        return list(candidates)
    near = candidates[:_LOOKED_AT]
    rivals = [c for c in near if c.reason is None and _speaks_of_itself(c)]
    shares = {_key(c): _share(asked, _key(c), near) for c in rivals}
    chosen = max(rivals, key=lambda c: (shares[_key(c)], c.score))
    if shares[_key(chosen)] < shares[_key(best)] + _MORE:
        return list(candidates)
    taking = replace(chosen, score=best.score, share=best.share)
    others = [c for c in candidates if c is not chosen]
    return [taking, *(replace(c, reason=_OTHER) if _key(c) == _key(best) else c for c in others)]


def _speaks_of_itself(one: Candidate) -> bool:
    is_sentence = one.span.kind is SpanKind.SENTENCE
    return is_sentence and _OF_ITSELF.match(LABEL.sub("", one.span.text)) is not None


def _key(one: Candidate) -> str:
    return one.span.passage.document_key


def _share(asked: Asked, key: str, near: Sequence[Candidate]) -> float:
    """Return the share of the question that the title of a text and its candidates have."""
    texts = [f"{c.span.passage.title}，{c.span.text}" for c in near if _key(c) == key]
    return asked.share(asked.own, "，".join(texts))
