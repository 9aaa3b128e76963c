"""Issues that tests of answers make up, and what is known from them alone."""

from __future__ import annotations

from typing import cast

from knowledge.answers.context import Sources
from knowledge.passages import passages_of
from knowledge.records import Bulletin
from knowledge.search import Searcher
from knowledge.settings import KnowledgeSettings
from tests.knowledge.issues import SHIPPED, issue, notice, standards_of

# An issue with one notice; a test puts a section behind it
MARCH = notice(
    "关于做好防汛工作的通知",
    "做好防汛工作。",
    number="温政发〔2021〕3号",
    signed="2021年3月1日",
)


def sources(*bulletins: Bulletin) -> Sources:
    return Sources(
        bulletins,
        [passage for bulletin in bulletins for passage in passages_of(bulletin)],
        standards_of(*bulletins),
        cast(Searcher, None),
        KnowledgeSettings(bulletins_dir=SHIPPED, index_dir=SHIPPED),
    )


def published(
    title: str, *text: str, issuer: str = "温州市人民政府", signed: str = "2021年6月1日", key: str = "2021-06"
) -> Bulletin:
    number = f"温测〔{signed[:4]}〕1号"
    return issue(notice(title, *text, number=number, signed=signed, issuer=issuer), key=key)
