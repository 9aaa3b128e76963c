"""Has 32 users talk to the bot at all its doors for ten minutes, and finds every reply that is not right.

Each user asks about places of its own: alone first, which gives the right answers, then again and again among
all the others. A reply that is not to the letter what was said alone is counted: lost (nothing came), crossed
(it is the answer to another user) or different. Memory is sampled, of stock Rasa too, under the load of REST
alone. Exits with 1 where anything was wrong. `--url` takes a server that runs already (its OUWEN_WECHAT_TOKEN
is read from the environment). Takes 14 minutes.

    python -m benchmarks.soak [--seconds 600] [--users 32] [--quick] [--url http://127.0.0.1:5005]
"""

from __future__ import annotations

import argparse
import asyncio
import os
import secrets
import sys
import time
from datetime import date
from typing import Any

import aiohttp

from benchmarks.messages import read_questions
from benchmarks.peer.conversations import measured
from benchmarks.peer.load import Load
from benchmarks.peer.project import trained_project
from benchmarks.peer.servers import Server, free_ports, made_folder, ours, peers
from benchmarks.recorded import folder, record
from benchmarks.report import tables
from benchmarks.soaking.doors import TALKS
from benchmarks.soaking.memory import Growth, Watch, growth
from benchmarks.soaking.outcome import by_door, demands, memory
from benchmarks.soaking.place import Place
from benchmarks.soaking.scripts import conversation, pages, reading
from benchmarks.soaking.sockets import PATIENCE
from benchmarks.soaking.users import Heard, Script, User, asked_alone, who_hears

TOKEN = "OUWEN_WECHAT_TOKEN"
APP_ID = "wx0000000000000000"
# Caches fill in the first minute; of stock Rasa less time is enough to see where its memory goes.
WARM_UP, PEER_WARM_UP = 60.0, 30.0
PEER_SECONDS = 90.0
SAMPLE_SECONDS = 10.0


def main() -> None:
    """Soak, print, record, and exit with 1 where anything was wrong."""
    options = arguments()
    if options.url:
        found, grown = asyncio.run(soak(options.url, os.environ.get(TOKEN, ""), None, options))
    else:
        found, grown = of_ours(options)
    sides = {"ours": grown} | ({} if options.url or options.quick else {"peer": of_the_peer(options)})
    listed = [*by_door(found), *memory(sides)]
    print(tables(listed))
    print("".join(f"{door}: {what}\n" for door, heard in found.items() for what in heard.told), end="")
    asked = demands(found, grown, is_sampled=not options.url)
    words = " ".join(["python -m benchmarks.soak", *sys.argv[1:]])
    record("soak", rows=listed, configuration=configuration(options), command=words, demands=asked)
    print(f"recorded in {folder() / 'soak.json'}")
    wrong = [demand.text for demand in asked if not demand.reached]
    sys.exit(f"not reached: {', '.join(wrong)}" if wrong else 0)


def arguments() -> argparse.Namespace:
    """Return what the command line says."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--seconds", type=float, default=600)
    parser.add_argument("--users", type=int, default=32)
    parser.add_argument("--turns", type=int, default=8, help="of a conversation, 8 at most")
    parser.add_argument(
        "--pause", type=float, default=0.5, help="mean seconds between two messages of a user"
    )
    parser.add_argument("--port", type=int, help="of the servers that are started; the next one is used, too")
    parser.add_argument("--url", default="", help="soak the server there and start none")
    parser.add_argument(
        "--quick", action="store_true", help="one user at each door, some seconds: that it works"
    )
    given = parser.parse_args()
    if given.quick:
        given.seconds, given.users, given.turns = min(given.seconds, 3), len(TALKS), 2
    return given


def of_ours(options: Any) -> tuple[dict[str, Heard], Growth | None]:
    """Return what was heard of a server of our own, and how its memory grew."""
    token = secrets.token_hex(16)
    more = {TOKEN: token, "OUWEN_WECHAT_APP_ID": APP_ID, "OUWEN_TODAY": date.today().isoformat()}
    with ours(made_folder("soak"), free_ports(options.port), more) as server:
        return asyncio.run(soak(server.address, token, server, options))


async def soak(
    address: str, token: str, server: Server | None, options: Any
) -> tuple[dict[str, Heard], Growth | None]:
    """Return what was heard at each door, and how the memory of `server` grew."""
    timeout, connector = aiohttp.ClientTimeout(total=PATIENCE), aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(timeout=timeout, connector=connector) as session:
        place = Place(address=address, session=session, wechat_token=token)
        scripts = [await asked_alone(place, script) for script in await asked(place, options, bool(token))]
        print(
            f"{sum(len(one.turns) for one in scripts)} answers are known; {len(scripts)} users begin",
            flush=True,
        )
        heard = {script.door: Heard() for script in scripts}
        others = who_hears(scripts)
        users = [User(n, one, others, heard[one.door], options.pause) for n, one in enumerate(scripts)]
        watch = Watch(server, min(SAMPLE_SECONDS, options.seconds / 10)) if server else None
        end = time.perf_counter() + options.seconds
        await asyncio.gather(*(user.ask_until(place, end) for user in users))
    if not watch:
        return heard, None
    watch.stop()
    return heard, growth(watch.samples, min(WARM_UP, options.seconds / 10))


async def asked(place: Place, options: Any, has_wechat: bool) -> list[Script]:
    """Return the scripts of the users, the doors by turns; WeChat is left out without its token."""
    doors = [door for door in TALKS if door != "wechat" or has_wechat]
    listed = await pages(place.session, place.address)
    scripts = []
    for user in range(options.users):
        door = doors[user % len(doors)]
        turns = reading(user, listed) if door == "reader" else conversation(user)
        scripts.append(Script(door=door, turns=turns[: options.turns]))
    return scripts


def of_the_peer(options: Any) -> Growth | None:
    """Return how the memory of stock Rasa grows under the same load over REST."""
    with peers(trained_project(), free_ports(options.port)) as server:
        load = Load(
            url=server.url,
            users=max(1, options.users // len(TALKS)),
            questions=read_questions(),
            seconds=min(PEER_SECONDS, options.seconds),
            warm_up=0.0,
            pause=options.pause,
        )
        watch = Watch(server, SAMPLE_SECONDS)
        measured(load)
        watch.stop()
    return growth(watch.samples, min(PEER_WARM_UP, load.seconds / 4))


def configuration(options: Any) -> dict[str, Any]:
    """Return how it was set up."""
    return {
        "seconds": options.seconds,
        "users": options.users,
        "doors": ", ".join(TALKS),
        "pause of a user, mean seconds, exponential": options.pause,
        "ours": "ouwen serve, SQLite, OUWEN_SENDER_RATE=0 OUWEN_ADDRESS_RATE=0, WeChat with a token",
        "right": "to the letter what the same conversation was answered when nobody else asked",
        "memory": f"resident, every {SAMPLE_SECONDS:.0f} s, after the first {WARM_UP:.0f} s",
        "peer": "benchmarks/peer as for messages; the users of REST alone, "
        f"{PEER_SECONDS:.0f} s, after the first {PEER_WARM_UP:.0f} s, server and action server together",
    }


if __name__ == "__main__":
    main()
