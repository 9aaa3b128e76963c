"""What a question names exactly: numbers, quoted and Latin names, classes, institutions, persons."""

from __future__ import annotations

import functools
import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import pairwise
from pathlib import Path
from typing import Any

import jieba

from knowledge.answers.brackets import without_bracketed
from knowledge.answers.silence.evidence import Evidence
from knowledge.answers.silence.posts_of_places import post_of_another_place
from knowledge.index.terms import tokens as cut
from knowledge.numerals import find_numbers, read_number
from knowledge.records import Question
from knowledge.vocabulary import expand, load_yaml

# “两进两回”   |   《温州市养犬管理条例》
_QUOTED = re.compile(r"[“‘「]([^”’」]{2,20})[”’」]")
_TITLED = re.compile(r"《([^》]{2,60})》")
# 温政办〔2018〕70号, 温政办2018年70号, 〔2018〕70号
_NUMBER = re.compile(r"[〔\[【（(]?((?:19|20)\d\d)[〕\]】）)]?年?第?(\d{1,4})号(?!楼|线)")
# 50万, 25%, 3.5亿
_FIGURE = re.compile(r"\d+(?:\.\d+)?(?:[%％]|万|亿)")
# S2线, M线, B级: letters are names, but units and words that everybody uses are none
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9]*")
# D类企业, 评成D的, 二档, 四星级; not 提升一档, 哪一档, 分三档, 一二三档
_CLASS = re.compile(
    r"(?<![A-Za-z0-9])(?P<letter>[A-H])(?=[类级档等的])"
    r"|(?<![哪这那每同另任升降高低调差上下分一二三四五六七八九])(?P<numeral>[一二三四五六七八九十])(?P<unit>档|星级)"
)
# 副市长是谁, 局长叫什么
_WHO = re.compile(r"谁|哪一?位|哪几位|叫什么|姓什么")
_TITLE_SHARE = 0.75
_SHORTEST_NAME = 2


def lacking_name(question: Question, evidence: Evidence) -> str | None:
    """Return the first name in the question that the evidence has not."""
    for lacking in _rules_for(question.text):
        found = lacking(question.text, evidence)
        if found:
            return found
    return None


def names_anything(question: Question) -> bool:
    """Return whether a question names anything that evidence must have exactly."""
    return bool(_rules_for(question.text))


@functools.lru_cache(maxsize=64)
def _rules_for(text: str) -> tuple[Callable[[str, Evidence], str | None], ...]:
    """Return the rules, in their order, that find a name in a question: they are asked of many passages."""
    named = {
        _number: _NUMBER.search(text),
        _quoted: _QUOTED.search(text) or _TITLED.search(text),
        _figure: _FIGURE.search(text),
        _class: _CLASS.search(text),
        _latin: _LATIN.search(text),
        _institution: institutions_in(text),
        _person: _persons_in(text),
        _post: _posts_in(text),
        _holder: _posts_in(text) if _WHO.search(text) else (),
    }
    return tuple(rule for rule, found in named.items() if found)


def _number(text: str, evidence: Evidence) -> str | None:
    for match in _NUMBER.finditer(text):
        if not re.search(rf"{match[1]}[〕\]）)]\s*第?{match[2]}号", evidence.words):
            return match[0]
    return None


def _quoted(text: str, evidence: Evidence) -> str | None:
    names, titled = _QUOTED.findall(text), _TITLED.findall(text)
    words = _plain(evidence.words) if names or titled else ""
    lacking = (name for name in names if _plain(name) not in words)
    titles = (title for title in titled if not _entitled(title, words))
    return next(lacking, None) or next(titles, None)


def _entitled(title: str, words: str) -> bool:
    """Return whether `words` have most pairs of characters of a title, which people shorten."""
    plain = _plain(title).removeprefix("温州市")
    pairs = {plain[i : i + 2] for i in range(len(plain) - 1)}
    return sum(pair in words for pair in pairs) >= _TITLE_SHARE * len(pairs)


def _figure(text: str, evidence: Evidence) -> str | None:
    words = evidence.words.replace("％", "%")
    figures = (found[0].replace("％", "%") for found in _FIGURE.finditer(without_bracketed(text, words)))
    return next((figure for figure in figures if figure not in words and not _is_near(figure, words)), None)


def _is_near(figure: str, words: str) -> bool:
    """Return whether the words have the number that a figure is said for in short: 12万 for 123400."""
    said = None if figure.endswith("%") else read_number(figure)
    if said is None:
        return False
    unit = said / Decimal(re.sub(r"[万亿]", "", figure)) if said else Decimal(1)
    last = unit.scaleb(-len(figure.partition(".")[2].rstrip("万亿")))
    return any(abs(number.value - said) < last for number in find_numbers(words) if number.value >= unit)


def _class(text: str, evidence: Evidence) -> str | None:
    for match in _CLASS.finditer(text):
        wanted = match["letter"] or f"{match['numeral']}{match['unit']}"
        if wanted not in evidence.words:
            return match[0]
    return None


def _latin(text: str, evidence: Evidence) -> str | None:
    names = _LATIN.findall(text)
    words = evidence.words.lower() if names else ""
    loose: list[str] = _vocabulary()["loose"]
    for name in map(str, names):
        official = expand(name.lower()) or expand(name.upper())
        held = name.lower() in words or any(word.lower() in words for word in official)
        if name.lower() not in loose and not held:
            return name
    return None


def _institution(text: str, evidence: Evidence) -> str | None:
    """Return an institution, company or residential area with a name of its own that the words have not."""
    words = evidence.words
    return next((name for name in institutions_in(text) if name not in words), None)


def _person(text: str, evidence: Evidence) -> str | None:
    """Return the name in front of a title (副市长) of which the words have no two characters."""
    for name in _persons_in(text):
        if not any(name[i : i + 2] in evidence.words for i in range(len(name) - 1)):
            return name
    return None


def _post(text: str, evidence: Evidence) -> str | None:
    """Return the post of a head (局长) where the words tell of a deputy (副局长), or the other way round."""
    for asked, other in _posts_in(text):
        if not _stands_alone(asked, evidence.words) and _stands_alone(other, evidence.words):
            return asked
    return None


def _holder(text: str, evidence: Evidence) -> str | None:
    """Return the post whose holder is asked for where what would be said names no holder of such a post."""
    posts = [asked for asked, _ in _posts_in(text)]
    told = [post for post in posts if _stands_alone(post, evidence.said)]
    if not told:
        return posts[0]
    return post_of_another_place(text, told, evidence.said)


@functools.lru_cache(maxsize=64)
def _posts_in(text: str) -> tuple[tuple[str, str], ...]:
    """Return the posts in a question, each with its deputy, or with the head of which it is one."""
    pairs = ((head, f"副{head}") for head in _vocabulary()["posts"])
    both = (pair for head, deputy in pairs for pair in ((head, deputy), (deputy, head)))
    return tuple(pair for pair in both if _stands_alone(pair[0], text))


def _stands_alone(post: str, text: str) -> bool:
    # 副县长级 is a rank, no post
    return bool(re.search(rf"(?<!副){post}(?!级)", text))


@functools.lru_cache(maxsize=64)
def _persons_in(text: str) -> tuple[str, ...]:
    """Return the runs of lone characters in front of titles, without characters that are in no name."""
    titles, kept_apart = _vocabulary()["titles"], _vocabulary()["no_name"]
    names = (run.strip(kept_apart) for run, head in _runs(cut(text)) if head in titles)
    return tuple(name for name in names if len(name) >= _SHORTEST_NAME)


@functools.lru_cache(maxsize=64)
def institutions_in(text: str) -> tuple[str, ...]:
    """Return the distinctive parts of the names of institutions in a text: 阿里巴巴公司 gives 阿里巴巴."""
    return tuple(_distinctive(cut(text)))


def _distinctive(tokens: list[str]) -> Iterator[str]:
    heads, kept_apart = _vocabulary()["heads"], _vocabulary()["no_name"]
    for before, head in pairwise(tokens):
        if head in heads and before in proper_names():
            yield before
    for run, head in _runs(tokens):
        if head in heads and 2 <= len(run) <= 4 and not set(run) & set(kept_apart):
            yield run
    yield from (token for token in tokens if token in _bodies() and token not in heads)


def _runs(tokens: list[str]) -> Iterator[tuple[str, str]]:
    """Yield the runs of lone characters, which no dictionary has, with the word behind each."""
    run = ""
    for token in [*tokens, ""]:
        if len(token) == 1 and "一" <= token <= "鿿":
            run += token
            continue
        if run:
            yield run, token
        run = ""


def prepare_names() -> None:
    """Read the names now, not when they are first looked for."""
    proper_names()
    _bodies()


@functools.cache
def proper_names() -> frozenset[str]:
    """Return the names of places, bodies and brands that the dictionary of jieba marks as such."""
    return _tagged("ns", "nt", "nz", "nrt") - frozenset(_vocabulary()["common"])


@functools.cache
def _bodies() -> frozenset[str]:
    return _tagged("nt") - frozenset(_vocabulary()["common"])


def _tagged(*tags: str) -> frozenset[str]:
    # 温州大学 10 nt
    with (Path(jieba.__file__).parent / "dict.txt").open(encoding="utf-8") as lines:
        rows = (line.rstrip("\n").split(" ") for line in lines)
        return frozenset(row[0] for row in rows if row[-1] in tags)


@functools.cache
def _vocabulary() -> dict[str, Any]:
    groups: dict[str, Any] = load_yaml("names.yml")
    return groups


def _plain(text: str) -> str:
    return re.sub(r"[\s，。、·《》“”‘’（）()]", "", text)
