from bot.remembered import Remembered


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_value_ends():
    clock = Clock()
    remembered = Remembered(clock)
    remembered.set("a", {"x": 1}, 10)
    assert remembered.get("a") == {"x": 1}
    clock.now += 10
    assert remembered.get("a") is None


def test_a_span_of_counting_begins_with_the_first_and_not_anew_with_each():
    clock = Clock()
    remembered = Remembered(clock)
    assert [remembered.count("a", 60) for _ in range(3)] == [1, 2, 3]
    clock.now += 59
    assert remembered.count("a", 60) == 4
    clock.now += 1
    assert remembered.count("a", 60) == 1


def test_a_claim_is_given_once_and_again_after_its_end():
    clock = Clock()
    remembered = Remembered(clock)
    assert [remembered.once("a", 5), remembered.once("a", 5), remembered.once("b", 5)] == [True, False, True]
    clock.now += 5
    assert remembered.once("a", 5)


def test_the_oldest_is_forgotten_beyond_the_capacity():
    remembered = Remembered(Clock(), capacity=2)
    for key in "abc":
        remembered.set(key, key, 10)
    assert [remembered.get(key) for key in "abc"] == [None, "b", "c"]
    remembered.forget("b")
    assert remembered.get("b") is None
