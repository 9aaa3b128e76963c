"""Users who ask at a door what they have asked before alone, and compare what they hear."""

from __future__ import annotations

import asyncio
import random
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import aiohttp

from benchmarks.soaking.doors import TALKS
from benchmarks.soaking.place import DoorError, Place

ERRORS_TOLD = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Script:
    """The door of a user, what is asked there, and what the bot answers to it when nobody else asks."""

    door: str
    turns: tuple[str, ...]
    answers: tuple[str, ...] = ()


@dataclass(slots=True, kw_only=True)
class Heard:
    """What was heard at one door: the milliseconds of right replies, and everything that was not right."""

    milliseconds: list[float] = field(default_factory=list)
    errors: int = 0
    lost: int = 0
    crossed: int = 0
    different: int = 0
    told: list[str] = field(default_factory=list)

    @property
    def wrong(self) -> int:
        """Return how many turns were not answered as they were alone."""
        return self.errors + self.lost + self.crossed + self.different


async def asked_alone(place: Place, script: Script) -> Script:
    """Return the script with the answers of the bot."""
    talk = TALKS[script.door](place)
    answers = [await talk.say(turn, None) for turn in script.turns]
    await talk.close()
    return Script(door=script.door, turns=script.turns, answers=tuple(answers))


class User:
    """Asks its script again and again, each time in a conversation of its own."""

    def __init__(
        self, number: int, script: Script, others: Mapping[str, set[int]], heard: Heard, pause: float
    ) -> None:
        """Be the user with this number; `others` tells for each answer which users may hear it."""
        self._number, self._script, self._others = number, script, others
        self._heard, self._pause = heard, pause
        self._random = random.Random(number)

    async def ask_until(self, place: Place, end: float) -> None:
        """Go through the script until the time `end`."""
        await asyncio.sleep(self._random.random() * self._pause)
        while time.perf_counter() < end:
            talk = TALKS[self._script.door](place)
            try:
                await self._once(talk, end)
                await talk.close()
            except (
                DoorError,
                aiohttp.ClientError,
                asyncio.TimeoutError,
                OSError,
                ValueError,
                KeyError,
            ) as error:
                self._heard.errors += 1
                self._tell(f"{type(error).__name__}: {error}")

    async def _once(self, talk: object, end: float) -> None:
        """Ask everything once, as far as there is time."""
        for turn, right in zip(self._script.turns, self._script.answers, strict=True):
            if time.perf_counter() >= end:
                return
            started = time.perf_counter()
            said = await talk.say(turn, right)  # type: ignore[attr-defined]
            self._compare(turn, said, right, (time.perf_counter() - started) * 1000)
            await asyncio.sleep(self._random.expovariate(1 / self._pause) if self._pause else 0)

    def _compare(self, turn: str, said: str, right: str, milliseconds: float) -> None:
        """Count the reply as right, lost, somebody else's, or simply another."""
        if said == right:
            self._heard.milliseconds.append(milliseconds)
            return
        if not said:
            self._heard.lost += 1
        elif self._others.get(said, set()) - {self._number}:
            self._heard.crossed += 1
        else:
            self._heard.different += 1
        self._tell(f"{turn} -> {said[:80]!r}, alone {right[:80]!r}")

    def _tell(self, what: str) -> None:
        """Keep some of what was wrong for the report."""
        if len(self._heard.told) < ERRORS_TOLD:
            self._heard.told.append(what)


def who_hears(scripts: Sequence[Script]) -> dict[str, set[int]]:
    """Return for each answer the users whose script has it."""
    users: dict[str, set[int]] = {}
    for number, script in enumerate(scripts):
        for answer in script.answers:
            users.setdefault(answer, set()).add(number)
    return users
