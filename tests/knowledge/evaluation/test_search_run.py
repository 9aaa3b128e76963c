from collections.abc import Callable
from pathlib import Path

from knowledge.evaluation.metrics import Ranked
from knowledge.evaluation.parts import Part
from knowledge.evaluation.retrieval_set import Article, Query
from knowledge.evaluation.search_run import Made, ProductSearch, measured, peer_search
from knowledge.settings import KnowledgeSettings

SETTINGS = KnowledgeSettings(bulletins_dir=Path(), index_dir=Path())
ARTICLES = [
    Article(id="water", title="供水条例", text="居民用水按月缴费。"),
    Article(id="bus", title="公共汽车规定", text="老年人乘坐免费，应当出示证件。"),
    Article(id="tree", title="绿化办法", text="砍伐树木应当申请。"),
]
QUERIES = [
    Query(id="1", text="老年人坐公共汽车要钱吗", positives=frozenset({"bus"})),
    Query(id="2", text="砍树要申请吗", positives=frozenset({"tree", "water"})),
]


def told() -> tuple[list[tuple[str, int, int]], Callable[[str, int, int], None]]:
    heard: list[tuple[str, int, int]] = []
    return heard, lambda *progress: heard.append(progress)


def test_the_product_finds_what_answers():
    heard, progress = told()
    made = ProductSearch(ARTICLES, None, SETTINGS).without(frozenset({Part.DENSE}))
    method = measured("hybrid", made, QUERIES, progress)
    assert [row.first for row in method.ranked] == [1, 1]
    assert method.figures["R@1"] == 1.0
    assert method.latency[-1].stage == "whole"
    assert {"lexical", "fusion"} <= {one.stage for one in method.latency}
    assert heard == [("hybrid", 1, 2), ("hybrid", 2, 2)]


def test_a_title_is_found_unless_titles_are_off():
    product = ProductSearch(ARTICLES, None, SETTINGS)
    asked = "绿化办法"
    assert product.without(frozenset()).ask(asked)[0] == ["tree"]
    assert product.without(frozenset({Part.TITLES})).ask(asked)[0] == []


def test_an_index_is_built_once_for_all_that_search_it():
    product = ProductSearch(ARTICLES, None, SETTINGS)
    first, second = product.without(frozenset()), product.without(frozenset({Part.WORDS}))
    assert first.build_seconds == second.build_seconds
    assert product.without(frozenset({Part.TITLES})).build_seconds != first.build_seconds


def test_the_peer_searches_titles_where_it_is_told_to():
    assert peer_search(ARTICLES, titled=False).ask("公共汽车")[0] == []
    assert peer_search(ARTICLES, titled=True).ask("公共汽车")[0] == ["bus"]


def test_a_question_that_breaks_the_search_counts_as_missed():
    def ask(text: str) -> tuple[list[str], dict[str, float]]:
        if "砍" in text:
            raise RuntimeError("broken")
        return ["bus"], {}

    method = measured("x", Made(ask=ask, build_seconds=0.0), QUERIES, told()[1])
    assert method.ranked == (Ranked(ranks=(1,), positives=1), Ranked(ranks=(), positives=2))
    assert method.failed == 1
