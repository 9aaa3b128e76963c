"""When a document holds: effective date and expiry, read from its own words."""

from __future__ import annotations

import re
from datetime import date

from knowledge.bulletins.validity.days import plain
from knowledge.bulletins.validity.effect import effect_of
from knowledge.bulletins.validity.expiry import expiry_of
from knowledge.records import Validity

# The words that set a last day without naming it:
# 有效期5年   |   试行期18个月   |   有效期至2022年底   |   实施期限为2018年至2020年   |   五年内有效
TERM = re.compile(
    r"(?:有效期限?|试行期?限?|实施期限?|执行期限?)(?:暂?定?为?)"
    r"(?:\d{1,3}|[一二三四五六七八九十两半]{1,3})(?:年|个?月)"
    r"|(?:有效|试行|实施|执行)[^，。；]{0,16}(?:至|—|-)(?:19|20)\d\d年(?:\d{1,2}月)?(?:底|末|度)?(?!\d)"
    r"|年内有效"
)


def validity_of(text: str, title: str, signed: date | None) -> tuple[Validity, bool]:
    """Return the validity that the words of a document give, and whether it begins on the signed day.

    A document that names no day holds from its signed day; one that leaves its day to a later text
    (施行日期另行公布) has none. A term ends on the same day of its last year or month.
    """
    sentences = re.split(r"(?<=[。！？\n])", plain(text))
    effect = effect_of(sentences, plain(title), signed)
    expiry = expiry_of(sentences, effect, plain(title), signed)
    last = expiry.last if expiry else None
    if effect is not None:
        return Validity(effective_from=effect.effective, expires_on=last), effect.is_signed_date
    first = expiry.first if expiry else None
    return Validity(effective_from=first or signed, expires_on=last), first is None
