"""Whether dogs are banned: by breed, one or several, by height as it was said, of mixed breed, on a day."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from knowledge.answers.wording import figure, money, say, spoken_date
from knowledge.numerals import read_number
from knowledge.records import Bound, Question, Standard, ValidityStatus
from knowledge.said_numbers import Nearness, SaidNumber
from knowledge.vocabulary.breeds import find_breeds

# 德牧和拉布拉多的串串   |   混血狗   |   杂交的
_MIXED = re.compile(r"串串|串儿|串的|杂交|混种|混血|杂种|杂毛|配的|土串")
# 以后会长到…   |   长大了   |   幼犬
_GROWS = re.compile(r"长到|长大|会长|还在长|幼犬|小狗崽|小奶狗|才\S{0,2}个?月")
# 农村能养吗   |   乡下   |   郊区
_OUTSIDE = re.compile(r"农村|乡下|村里|山里|郊区|老家|限养区(?:外|以外)")
# 金毛不是禁养犬吗   |   属于禁养吗   |   算烈性犬不   |   是不是烈性犬
_IS_BANNED = re.compile(
    r"(?:不是|是不是|是|属于|属不属于|算不算|算|列入|在不在|在)[^，。]{0,6}(?:禁养(?!区)|烈性|大型犬|名单|限养(?!区)|禁止)"
)
# 大型犬能养吗   |   能不能在市区养: 是 would say the opposite of what follows
_MAY_BE_KEPT = re.compile(r"(?<!不)(?:能|可以|让|准|允许)[^，。]{0,8}养[^，。]{0,3}$")
# 大型犬是超过50公分吧   |   大型犬的标准是不是70厘米   |   体高超过50厘米就算大型犬了对不对
_LIMIT_SAID = re.compile(
    r"大型犬(?:的?(?:标准|界定|定义))?(?:不?是|指|算|为|界定|是不是|按){1,2}[^，。]{0,8}?\d"
    r"|(?:超过|高过|大于|高于|达到|满)[\d一二三四五六七八九十]+(?:公分|厘米|cm)(?:以上)?的?[，,]?(?:就|才|都|便)?(?:算是?|是|属于|叫)大型犬"
)
# 禁养的不是有30种狗吗   |   烈性犬一共二十种吧
_COUNT_SAID = re.compile(r"(?P<count>\d+|[一二三四五六七八九十百]+)个?(?:种|个?品种|类)")
# 五十多公分 lies in the fifties; 超过50 may be anything
_TENS = re.compile(r"(?:0|十)[多几来]\s*(?:个?公分|厘米|cm)")
# 超过50厘米 is no 50多
_BEYOND = re.compile(r"(?:超过|高过|大于|高于|不止)(?=[\d一二三四五六七八九十])")
# 是这样吗   |   对不对
_CHECKED = re.compile(r"[吗吧么]|对不对|是不是")


@dataclass(frozen=True, slots=True, kw_only=True)
class DogRules:
    """The list of breeds and the height limit of one notice; `whole` when the list names every breed."""

    banned: Sequence[Standard]
    limit: Standard
    whole: bool


def breed_sentences(question: Question, rules: DogRules) -> tuple[list[str], list[Standard]] | None:
    """Say of each breed named whether it is banned; None where the list does not decide.

    Returns:
        The sentences, and the entries of the list that name a breed.
    """
    listed = [(name, _entry(name, rules)) for name in _breeds(question)]
    if not listed:
        limit_also = say("dogs.limit_also", area=rules.limit.region_text, limit=limit_text(rules.limit))
        return [say("dogs.mixed"), limit_also, *_notes(question, rules, False)], []
    if not rules.whole and any(entry is None for _, entry in listed):
        return None
    said = [_of_breed(question, name, entry, rules, len(listed) > 1) for name, entry in listed]
    sentences = ["；".join(said) + "。"] if len(listed) > 1 else said
    entries = [entry for _, entry in listed if entry]
    if any(entry is None for _, entry in listed) and len(listed) > 1:
        sentences.append(say("dogs.limit_also", area=rules.limit.region_text, limit=limit_text(rules.limit)))
    if _MIXED.search(question.text):
        sentences.insert(0, say("dogs.mixed"))
    return [*sentences, *_notes(question, rules, bool(entries))], entries


def height_sentences(question: Question, rules: DogRules) -> list[str]:
    """Say whether a dog of the height is banned; what was said vaguely may leave it open."""
    said, limit = _height(question), rules.limit
    if said is None or limit.amount is None:
        return []
    if _LIMIT_SAID.search(question.text) and _CHECKED.search(question.text):
        right = said.figure == limit.amount
        lead = say(f"premises.{'right' if right else 'wrong_day'}")
        return [lead + say("dogs.limit", area=limit.region_text, limit=limit_text(limit), measured="")]
    return [_of_height(question, said, limit), *_notes(question, rules, False)]


def count_sentence(question: Question, rules: DogRules) -> str | None:
    """Confirm or correct how many breeds the list has; None where no number of them is said."""
    match = _COUNT_SAID.search(question.text)
    count = read_number(match["count"]) if match and _CHECKED.search(question.text) else None
    if count is None or not rules.whole:
        return None
    right = count == len(rules.banned)
    lead = say(f"premises.{'right' if right else 'wrong_day'}")
    return lead + say("dogs.count", area=rules.limit.region_text, count=str(len(rules.banned)))


def day_sentence(question: Question, standard: Standard) -> list[str]:
    """Say first that the notice did not hold yet on the day asked about, or held then."""
    day = question.as_of
    if day is None or day >= question.today:
        return []
    status = standard.validity.status(day)
    since = standard.validity.effective_from or standard.citation.signed_date
    values = {"day": question.date_phrase or spoken_date(day), "since": spoken_date(since) if since else ""}
    if status is ValidityStatus.NOT_YET:
        return [say("dogs.not_yet", **values)]
    if status is ValidityStatus.IN_FORCE:
        return [say("dogs.held_then", **values)]
    return []


def limit_text(limit: Standard) -> str:
    """Return the limit as it is said: 超过50厘米, 达到45厘米."""
    return f"{'达到' if limit.bound is Bound.AT_LEAST else '超过'}{money(limit.amount, limit.unit)}"


def _of_breed(question: Question, name: str, entry: Standard | None, rules: DogRules, several: bool) -> str:
    limit = rules.limit
    values = {"name": _named(question, name), "area": limit.region_text, "limit": limit_text(limit)}
    banned_asked = _asks_of_ban(question)
    if entry:
        key = "listed_mixed" if _MIXED.search(question.text) else "several_banned" if several else "banned"
        lead = say("dogs.is") if banned_asked and key == "banned" else ""
        return lead + say(f"dogs.{key}", position=str(entry.position), **values)
    if several:
        return say("dogs.several_not_listed", **values)
    said = _height(question)
    if said is None:
        return (say("dogs.is_not") if banned_asked else "") + say("dogs.not_listed", **values)
    if _over(said, limit, question) is False:
        return say("dogs.not_listed_small", height=_said(said), **values)
    return _of_height(question, said, limit)


def _of_height(question: Question, said: SaidNumber, limit: Standard) -> str:
    over = _over(said, limit, question)
    key = "height_open" if over is None else "too_tall" if over else "not_tall"
    lead = ""
    if over is not None and _asks_of_ban(question):
        lead = say(f"dogs.{'is' if over else 'is_not'}")
    vague = said.nearness is Nearness.MORE and _BEYOND.search(question.text)
    height = say("dogs.beyond", height=figure(said.figure)) if vague else _said(said)
    return lead + say(f"dogs.{key}", area=limit.region_text, height=height, limit=limit_text(limit))


def _asks_of_ban(question: Question) -> bool:
    """Tell whether 是 or 不是 answers: whether the dog is banned is asked, not whether it may be kept."""
    return _IS_BANNED.search(question.text) is not None and not _MAY_BE_KEPT.search(question.text)


def _notes(question: Question, rules: DogRules, banned: bool) -> list[str]:
    notes = []
    if _GROWS.search(question.text) and not banned:
        notes.append(say("dogs.grows", limit=limit_text(rules.limit)))
    if _OUTSIDE.search(question.text):
        notes.append(say("dogs.outside", area=rules.limit.region_text))
    return notes


def _breeds(question: Question) -> tuple[str, ...]:
    named = question.breeds or ((question.breed,) if question.breed else ())
    return tuple(name for name in named if not _MIXED.search(name))


def _height(question: Question) -> SaidNumber | None:
    if question.height_said:
        return question.height_said
    return SaidNumber(figure=question.height_cm) if question.height_cm is not None else None


def _over(said: SaidNumber, limit: Standard, question: Question | None = None) -> bool | None:
    """Return whether a height is over the limit; exactly as tall is over it only where the notice says so."""
    if limit.amount is None:
        return None
    if question and said.nearness is Nearness.MORE and _TENS.search(question.text) and said.figure % 10 == 0:
        said = SaidNumber(figure=said.figure + 9, low=said.figure + 1)  # 五十多: 51 to 59
    return said.reaches(limit.amount) if limit.bound is Bound.AT_LEAST else said.over(limit.amount)


def _said(said: SaidNumber) -> str:
    """Return a height with the vagueness that it was said with: 60多, 不到60."""
    if said.low is not None:
        return say("dogs.between", low=figure(said.low), high=figure(said.figure))
    return say(f"dogs.{_SAID[said.nearness]}", height=figure(said.figure))


_SAID = {
    Nearness.EXACT: "exactly",
    Nearness.MORE: "more",
    Nearness.LESS: "less",
    Nearness.AT_LEAST: "at_least",
    Nearness.AT_MOST: "at_most",
    Nearness.ABOUT: "about",
}


def _entry(name: str, rules: DogRules) -> Standard | None:
    """Return the entry that is the breed, under any of its names (德国牧羊犬（别名德国黑背）)."""
    for standard in rules.banned:
        entry = standard.name or ""
        if entry == name or any(mention.name == name for mention in find_breeds(entry)):
            return standard
    return None


def _named(question: Question, name: str) -> str:
    """Return a breed with the word that the question has for it: 德国牧羊犬（德牧）."""
    said = next((mention.text for mention in find_breeds(question.text) if mention.name == name), name)
    return name if said in name or name in said else f"{name}（{said}）"
