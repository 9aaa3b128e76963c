"""What an issue holds, asked in a conversation: 这一期有几个文件, 2020年第6期呢."""

from __future__ import annotations

from datetime import date

from knowledge.answers import Context, analyse
from knowledge.answers.from_issues import asked_issues
from knowledge.answers.wording import say
from knowledge.dialogue.conversation import Conversation
from knowledge.dialogue.cues import cue, says
from knowledge.dialogue.joining import is_found, joined
from knowledge.dialogue.moves import Asked, Knowledge, Reply
from knowledge.dialogue.parts import asks


def of_issue(asked: Asked, conversation: Conversation, today: date, knowledge: Knowledge) -> Reply | None:
    """Return what the issues named hold, 这一期 being that cited last; None where that is not asked."""
    text = _whole(asked.words, conversation, knowledge)
    issues = asked_issues(text)
    texts = [text] if len(issues) == 1 else [say("issues.asked", issue=issue) for issue in issues]
    # an issue stands on its own: nothing of the question before is kept
    questions = [analyse(one, today, {}, "ask_bulletin", Context()) for one in texts]
    answers = [knowledge.answer(question) for question in questions]
    if not any(is_found(answer) or answer.choices for answer in answers):
        return None
    return Reply(question=questions[-1], answer=joined(questions, answers))


def asks_what_issue_holds(text: str) -> bool:
    """Return whether a message asks what an issue holds, that cited last (这一期有几个文件) among them."""
    # any issue stands for the one that was cited last
    return bool(asked_issues(cue("this_issue").sub("最新一期", text, count=1))) and asks(text)


def _whole(text: str, conversation: Conversation, knowledge: Knowledge) -> str:
    """Return the words with the name of the issue that was cited last for 这一期."""
    keys = set(conversation.context.document_keys)
    if not keys or not says("this_issue", text):
        return text
    cited = [one.name for one in knowledge.bulletins if keys & {d.key for d in one.documents}]
    return cue("this_issue").sub(cited[0], text, count=1) if len(cited) == 1 else text
