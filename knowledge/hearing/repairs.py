"""All steps of hearing in turn, until nothing changes."""

from __future__ import annotations

from knowledge.hearing.changes import Repair, in_turn
from knowledge.hearing.fillers import drop_fillers
from knowledge.hearing.homophones import repair_homophones
from knowledge.hearing.pinyin import spell_pinyin
from knowledge.hearing.spacing import close_spacing
from knowledge.hearing.stutters import repair_stutters

# A word put right may show another one that was misheard beside it
_ROUNDS = 3
# Fillers show up when a stutter is gone (那那个那个), and stutters when a filler is
_STEPS = (close_spacing, spell_pinyin, drop_fillers, repair_stutters, drop_fillers, repair_homophones)


def repair(text: str) -> Repair:
    """Return `text` as it was meant: pinyin spelled, fillers and stutters gone, misheard words put right.

    `text` is normalised. Only what makes no sense as heard is changed: 外百位 gives 外摆位, zuidi gongzi
    gives 最低工资; good input comes out unchanged.
    """
    changes: tuple[tuple[str, str], ...] = ()
    for _ in range(_ROUNDS):
        repaired = in_turn(text, _STEPS)
        if repaired.text == text:
            break
        text, changes = repaired.text, (*changes, *repaired.changes)
    return Repair(text=text, changes=changes)
