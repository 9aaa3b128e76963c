"""A text that is damaged or put together wrongly is read as far as it goes; it never breaks the reader."""

from __future__ import annotations

import random

from hypothesis import HealthCheck, given, settings, strategies as st

from tests.knowledge.bulletins.reprinting import as_printed, documents_in
from tests.knowledge.issues import KEYS, labels

FEW = settings(max_examples=10, deadline=None, suppress_health_check=list(HealthCheck))
issues, seeds = st.sampled_from(KEYS), st.integers(0, 2**32)
# what titles, numbers, signatures and pages are made of
CRUMBS = st.lists(
    st.sampled_from(
        [
            "", " ", "\f", "·    4    ·", "- 4 -", "4", "温州市人民政府", "温州市人民政府令", "第 12 号", "〔2020〕5号",
            "关于公布名单的通知", "关于印发《", "》的通知", "（试行）", "温政发〔2020〕5号", "2020年2月30日", "2020年6月29日",
            "ZJCC01-2019-0007", "各县（市、区）人民政府：", "附件", "附则", "附件：1.名单", "第一条 本办法", "1.关于", "市长  张某某",
            "温州市人民政府公报（总第208期）", "……（2）", "一、", "正文一行，到此为止。", "　　　名单",
        ]
    ),
    max_size=40,
)  # fmt: skip


def check(texts: list[str], key: str) -> None:
    """Every document has a title and pages; its articles stand on them."""
    for document in documents_in(texts, key):
        assert document.title
        assert document.pages == tuple(sorted(document.pages)) != ()
        assert {article.page for article in document.articles} <= set(document.pages)


@FEW
@given(key=issues, seed=seeds, share=st.floats(0.0, 0.5))
def test_lines_may_be_lost_and_doubled(key: str, seed: int, share: float) -> None:
    chance = random.Random(seed)

    check(
        [line for line in as_printed(key) for _ in range(chance.choices((1, 0, 2), (1, share, share))[0])],
        key,
    )


@FEW
@given(key=issues, seed=seeds)
def test_pages_may_come_in_any_order(key: str, seed: int) -> None:
    texts = as_printed(key)
    starts = [start - 1 for start in labels()[key]["pages"].values()]
    pages = [texts[a:b] for a, b in zip(starts, [*starts[1:], len(texts)], strict=True)]
    random.Random(seed).shuffle(pages)

    check([line for page in pages for line in page], key)


@FEW
@given(key=issues, first=st.integers(0, 13000), length=st.integers(0, 4000))
def test_a_text_may_begin_and_end_anywhere(key: str, first: int, length: int) -> None:
    check(as_printed(key)[first : first + length], key)


@settings(max_examples=100, deadline=None)
@given(texts=CRUMBS)
def test_crumbs_of_title_blocks_and_signatures_break_nothing(texts: list[str]) -> None:
    check(texts, "2020-06")
