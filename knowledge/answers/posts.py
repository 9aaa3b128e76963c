"""Posts as decisions print them (…市科学技术局副局长) and as residents call them (科技局的副局长)."""

from __future__ import annotations

import functools
import re
from dataclasses import dataclass

from knowledge.index.terms import words
from knowledge.vocabulary import expand, load_yaml

# （副县长级）（试用期一年）（兼）
_REMARKS = re.compile(r"(?:（[^（）]*）)+$")
# what stands before the name of an office and is left out: 温州市人民政府办公室, 市公路路政管理支队
_CITY = re.compile(r"^(?:[一-鿿]{2,3}?市|市)?(?:人民政府(?=.))?")
# an everyday name that ends so names the whole office: 公安局 is not 公安局交通管理局
_OFFICE = re.compile(
    r"(?:局|委|办|办公室|处|院|校|学院|大学|中心|集团|公司|支队|大队|队|政府|委员会|管委会|站|馆|所|会)$"
)
_TAIL = re.compile(r"^(?:集团|有限|责任|股份|公司|委员会|管理|局|会)*$")
_SHORTEST = 2
_SHORTEST_ABBREVIATION = 3
_LONGEST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """An office and a title in it."""

    office: str
    title: str

    def is_called(self, title: str) -> bool:
        """Return whether `title` names this one: 副局长 is 常务副局长 too, 局长 is neither."""
        if title in ("head", "deputy"):
            return ("副" in self.title) is (title == "deputy") and re.search(_heads(), self.title) is not None
        return self.title == title or (title.startswith("副") and self.title.endswith(title))


def read_post(text: str) -> Post:
    """Read a post; the title is empty where its last words are none."""
    plain = _REMARKS.sub("", text)
    match = re.search(rf"{_titles()}$", plain)
    return Post(office=plain[: match.start()] if match else plain, title=match[0] if match else "")


def titles_in(text: str) -> list[str]:
    """Return the titles that a question names, `head` and `deputy` for 一把手 and 副职."""
    found = [match[0] for match in re.finditer(_titles(), text)]
    everyday: dict[str, str] = load_yaml("records.yml")["everyday_titles"]
    return [*found, *(name for name, pattern in everyday.items() if re.search(pattern, text))]


def without_titles(text: str) -> str:
    """Return a question with its titles cut out."""
    return re.sub(_titles(), "，", text)


def office_named(office: str, text: str, *, whole: bool = False) -> int:
    """Return how many characters of `text` name `office`, 0 where they do not; `whole` to its end.

    A name is a run of the office's own (公积金), or an abbreviation that begins and ends with words of it
    (科技局, 人社局), or an everyday word of the vocabulary for it.
    """
    core = _CITY.sub("", office) or office
    begins, ends = _borders(core)
    best = 0
    for start, first in enumerate(text):
        for end in range(min(len(text), start + _LONGEST), start + max(_SHORTEST, best + 1) - 1, -1):
            if first not in begins:
                break
            name, following = text[start:end], text[end : end + 1]
            if (not whole or _OFFICE.search(name)) and _names(name, following, core, begins[first], ends):
                best = end - start
                break
    return max(best, _by_vocabulary(core, text))


def _names(name: str, following: str, core: str, starts: tuple[int, ...], ends: frozenset[int]) -> bool:
    """Return whether `name`, which `following` follows in the question, names the office `core`."""
    if name in _common():
        return False
    for start in starts:
        run = core.startswith(name, start)
        end = start + len(name) if run else _subsequence_end(name, core, start)
        # 公安 of 公安局 is not all that the question says
        cut = run and following and core.startswith(name + following, start)
        short = not run and len(name) < _SHORTEST_ABBREVIATION
        if end in ends and not cut and not short and (not _OFFICE.search(name) or _TAIL.match(core[end:])):
            return True
    return False


def _subsequence_end(name: str, core: str, start: int) -> int:
    """Return where `name` ends as a subsequence of `core` from `start`, -1 where it is none.

    The last character is the last of its kind in the office: 局 of …管理局.
    """
    position = start
    for character in name[:-1]:
        position = core.find(character, position) + 1
        if not position:
            return -1
    last = core.rfind(name[-1], position) + 1
    return last or -1


def _by_vocabulary(core: str, text: str) -> int:
    """Return how many characters of an official word for an everyday one (人社局) name the office."""
    return max(
        (len(word) for word in expand(text) if core.startswith(word) and _TAIL.match(core[len(word) :])),
        default=0,
    )


@functools.lru_cache(maxsize=2048)
def _borders(core: str) -> tuple[dict[str, tuple[int, ...]], frozenset[int]]:
    """Return character → places where a word of `core` begins with it, and where words end."""
    begins: dict[str, set[int]] = {core[0]: {0}}
    ends = {len(core)}
    for word in words(core):
        place = core.find(word)
        if len(word) > 1 and place >= 0:
            begins.setdefault(word[0], set()).add(place)
            ends.add(place + len(word))
    return {first: tuple(sorted(places)) for first, places in begins.items()}, frozenset(ends)


@functools.cache
def _titles() -> str:
    names: list[str] = load_yaml("records.yml")["titles"]
    return rf"(?:(?:常务|专职|执行|第一)?副)?(?:{'|'.join(sorted(names, key=len, reverse=True))})(?:助理)?"


@functools.cache
def _heads() -> str:
    return str(load_yaml("records.yml")["head_titles"])


@functools.cache
def _common() -> frozenset[str]:
    """Return the words so common in the names of offices that they name none."""
    return frozenset(load_yaml("records.yml")["common_office_words"])
