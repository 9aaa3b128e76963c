"""When a span as heard makes so little sense that another word of the same sound may be meant."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from knowledge.hearing.groups import group
from knowledge.hearing.likeliest import Word
from knowledge.hearing.terms import Candidate
from knowledge.hearing.words import is_familiar, is_rare, is_topical, is_word, place_words

# A span this short that is itself a word was meant as it was heard (公司 for 工资)
_SHORT = 3
# A longer message has other words to be found by, and more places where a good word looks wrong
_LONGEST_MESSAGE = 40
_FILE = "misheard.yml"


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
        if any(self.text[place] in group(_FILE, "never") and place not in inside for place in changed):
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
        if len(heard) == _SHORT and is_word(heard[:-1]) and heard[-1] in group(_FILE, "endings"):
            return False
        if len(heard) < _SHORT and not group(_FILE, "never").isdisjoint(heard):
            return False
        if len(candidate.changed) == len(heard) and self.text.startswith(_any_of("firms"), end):
            return False
        if term.is_place and len(heard) < _SHORT and not self._goes_on_as_a_place(end):
            return False
        if self.text.endswith(_any_of("before_a_name"), 0, start):
            return False
        # 适不适用
        if self.text.startswith("不" + heard[-1], end):
            return False
        odd_before = self._is_odd(start - 1) and start not in self.ended
        return not (odd_before or (self._is_odd(end) and end not in self.begun))

    def _goes_on_as_a_place(self, end: int) -> bool:
        """Tell whether what follows `end` follows the name of a place and not of a firm (永佳公司)."""
        after = self.text[end:]
        if after.startswith(_any_of("firms")):
            return False
        if not after or not after[0].isalnum() or after[0] in group(_FILE, "after_a_place"):
            return True
        return any(is_topical(after[:length]) for length in range(2, len(after) + 1))

    def _changes_a_joint(self, candidate: Candidate) -> bool:
        """Tell whether it changes a character at an end of the span that stands beside any other."""
        ends = {candidate.start, candidate.end - 1}
        return any(_stands_beside_any(self.text[place]) for place in ends.intersection(candidate.changed))

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
            and not _stands_beside_any(self.text[place])
        )


def _is_division(heard: str) -> bool:
    """Tell whether `heard` has the first two characters of a county: 鹿城去 is 鹿城区."""
    return heard[:2] in place_words()


def _stands_beside_any(character: str) -> bool:
    return character in group(_FILE, "never") or character in group(_FILE, "beside_any")


def _any_of(name: str) -> tuple[str, ...]:
    return tuple(group(_FILE, name))
