"""What waits for a client that is away."""

from bot.channels.sockets.undelivered import EVENTS_A_SESSION, SECONDS, SESSIONS, Undelivered


def test_events_are_handed_over_once_in_order() -> None:
    waiting = Undelivered()
    for number in range(3):
        waiting.keep("a", {"text": str(number)})
    waiting.keep("b", {"text": "b"})
    assert [event["text"] for event in waiting.taken("a")] == ["0", "1", "2"]
    assert waiting.taken("a") == []
    assert waiting.taken("b") == [{"text": "b"}]


def test_old_events_are_forgotten() -> None:
    now = [0.0]
    waiting = Undelivered(lambda: now[0])
    waiting.keep("a", {"text": "old"})
    now[0] = SECONDS - 1
    waiting.keep("a", {"text": "new"})
    now[0] = SECONDS + 1
    assert waiting.taken("a") == [{"text": "new"}]


def test_only_so_much_is_kept() -> None:
    waiting = Undelivered()
    for number in range(EVENTS_A_SESSION + 5):
        waiting.keep("first", {"text": str(number)})
    assert [event["text"] for event in waiting.taken("first")] == [
        str(n) for n in range(5, EVENTS_A_SESSION + 5)
    ]
    for number in range(SESSIONS + 1):
        waiting.keep(f"s{number}", {"text": "x"})
    assert (waiting.taken("s0"), len(waiting.taken("s1"))) == ([], 1)
