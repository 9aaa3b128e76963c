"""A document that is named by its serial number alone (58号文): the only one of those held that has it."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answers.context import Sources
from knowledge.records import DocumentKind, Question

# 58号文   |   按115号文件   |   2015年的58号文; not: 〔2015〕58号文
_SERIAL = re.compile(r"(?<![\d〕\])）])(?P<serial>\d{1,4})号文")


def with_serial_number(question: Question, sources: Sources) -> Question:
    """Return the question with the number of the only document held that has the serial number it names."""
    named = _SERIAL.search(question.text) if question.document_number is None else None
    if named is None:
        return question
    held = [
        number
        for number, document in sources.by_number.items()
        if number.endswith(f"〕{named['serial']}号") and document.kind is DocumentKind.DOCUMENT
    ]
    return replace(question, document_number=held[0]) if len(held) == 1 else question
