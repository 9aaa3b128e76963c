"""Sends what nobody means well through a running bot: requests that are none, messages by every channel.

    python -m benchmarks.fuzz                 20,000 requests and 100,000 messages
    python -m benchmarks.fuzz --quick         a few hundred of each
    python -m benchmarks.fuzz --seed 7 --messages 1000 --requests 500
    python -m benchmarks.fuzz --minutes 20    as many messages as fit

Nothing may be answered with 500, no traceback stand in the log, nothing take over a second alone, no figure
be without its citation, memory stay bounded, and the server be there afterwards. What fails is printed as
it was sent, and lies with it all in var/benchmarks/fuzz.failures.jsonl at once.

Several clients send at once, so the time of an answer is mostly waiting: the slowest are asked again alone,
and all the while /health/live is asked, which shows when the loop that serves everybody hangs.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock, local

from benchmarks.fuzzing.doors import DOORS, WECHAT_APP, WECHAT_TOKEN, Caller, unsupported
from benchmarks.fuzzing.messages import messages
from benchmarks.fuzzing.probing import Probe, is_there, said_to
from benchmarks.fuzzing.requests import requests
from benchmarks.peer.servers import free_ports, made_folder, ours
from benchmarks.recorded import Demand, folder, record

USERS = 8
HANG_SECONDS = 1.0
SLOWEST = 20
AGAIN = 3
# Memory that a full run may add: conversations, held and kept rows have bounds of their own.
GROWTH_MIB = 150


@dataclass(slots=True)
class Findings:
    """What happened: counts by status, failures as they were sent, and the slowest with their seconds."""

    statuses: Counter[str] = field(default_factory=Counter)
    failures: list[str] = field(default_factory=list)
    slow: list[tuple[float, str, str]] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)

    def note(self, name: str, sent: str, status: str, seconds: float, wrong: str | None = None) -> None:
        """Take down one answer."""
        with self.lock:
            self.statuses[status] += 1
            if status.startswith("5") or not status or wrong:
                self.failures.append(f"{name} [{status}] {wrong or ''} {sent[:500]!r}")
                with _failures_file().open("a", encoding="utf-8") as out:
                    told = {"name": name, "status": status, "wrong": wrong, "seconds": seconds, "sent": sent}
                    out.write(json.dumps(told) + "\n")
            self.slow = sorted([*self.slow, (seconds, name, sent)], key=lambda one: -one[0])[:SLOWEST]


def _failures_file() -> Path:
    return folder() / "fuzz.failures.jsonl"


def send_messages(port: int, seed: int, count: int, until: float) -> Findings:
    """Send the messages by USERS clients at once, each by the next door, none after `until` (monotonic)."""
    findings, kept = Findings(), local()
    doors = list(DOORS)
    callers: list[Caller] = []

    def send(numbered: tuple[int, tuple[str, str]]) -> None:
        number, (kind, message) = numbered
        if time.monotonic() > until:
            return
        if not hasattr(kept, "caller"):
            kept.caller = Caller(port, f"{seed}x{number}")
            callers.append(kept.caller)
        door = doors[number % len(doors)]
        began = time.perf_counter()
        try:
            status, body = kept.caller.ask(door, message)
        except Exception as error:
            findings.note(f"{door} {kind}", message, "", time.perf_counter() - began, repr(error))
            return
        seconds = time.perf_counter() - began
        findings.note(f"{door} {kind}", message, str(status), seconds, unsupported(body))
        if findings.statuses.total() % 1000 == 0:
            print(f"{findings.statuses.total()} messages, {len(findings.failures)} failures", flush=True)

    with ThreadPoolExecutor(USERS) as pool:
        for _ in pool.map(send, enumerate(messages(seed, count))):
            pass
    for caller in callers:
        caller.close()
    findings.slow = sorted((_alone(port, *one) for one in findings.slow), key=lambda one: -one[0])
    return findings


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
    findings = Findings()

    def send(made: tuple[str, bytes]) -> None:
        route, content = made
        answer, seconds = said_to(port, content)
        status = answer.split(b" ", 2)[1].decode("ascii", "replace") if answer[:5] == b"HTTP/" else "none"
        # 503 is said by parts that are not set up (the console without its token)
        wrong = "500" if status == "500" else None
        shown = "answered 503" if status == "503" else status
        findings.note(route, content.decode("latin-1"), shown, seconds, wrong)

    with ThreadPoolExecutor(USERS) as pool:
        for _ in pool.map(send, requests(seed, count)):
            pass
    alone = [
        (min(said_to(port, sent.encode("latin-1"))[1] for _ in range(AGAIN)), name, sent)
        for _, name, sent in findings.slow
    ]
    findings.slow = sorted(alone, key=lambda one: -one[0])
    return findings


def rows_of(what: str, findings: Findings) -> dict[str, str | int | float]:
    """Return the line of the table for one half."""
    statuses = ", ".join(f"{name} ×{count}" for name, count in sorted(findings.statuses.items()))
    slowest = max((one[0] for one in findings.slow), default=0.0)
    return {
        "what": what,
        "sent": findings.statuses.total(),
        "answers": statuses,
        "failures": len(findings.failures),
        "slowest alone, ms": round(slowest * 1000, 1),
    }


def main() -> None:
    """Send everything, print what failed and what was slowest, and keep the figures."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--messages", type=int, default=100_000)
    parser.add_argument("--requests", type=int, default=20_000)
    parser.add_argument("--minutes", type=float, default=600.0)
    parser.add_argument("--quick", action="store_true")
    given = parser.parse_args()
    if given.quick:
        given.messages, given.requests = 280, 200
    _failures_file().parent.mkdir(parents=True, exist_ok=True)
    _failures_file().unlink(missing_ok=True)
    own, port = made_folder("fuzz"), free_ports(None)
    account = {"OUWEN_WECHAT_TOKEN": WECHAT_TOKEN, "OUWEN_WECHAT_APP_ID": WECHAT_APP}
    with ours(own, port, account) as server:
        before = server.mebibytes()
        probe = Probe(port)
        probe.start()
        asked = send_requests(port, given.seed, given.requests)
        print(rows_of("requests", asked), flush=True)
        said = send_messages(port, given.seed, given.messages, time.monotonic() + 60 * given.minutes)
        probe.end()
        grown = server.mebibytes() - before
        alive = is_there(port)
        text = (own / "serve.log").read_text(encoding="utf-8", errors="replace")
    failures = [*said.failures, *asked.failures]
    slowest = max((one[0] for one in (*said.slow, *asked.slow)), default=0.0)
    for failure in failures[:50]:
        print("FAILED", failure)
    for seconds, name, sent in said.slow:
        print(f"{seconds * 1000:8.1f} ms  {name}  {sent[:80]!r}")
    if "Traceback" in text:
        print(text[text.index("Traceback") :][:4000])
    demands = [
        Demand(text="answers 500, or a figure without its citation", found=len(failures), limit=0),
        Demand(text="tracebacks in the log", found=text.count("Traceback"), limit=0),
        Demand(text="the slowest, alone", found=round(slowest * 1000), limit=HANG_SECONDS * 1000, unit="ms"),
        Demand(
            text="memory grown", found=round(grown, 1), limit=GROWTH_MIB, unit="MiB", asked_by_issue=False
        ),
        Demand(text="server is there afterwards", found=int(alive), limit=1, at_least=True),
    ]
    record(
        "fuzz",
        rows=[rows_of("messages", said), rows_of("requests", asked)],
        configuration={
            "seed": given.seed,
            "users": USERS,
            "limits": "off",
            "memory grown, MiB": round(grown, 1),
            "longest of /health/live, ms": round(probe.longest * 1000, 1),
            "probes": probe.asked,
        },
        command=f"python -m benchmarks.fuzz{' --quick' if given.quick else f' --seed {given.seed}'}",
        demands=demands,
    )
    sys.exit(0 if all(demand.reached for demand in demands) else 1)


if __name__ == "__main__":
    main()
