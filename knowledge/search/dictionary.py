"""The dictionary by which jieba cuts texts, with our words: one for the index and for the dialogue.

jieba would keep one for each tokenizer, half a million words that take 60 MB.
"""

from __future__ import annotations

import jieba

from knowledge.index.terms import own_tokenizer


def share_dictionary() -> bool:
    """Have the tokenizer of the process use our dictionary where its own says the same; tell whether it does.

    It does once our words were loaded into it, too, and nothing else.
    """
    ours, others = own_tokenizer(), jieba.dt
    others.check_initialized()
    if others.total != ours.total or others.FREQ != ours.FREQ:
        return False
    others.FREQ = ours.FREQ
    return True
