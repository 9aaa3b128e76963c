"""When a span as heard makes so little sense that another word of the same sound may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.hearing.likeliest import Word
from knowledge.hearing.terms import Candidate
from knowledge.hearing.words import is_familiar, is_rare, is_topical, is_word, place_words

# A span this short that is itself a word was meant as it was heard (公司 for 工资)
_SHORT = 3
# A longer message has other words to be found by, and more places where a good word looks wrong
_LONGEST_MESSAGE = 40
# What stands for itself whatever stands beside it: figures, and the words that hold sentences together
_NEVER_MISHEARD = frozenset(
    "一二三四五六七八九十百千万亿两零〇几的了是在我你他她它这那不没有和就都也吗呢吧着过被把们及交缴订"
)
_AFTER_A_PLACE = frozenset("多的市县区那这有能可要是现今去农乡镇")
# 我叫文浩
_BEFORE_A_NAME = ("叫", "姓", "名字", "名字是", "我是", "他是", "她是")
_FIRMS = ("公司", "集团", "工厂", "小区", "大厦", "学校", "医院", "酒店", "超市")
# 护理员 is somebody, 护理院 a house: what makes another word of a word
_ENDINGS = frozenset("员者家长院局站费证卡法率量性化型类级式度力们")
# Words of one character that stand beside any other: a name is not made of them
_BESIDE_ANY = _NEVER_MISHEARD | frozenset(
    "与及或还很最要会能可到从给对向为以于等个位些种元月日年号点上下中里外前后大小多少人家市县区镇村省啊呀嘛各每某请问去来说做用按将由经并"
    "则且让跟比得地再又只才已第新老男女天时分所此该本其之者吃拿领交办查养想找叫算怎发给够经现"
)


@dataclass(frozen=True, slots=True)
class Heard:
    """A text as heard, with its likeliest reading: which characters hold no word, where words end.

    `on_topic` tells whether it names something that this bot is asked about; `begun` and `ended` where
    familiar words that may be meant begin and end: two misheard ones may stand beside each other.
    """

    text: str
    loose: frozenset[int]
    edges: frozenset[int]
    on_topic: bool
    begun: frozenset[int] = frozenset()
    ended: frozenset[int] = frozenset()

    @classmethod
    def of(cls, text: str, words: list[Word], found: Iterable[Candidate] = ()) -> Heard:
        """Return `text` with its reading `words` and the words `found` that may be meant."""
        loose = (w for w in words if w.end == w.start + 1 or is_rare(text[w.start : w.end]))
        places = frozenset(place for word in loose for place in range(word.start, word.end))
        on_topic = any(is_topical(text[word.start : word.end]) for word in words)
        known = [
            candidate for candidate in found if candidate.term.is_place or is_familiar(candidate.term.text)
        ]
        begun, ended = (
            frozenset(candidate.start for candidate in known),
            frozenset(c.end for c in known),
        )
        return cls(text, places, frozenset({0} | {word.end for word in words}), on_topic, begun, ended)

    def makes_no_sense(self, candidate: Candidate) -> bool:
        """Tell whether what the candidate changes is no word as heard, nor part of a name."""
        start, end, changed = candidate.start, candidate.end, candidate.changed
        inside = range(start + 1, end - 1) if candidate.term.is_core else ()
        if any(self.text[place] in _NEVER_MISHEARD and place not in inside for place in changed):
            return False
        if not candidate.term.is_core and not self._is_loose(candidate):
            return False
        joint = self._changes_a_joint(candidate) and not _is_division(self.text[start:end])
        if joint and not candidate.term.is_core and not is_familiar(candidate.term.text):
            return False
        return end - start > _SHORT or self._is_no_short_word(candidate)

    def _is_loose(self, candidate: Candidate) -> bool:
        """Tell whether what is changed is no word, or leaves an odd character in the span (哈市/奇)."""
        odd = any(map(self._is_odd, range(candidate.start, candidate.end)))
        return odd or not self.loose.isdisjoint(candidate.changed)

    def _is_no_short_word(self, candidate: Candidate) -> bool:
        """Tell whether a span of two or three characters is no word, nor two, nor part of a name."""
        start, end, term = candidate.start, candidate.end, candidate.term
        heard, familiar = self.text[start:end], term.is_core or is_familiar(term.text)
        if is_word(heard) and not (familiar and is_rare(heard)):
            return False
        if not (
            self.on_topic
            if term.is_place
            else familiar or (self.on_topic and len(self.text) <= _LONGEST_MESSAGE)
        ):
            return False
        if len(heard) == _SHORT and is_word(heard[:-1]) and heard[-1] in _ENDINGS:
            return False
        if len(heard) < _SHORT and not _NEVER_MISHEARD.isdisjoint(heard):
            return False
        if len(candidate.changed) == len(heard) and self.text.startswith(_FIRMS, end):
            return False
        if term.is_place and len(heard) < _SHORT and not self._goes_on_as_a_place(end):
            return False
        if self.text.endswith(_BEFORE_A_NAME, 0, start):
            return False
        # 适不适用
        if self.text.startswith("不" + heard[-1], end):
            return False
        odd_before = self._is_odd(start - 1) and start not in self.ended
        return not (odd_before or (self._is_odd(end) and end not in self.begun))

    def _goes_on_as_a_place(self, end: int) -> bool:
        """Tell whether what follows `end` follows the name of a place and not of a firm (永佳公司)."""
        after = self.text[end:]
        if after.startswith(_FIRMS):
            return False
        if not after or not after[0].isalnum() or after[0] in _AFTER_A_PLACE:
            return True
        return any(is_topical(after[:length]) for length in range(2, len(after) + 1))

    def _changes_a_joint(self, candidate: Candidate) -> bool:
        """Tell whether it changes a character at an end of the span that stands beside any other."""
        ends = {candidate.start, candidate.end - 1}
        return any(self.text[place] in _BESIDE_ANY for place in ends.intersection(candidate.changed))

    def is_cut(self, place: int, beside: Word | None) -> bool:
        """Tell whether a word as heard was cut at `place` and nothing sensible is left `beside` the cut.

        温州时尚 is not 温州市尚, but 己经过期 is 已经过期.
        """
        if place in self.edges or beside is None:
            return False
        return beside.end == beside.start + 1 or is_rare(self.text[beside.start : beside.end])

    def _is_odd(self, place: int) -> bool:
        """Tell whether a character stands at `place` that is no word and has no business beside others."""
        return (
            place in self.loose
            and "\u4e00" <= self.text[place] <= "\u9fff"
            and self.text[place] not in _BESIDE_ANY
        )


def _is_division(heard: str) -> bool:
    """Tell whether `heard` has the first two characters of a county: 鹿城去 is 鹿城区."""
    return heard[:2] in place_words()
