"""Training pairs: texts that should lie close together, drawn from the corpus without labels."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from knowledge.encoder_training.corpus import TrainingArticle, sentences
from knowledge.encoder_training.everyday import EverydayLexicon, as_question

SHORTEST_CLAUSE = 4
LONGEST_PASSAGE = 300
REWORDED_SHARE = 0.7
# Half a question answered by its own words teaches nothing that the lexical arm does not know.
TAKEN_OUT_SHARE = 0.6
SENTENCES_OF_A_WORD = 5

# 县级人民政府民政部门应当对申请人进行调查，符合条件的，予以批准。
_CLAUSE_END = re.compile(r"[，。；：！？、（）《》“”\s]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two texts that belong together; pairs of one `group` are never each other's negatives."""

    question: str
    passage: str
    group: str


def title_pairs(articles: list[TrainingArticle]) -> Iterator[Pair]:
    """Pair the title of a regulation with each of its articles."""
    for article in articles:
        if article.title:
            yield Pair(question=article.title, passage=_cut(article.text), group=article.title)


def cloze_pairs(articles: list[TrainingArticle], chance: random.Random) -> Iterator[Pair]:
    """Pair a sentence with the article around it; half of the time the sentence is taken out of it."""
    for number, article in enumerate(articles):
        parts = sentences(article.text)
        if len(parts) < 2:
            continue
        chosen = chance.randrange(len(parts))
        rest = parts[:chosen] + parts[chosen + 1 :] if chance.random() < 0.5 else parts
        passage = _cut(article.title + "".join(rest))
        yield Pair(question=parts[chosen], passage=passage, group=f"article {number}")


def next_article_pairs(articles: list[TrainingArticle]) -> Iterator[Pair]:
    """Pair an article with the one that follows it in the same regulation."""
    for first, second in pairwise(articles):
        if first.title and first.title == second.title:
            yield Pair(question=_cut(first.text), passage=_cut(second.text), group=first.title)


def question_pairs(
    articles: list[TrainingArticle], lexicon: EverydayLexicon, chance: random.Random
) -> Iterator[Pair]:
    """Pair a clause, put as a resident's question, with the article that it comes from.

    A clause that the lexicon can reword is preferred in `REWORDED_SHARE` of the articles, and taken out of
    the article in `TAKEN_OUT_SHARE` of those that have another.
    """
    for number, article in enumerate(articles):
        clauses = [part for part in _CLAUSE_END.split(article.text) if len(part) >= SHORTEST_CLAUSE]
        if not clauses:
            continue
        told = [clause for clause in clauses if lexicon.pattern.search(clause)]
        chosen = chance.choice(told if told and chance.random() < REWORDED_SHARE else clauses)
        question = as_question(lexicon.reworded(chosen, chance), chance)
        taken_out = len(clauses) > 1 and chance.random() < TAKEN_OUT_SHARE
        text = article.text.replace(chosen, "", 1) if taken_out else article.text
        yield Pair(question=question, passage=_cut(article.title + text), group=f"article {number}")


def lexicon_pairs(
    articles: list[TrainingArticle], lexicon: EverydayLexicon, chance: random.Random
) -> Iterator[Pair]:
    """Pair every everyday word with its official word, and as a question with sentences that use it."""
    shown: dict[str, list[str]] = {official: [] for official in lexicon.entries}
    for article in articles:
        for sentence in sentences(article.text):
            for official in set(lexicon.pattern.findall(sentence)):
                shown[official].append(sentence)
    for official, everyday in lexicon.entries.items():
        for word in everyday:
            yield Pair(question=word, passage=official, group=official)
            for sentence in chance.sample(shown[official], min(SENTENCES_OF_A_WORD, len(shown[official]))):
                yield Pair(question=as_question(word, chance), passage=_cut(sentence), group=official)


def written_pairs(
    questions: Mapping[str, Sequence[str]],
    nearest: Mapping[str, Sequence[TrainingArticle]],
    chance: random.Random,
) -> Iterator[Pair]:
    """Pair every written question with its official wording and with one of the articles nearest to that."""
    for official, asked in questions.items():
        for question in asked:
            said = as_question(question, chance) if chance.random() < 0.5 else question
            yield Pair(question=said, passage=official, group=official)
            article = chance.choice(nearest[official])
            yield Pair(question=question, passage=_cut(article.title + article.text), group=official)


def _cut(text: str) -> str:
    return text[:LONGEST_PASSAGE]
