"""The closed lists that labels are taken from: no text of a resident ever becomes a label."""

from __future__ import annotations

from knowledge.kinds import AnswerStatus, Topic

OTHER = "other"
NONE = "none"

# The doors that turns come by, and what staff and the shell call themselves.
CHANNELS = frozenset({"rest", "socketio", "widget", "wechat", "hotline", "twilio_voice", "staff", "shell"})
STATUSES = frozenset({status.value for status in AnswerStatus} | {"notice"})
TOPICS = frozenset({topic.value for topic in Topic} | {NONE})
# The way of a message. `waiting` is while others that came before are answered, `guard` what comes before and
# after the dialogue, `dialogue` all that Rasa does; `render` is the action without the knowledge base.
STAGES = frozenset(
    {
        *("waiting", "guard", "dialogue", "nlu", "policy", "action", "knowledge", "render"),
        *("tracker_load", "tracker_save"),
    }
)
# The steps in which the knowledge base looks for an answer (`Answer.timings_ms` without `_ms`).
STEPS = frozenset(
    {
        *(
            "guard",
            "elsewhere",
            "claims",
            "issues",
            "lists",
            "titles",
            "facts",
            "documents",
            "overview",
            "operands",
        ),
        *("standards", "dog_rules", "duties", "tasks", "offices", "appointments", "chronicle", "statistics"),
        *("enumerations", "outline", "provisions", "text", "contents"),
    }
)
PLACES = frozenset(
    {
        *("message", "action", "knowledge", "channel", "store", "tracker", "staff", "reader", "shared"),
        *("server", "rasa", "bot", "library"),
    }
)
REASONS = frozenset({"rate_limit", "too_long", "empty"})
# What is kept to be used again (docs/adr/0020-kept-answers.md).
KEPT = frozenset({"replies", "parses", "answers"})
VERDICTS = frozenset({"up", "down"})
ENDS = frozenset({"hangup", "completed", "transferred", "failed", "goodbye", "timeout"})


def listed(value: str | None, closed: frozenset[str]) -> str:
    """Return the value where it is in the list, `none` for None, `other` for anything else."""
    if value is None:
        return NONE
    return value if value in closed else OTHER
