"""A quantity where it stands: the words of its clause around it, and the list that it is part of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from knowledge.records import Bound
from knowledge.standards.provisions.quantities import Quantity
from knowledge.standards.provisions.sentences import Sentence

# 7万元、8万元和9万元: what may stand between the members of a list
_BETWEEN = re.compile(r"(?:、|和|及|以及|或者?|\u3000)*")
# …700万元以上的新建项目，…  |  …700万元以上的，…
_MODIFIES = re.compile(r"^[^，]{0,24}的")
# 总容积70万立方米及以上水库应配备…
_IS_BOUND_TO = re.compile(r"[^，的]{1,12}(?:应|须|必须|不得|可以|由)")
# 给予70%的奖励 | 可申请不超过7年的离岗期: the quantity is what is given
_GIVES = re.compile(
    r"(?:给予|予以|发放|提供|享受|申请|领取|获得|执行|实行|处以?|并处|收取|缴纳|奖励|补助|补贴)$"
)
# 自变更之日起…日内
_SINCE = re.compile(r"(?:日(?:的?次日)?起|[后前]|(?:应当?|必?须)[在于])$")
# 对每项考核排名首位的银行， | 凡…的，
_DIRECTED = re.compile(
    r"(?:^|，)\s*(?:对于?|凡)[^，]*(?:的|企业|单位|机构|个人|人员|项目|家庭|居民|者|户|人|对象)(?:，|$)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A quantity of a sentence; `group` is the list that it stands in (7万元、8万元、9万元).

    `before` and `after` are the words of its clause outside that list, asides blanked; `beyond` is `after`
    without other quantities.
    """

    sentence: Sentence
    quantity: Quantity
    group: tuple[Quantity, ...]
    before: str
    after: str
    beyond: str

    @property
    def value(self) -> str:
        """Return the quantity as printed."""
        return self.sentence.text[self.quantity.start : self.quantity.end]

    @property
    def figures(self) -> str:
        """Return the figures and their unit as printed, without the words of the bound."""
        return self.sentence.text[self.quantity.core : self.quantity.core_end]

    @property
    def place(self) -> int:
        """Return which member of its list the quantity is."""
        return self.group.index(self.quantity)

    @property
    def lead(self) -> str:
        """Return the sentence before the clause of the quantity."""
        return self.sentence.plain[: self.group[0].start - len(self.before)]

    @property
    def rest(self) -> str:
        """Return the sentence after the clause of the quantity."""
        return self.sentence.plain[self.group[-1].end + len(self.after) :]

    @property
    def conditional(self) -> bool:
        """Tell whether the quantity says whom or what the sentence is about (700万元以上的项目)."""
        if _GIVES.search(self.before):
            return False
        if self.value.endswith("内") and _SINCE.search(self.before):
            return False
        limits = self.value.endswith(("以上", "以下", "以内", "）")) and _IS_BOUND_TO.match(self.after)
        about = self.before.lstrip().startswith(("对", "凡")) and bool(self.rest)
        return about or bool(limits) or bool(_MODIFIES.match(self.after))

    @property
    def supposed(self) -> bool:
        """Tell whether the clause only supposes what it says (如利率低于…)."""
        return self.before.lstrip().startswith(("如", "若"))

    @property
    def directed(self) -> bool:
        """Tell whether a clause before the quantity says whom the sentence is for (对…的企业，)."""
        return bool(_DIRECTED.search(self.lead))


def mentions_of(sentence: Sentence, quantities: Sequence[Quantity]) -> Iterator[Mention]:
    """Yield the quantities of a sentence, each with its list."""
    for group in _groups(sentence, quantities):
        start, stop = group[0].start, group[-1].end
        before = sentence.plain[sentence.clause_start(start) : start]
        after = sentence.plain[stop : sentence.clause_end(stop)]
        beyond = _without(after, stop, quantities)
        for quantity in group:
            yield Mention(
                sentence=sentence, quantity=quantity, group=group, before=before, after=after, beyond=beyond
            )


def _without(text: str, start: int, quantities: Sequence[Quantity]) -> str:
    """Return `text`, which begins at `start` of its sentence, without the quantities in it."""
    for quantity in reversed(quantities):
        if start <= quantity.start and quantity.end <= start + len(text):
            text = text[: quantity.start - start] + text[quantity.end - start :]
    return text


def _groups(sentence: Sentence, quantities: Sequence[Quantity]) -> Iterator[tuple[Quantity, ...]]:
    group: list[Quantity] = []
    for quantity in quantities:
        if group and not _joins(sentence, group[-1], quantity):
            yield _alike(group)
            group = []
        group.append(quantity)
    if group:
        yield _alike(group)


def _alike(group: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Return the members of a list, each bounded and rated as the first is (每月突破7亿元、8亿元、9亿元)."""
    return (group[0], *(_like(group[0], one) for one in group[1:]))


def _like(first: Quantity, one: Quantity) -> Quantity:
    unit, per, rate = first.unit.partition("/")
    if per and "/" not in one.unit and unit.endswith("元") and one.unit.endswith("元"):
        one = replace(one, unit=f"{one.unit}/{rate}")
    return replace(one, bound=first.bound) if one.bound is Bound.EXACT else one


def _joins(sentence: Sentence, last: Quantity, following: Quantity) -> bool:
    between = sentence.plain[last.end : following.start]
    return last.kind is following.kind and bool(_BETWEEN.fullmatch(between))
