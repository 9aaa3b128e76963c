"""Whether a question wants something beside its main aspect: 一年下来差多少 is a difference over a year."""

from __future__ import annotations

import functools
import re

from knowledge.records import Aspect, Question
from knowledge.vocabulary import load_yaml


def wants(question: Question, aspect: Aspect) -> bool:
    """Tell whether the aspect is that of the question, or one that its words show too."""
    return question.aspect is aspect or _cue(aspect).search(question.text) is not None


@functools.cache
def _cue(aspect: Aspect) -> re.Pattern[str]:
    return re.compile(load_yaml("cues.yml")["aspects"][aspect.value])
