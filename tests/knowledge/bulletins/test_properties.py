"""What extraction may leave differently changes nothing that is read from an issue."""

from __future__ import annotations

import functools
import random

import pytest
from hypothesis import HealthCheck, example, given, settings, strategies as st

from tests.knowledge.bulletins.reprinting import as_printed, filled, moved, narrowed, read
from tests.knowledge.issues import KEYS, labels

FEW = settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
LINE_ENDS = ("", " ", "    ", "\u3000", "\u3000\u3000", " \u3000 ", "\t")
issues, seeds = st.sampled_from(KEYS), st.integers(0, 2**32)


@functools.lru_cache(maxsize=8)
def expected(key: str) -> list[tuple[object, ...]]:
    return read(as_printed(key), key)


@FEW
@given(key=issues, width=st.integers(10, 40))
@example(key="2020-06", width=15)  # 温州市公安局  温州市农业农村 / 局
@example(key="2019-12", width=11)  # 温州浙南沿海先进装备产 / 业集聚区（…）管委会
@example(key="2018-06", width=13)  # 温州市人力资源和社会保障局
def test_lines_cut_at_any_width_change_nothing(key: str, width: int) -> None:
    """Titles, numbers and signatures are cut too.

    Not cut are folios, running headers and labels, which stand by themselves in one line, and tables of
    one character a line, which have no lines.
    """
    assert read(narrowed(as_printed(key), width), key) == expected(key)


@FEW
@given(key=issues, width=st.integers(20, 60))
def test_lines_filled_to_any_width_change_nothing(key: str, width: int) -> None:
    """A paragraph is filled within its page and not over a title that floats in it: these are other frames."""
    assert read(filled(as_printed(key), key, width), key) == expected(key)


@FEW
@given(key=issues, seed=seeds)
@example(key="2015-10", seed=13)  # below 温州市…机构设置与编制管理办法 / 第一章 总则
@example(key="2015-10", seed=16)  # the sentence goes on with 等 below the number
@example(key="2019-12", seed=21)  # between 《浙江省商务 and 厅浙江省财政厅关于公布…
@example(key="2020-06", seed=4)  # below a line of offices: …国家统计局温州调查队、温州海事局
@example(key="2018-06", seed=3020)  # the sentence goes on with 文件精神 below the number
@example(key="2019-12", seed=3005)  # below 进我市境外经贸合作区水平提升和海外营运中心
@example(key="2019-12", seed=4007)  # next to the title of the enclosure, 关于支持电竞…的若干意见
@example(key="2020-06", seed=3018)  # between 根据《中共温州市 and 委温州市人民政府关于创建…的实施意
def test_title_blocks_at_any_place_and_in_any_order_change_nothing(key: str, seed: int) -> None:
    """The parts of a block stay together, in any order, anywhere on the first page of its text.

    Not within a signature nor within another floating title: each is one frame as the block is, and
    an office directly below a title would read as its issuer.
    """
    assert read(moved(as_printed(key), key, random.Random(seed)), key) == expected(key)


@FEW
@given(key=issues, seed=seeds, width=st.integers(10, 24))
@example(key="2018-06", seed=3, width=13)  # 关于加强老年 / 关于调整城乡居民…
@example(key="2019-12", seed=1, width=12)  # 《浙江省商务 / 厅浙江省财政厅关于公布… / 名单》
def test_title_blocks_elsewhere_and_cut_change_nothing(key: str, seed: int, width: int) -> None:
    texts = moved(as_printed(key), key, random.Random(seed))

    assert read(narrowed(texts, width), key) == expected(key)


@FEW
@given(key=issues, seed=seeds, share=st.floats(0.01, 1.0), most=st.integers(1, 4))
def test_blank_lines_within_a_page_change_nothing(key: str, seed: int, share: float, most: int) -> None:
    """Not above a line with one leading space: blank lines above it are what tells a page from a frame."""
    texts, chance = as_printed(key), random.Random(seed)
    starts = set(labels()[key]["pages"].values())
    for position in reversed(range(1, len(texts))):
        follows = next((n for n in range(position, len(texts)) if texts[n].strip()), len(texts) - 1)
        marked = texts[follows].startswith(" ") or {follows + 1, follows, follows - 1} & starts
        if not marked and chance.random() < share:
            texts[position:position] = [""] * chance.randint(1, most)

    assert read(texts, key) == expected(key)


@FEW
@given(key=issues, seed=seeds, share=st.floats(0.01, 1.0))
def test_white_space_in_and_behind_lines_changes_nothing(key: str, seed: int, share: float) -> None:
    chance = random.Random(seed)
    texts = as_printed(key)
    for position, text in enumerate(texts):
        if text.strip() and chance.random() < share:
            last = text.rstrip()[-1]
            texts[position] = (
                text.rstrip()[:-1] + "\u3000" * chance.randint(0, 2) + last + chance.choice(LINE_ENDS)
            )

    assert read(texts, key) == expected(key)


@FEW
@given(key=issues, end=st.sampled_from(LINE_ENDS[1:]))
def test_white_space_in_blank_lines_changes_nothing(key: str, end: str) -> None:
    assert read([text or end for text in as_printed(key)], key) == expected(key)


@FEW
@given(key=issues, front=st.integers(0, 3), back=st.integers(0, 9))
def test_blank_lines_around_an_issue_change_nothing(key: str, front: int, back: int) -> None:
    assert read([""] * front + as_printed(key) + [""] * back, key) == expected(key)


@pytest.mark.parametrize("key", KEYS)
def test_form_feeds_begin_the_pages_that_a_reader_finds(key: str) -> None:
    """A reader that knows the pages marks their first lines; the folios that are printed number them."""
    texts = as_printed(key)
    for start in labels()[key]["pages"].values():
        texts[start - 1] = "\f" + texts[start - 1].strip()

    assert [found[:4] for found in read(texts, key)] == [found[:4] for found in expected(key)]
