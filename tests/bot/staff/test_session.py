from bot.staff.session import IDLE_SECONDS, MOST_SESSIONS, Sessions


class Clock:
    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


def test_a_session_ends_after_eight_idle_hours_and_not_before():
    clock = Clock()
    sessions = Sessions(clock)
    opened = sessions.open()
    clock.now += IDLE_SECONDS
    assert sessions.find(opened.id) == opened
    clock.now += IDLE_SECONDS
    assert sessions.find(opened.id) == opened
    clock.now += IDLE_SECONDS + 1
    assert sessions.find(opened.id) is None
    clock.now -= IDLE_SECONDS
    assert sessions.find(opened.id) is None


def test_ids_and_csrf_tokens_are_long_and_all_different():
    sessions = Sessions()
    opened = [sessions.open() for _ in range(20)]
    assert len({one.id for one in opened} | {one.csrf for one in opened}) == 40
    assert min(len(one.id) for one in opened) == 43


def test_nobody_is_found_without_an_id_and_a_closed_one_is_gone():
    sessions = Sessions()
    opened = sessions.open()
    sessions.close(opened)
    assert [sessions.find(None), sessions.find(""), sessions.find(opened.id)] == [None, None, None]


def test_the_sessions_do_not_grow_without_bound():
    sessions = Sessions()
    first = sessions.open()
    for _ in range(MOST_SESSIONS):
        last = sessions.open()
    assert sessions.find(first.id) is None
    assert sessions.find(last.id) == last
