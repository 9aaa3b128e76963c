"""Sends what nobody means well through a running bot: requests that are none, messages by every channel.

    python -m benchmarks.fuzz                 20,000 requests and 100,000 messages
    python -m benchmarks.fuzz --quick         a few hundred of each
    python -m benchmarks.fuzz --seed 7 --messages 1000 --requests 500
    python -m benchmarks.fuzz --workers 2     the bot with two workers
    python -m benchmarks.fuzz --minutes 20    as many messages as fit

Nothing may be answered with 500, no traceback stand in the log, no answer take over a second, no figure be
without its citation, memory grow no more once all that is kept is full, and the server be there afterwards.
What fails or hangs is printed as it was sent, and lies with it all in var/benchmarks/fuzz.failures.jsonl.

Eight clients send at once, each the next message as soon as the last is answered: on a machine that does
nothing else an answer over a second is a hang and no queue. The slowest are asked again alone, and all the
while /health/live is asked, which shows when the loop that serves everybody hangs.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator
from pathlib import Path

from benchmarks.fuzzing.doors import DOORS, WECHAT_APP, WECHAT_TOKEN, Caller, unsupported
from benchmarks.fuzzing.findings import HANG_SECONDS, Findings, at_once, row
from benchmarks.fuzzing.memory import Memory
from benchmarks.fuzzing.messages import messages
from benchmarks.fuzzing.probing import Probe, is_there, said_to
from benchmarks.fuzzing.requests import requests
from benchmarks.peer.servers import Server, free_ports, made_folder, ours
from benchmarks.recorded import Demand, folder, record

MESSAGES, REQUESTS = 100_000, 20_000
QUICK_MESSAGES, QUICK_REQUESTS = 280, 200
USERS = 8
# Most broken requests wait for nothing; those that do wait for the client's own patience.
ASKERS = 16
AGAIN = 3
# The pace is told, and memory looked at, after so many messages.
TOLD_EVERY = 1000
Numbered = tuple[int, tuple[str, str]]


def send_messages(port: int, seed: int, count: int, until: float, memory: Memory) -> Findings:
    """Send the messages by USERS clients at once, each by the next door, none after `until` (monotonic).

    `memory` is told again and again how many were sent.
    """
    findings, began = Findings(_failures_file()), time.perf_counter()
    doors = list(DOORS)
    callers = [Caller(port, f"{seed}x{number}") for number in range(USERS)]

    def in_time() -> Iterator[Numbered]:
        for numbered in enumerate(messages(seed, count)):
            if time.monotonic() > until:
                return
            yield numbered

    def send(client: int, numbered: Numbered) -> None:
        number, (kind, message) = numbered
        _say(findings, callers[client], doors[number % len(doors)], kind, message)
        if number % min(TOLD_EVERY, max(1, count // 20)) == 0:
            memory.note(number)
        if number % TOLD_EVERY == 0:
            pace = number / (time.perf_counter() - began)
            print(f"{number} messages, {pace:.0f}/s, {len(findings.failures)} failures", flush=True)

    at_once(USERS, in_time(), send)
    for caller in callers:
        caller.close()
    findings.seconds = time.perf_counter() - began
    findings.slow = sorted((_alone(port, *one) for one in findings.slow), key=lambda one: -one[0])
    return findings


def _say(findings: Findings, caller: Caller, door: str, kind: str, message: str) -> None:
    """Send one message and note its answer, or that there is none."""
    began = time.perf_counter()
    try:
        status, body = caller.ask(door, message)
    except Exception as error:
        findings.note(f"{door} {kind}", message, "", time.perf_counter() - began, repr(error))
        caller.close()
        return
    findings.note(f"{door} {kind}", message, str(status), time.perf_counter() - began, unsupported(body))


def _alone(port: int, _: float, name: str, message: str) -> tuple[float, str, str]:
    """Return how long a message takes when the server has nothing else to do, the best of a few times."""
    door, times = name.partition(" ")[0], []
    for _number in range(AGAIN):
        caller = Caller(port, f"alone{time.perf_counter():.6f}".replace(".", ""))
        caller.ask(door, "您好")
        began = time.perf_counter()
        caller.ask(door, message)
        times.append(time.perf_counter() - began)
        caller.close()
    return min(times), name, message


def send_requests(port: int, seed: int, count: int) -> Findings:
    """Send the requests; one that waits for more gets no answer, 500 is none for any."""
    findings, began = Findings(_failures_file()), time.perf_counter()

    def send(_: int, made: tuple[str, bytes]) -> None:
        route, content = made
        answer, seconds = said_to(port, content)
        status = answer.split(b" ", 2)[1].decode("ascii", "replace") if answer[:5] == b"HTTP/" else "none"
        # 503 is said by parts that are not set up (the console without its token)
        wrong = "500" if status == "500" else None
        shown = "answered 503" if status == "503" else status
        findings.note(route, content.decode("latin-1"), shown, seconds, wrong)

    at_once(ASKERS, requests(seed, count), send)
    findings.seconds = time.perf_counter() - began
    alone = [
        (min(said_to(port, sent.encode("latin-1"))[1] for _ in range(AGAIN)), name, sent)
        for _, name, sent in findings.slow
    ]
    findings.slow = sorted(alone, key=lambda one: -one[0])
    return findings


def main() -> None:
    """Send everything, print what failed and what was slowest, and keep the figures."""
    given = _arguments()
    _failures_file().parent.mkdir(parents=True, exist_ok=True)
    _failures_file().unlink(missing_ok=True)
    own, port = made_folder("fuzz"), free_ports(given.port)
    more = {"OUWEN_WECHAT_TOKEN": WECHAT_TOKEN, "OUWEN_WECHAT_APP_ID": WECHAT_APP}
    more |= {"OUWEN_WORKERS": str(given.workers)} if given.workers > 1 else {}
    with ours(own, port, more) as server:
        memory, probe = Memory(server.mebibytes), Probe(port)
        memory.begin()
        probe.start()
        asked = send_requests(port, given.seed, given.requests)
        print(row("requests", asked), flush=True)
        until = time.monotonic() + 60 * given.minutes
        said = send_messages(port, given.seed, given.messages, until, memory)
        memory.note(said.statuses.total())
        print(row("messages", said), flush=True)
        probe.end()
        alive = _is_whole(server, port)
        log = (own / "serve.log").read_text(encoding="utf-8", errors="replace")
    tell(said, asked, log)
    demands = list(_demands(given, said, asked, log))
    demands += memory.demands()
    demands.append(Demand(text="server is there afterwards", found=int(alive), limit=1, at_least=True))
    record(
        "fuzz",
        rows=[row("messages", said), row("requests", asked), memory.row()],
        configuration={
            "bot": "ouwen serve" + (f" --workers {given.workers}" if given.workers > 1 else ""),
            "seed": given.seed,
            "clients at once": f"{USERS} for messages, {ASKERS} for requests",
            "doors": ", ".join(DOORS),
            "limits by sender and address": "off",
            "memory": "what is kept is bounded, and full after some thousand messages: what grows then leaks",
            "longest of /health/live, ms": round(probe.longest * 1000, 1),
            "probes": probe.asked,
        },
        command=" ".join(["python -m benchmarks.fuzz", *sys.argv[1:]]),
        demands=demands,
    )
    missed = [demand.text for demand in demands if not demand.reached]
    sys.exit(f"not reached: {', '.join(missed)}" if missed else 0)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--messages", type=int, default=MESSAGES)
    parser.add_argument("--requests", type=int, default=REQUESTS)
    parser.add_argument("--workers", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=600.0)
    parser.add_argument("--port", type=int)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    if given.quick:
        given.messages, given.requests = QUICK_MESSAGES, QUICK_REQUESTS
    return given


def _is_whole(server: Server, port: int) -> bool:
    """Return whether the server answers, and is the process that was started."""
    return is_there(port) and all(process.poll() is None for process in server.processes)


def tell(said: Findings, asked: Findings, log: str) -> None:
    """Print what failed, what hung, what was slowest and the first traceback."""
    for failure in [*said.failures, *asked.failures][:50]:
        print("FAILED", failure)
    for seconds, name, sent in [*said.hung, *asked.hung]:
        print(f"OVER 1 s {seconds * 1000:8.1f} ms  {name}  {sent[:300]!r}")
    for seconds, name, sent in said.slow:
        print(f"{seconds * 1000:8.1f} ms alone  {name}  {sent[:80]!r}")
    if "Traceback" in log:
        print(log[log.index("Traceback") :][:4000])


def _demands(given: argparse.Namespace, said: Findings, asked: Findings, log: str) -> Iterator[Demand]:
    """Yield what the issue asks of the answers."""
    least = (QUICK_MESSAGES, QUICK_REQUESTS) if given.quick else (MESSAGES, REQUESTS)
    for what, found, limit in zip(("messages", "malformed requests"), (said, asked), least, strict=True):
        yield Demand(text=f"{what} sent", found=found.statuses.total(), limit=limit, at_least=True)
    wrong = len(said.failures) + len(asked.failures)
    yield Demand(text="answers 500, or a figure without its citation", found=wrong, limit=0)
    yield Demand(text="tracebacks in the log", found=log.count("Traceback"), limit=0)
    hung = len(said.hung) + len(asked.hung)
    yield Demand(text=f"answers over 1 s with {USERS} clients at once", found=hung, limit=0)
    slowest = max((one[0] for one in (*said.slow, *asked.slow)), default=0.0)
    most = HANG_SECONDS * 1000
    yield Demand(text="the slowest, alone", found=round(slowest * 1000), limit=most, unit="ms")


def _failures_file() -> Path:
    return folder() / "fuzz.failures.jsonl"


if __name__ == "__main__":
    main()
