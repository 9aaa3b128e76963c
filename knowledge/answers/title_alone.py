"""A document of which the issues print the title alone, in a list: what it says is not known."""

from __future__ import annotations

import re
from dataclasses import replace

from knowledge.answers.caveats import department
from knowledge.answers.context import Sources
from knowledge.answers.limits.refusals import not_there
from knowledge.answers.listed import Listed, listed_documents
from knowledge.answers.wording import say
from knowledge.records import Answer, DocumentKind, Passage, Question, Topic

# 出台过禁放通告吗   |   哪份文件   |   叫什么名字: the title is what is asked for
_OF_TITLES = re.compile(
    r"文号|标题|题目|目录|叫什么|印发|发布|下发|出台|制定|发[过了]|哪[个一]?[个份件]"
    r"|(?:什么|啥|有没有)[^，。？]{0,12}(?:文件?|通知|通告|公告|办法|方案|意见|规定)"
)


def title_alone(question: Question, passage: Passage, said: str, sources: Sources) -> Answer | None:
    """Say that only the title is printed where `said`, of the passage, is a row of a list of documents.

    None where the row names a document that an issue prints, or where the title answers.
    """
    if passage.kind is not DocumentKind.ISSUED_LIST or _OF_TITLES.search(question.text):
        return None
    listed = _row(passage, said, sources)
    if listed is None:
        return None
    told = say("lists.no_text", number=listed.number, title=listed.title)
    refer = say("uncovered.refer", place="", department=department(Topic.BULLETIN))
    return replace(not_there(question), sentences=(told, refer), citations=(sources.cite(passage),))


def _row(passage: Passage, said: str, sources: Sources) -> Listed | None:
    rows = (one for one in listed_documents(sources) if one.is_on_list and one.document is None)
    return next((one for one in rows if one.passage.id == passage.id and one.number in said), None)
