import subprocess
import sys
from dataclasses import replace
from pathlib import Path

from prometheus_client.parser import text_string_to_metric_families

from bot.operation import Operation
from bot.settings import Settings

WORKERS = """
import os, sys
from pathlib import Path
from types import SimpleNamespace
from bot.metrics.sharing import share_between_workers, worker_ended
from bot.operation import Operation
from bot.settings import Settings

share_between_workers(Settings(var=Path(sys.argv[1]), operation=Operation(workers=2)))
from bot.metrics import events
from bot.metrics.exposition import Exposition, Rows

turn = SimpleNamespace(channel="widget", status="answered", topic="dogs", latency_ms=8.0)
for number in (1, 2):
    if not os.fork():
        events.turn_done(turn)
        Exposition(lambda: Rows(waiting=10 * number, lost=number)).refresh()
        os._exit(0)
gone = [os.wait()[0] for _ in range(2)]
events.turn_done(turn)
text = Exposition(lambda: Rows(waiting=1)).text("")[0].decode()
for process in gone:
    worker_ended(process)
print(text + "=====\\n" + Exposition(lambda: Rows(waiting=1)).text("")[0].decode())
"""


def samples(text: str) -> dict[str, float]:
    return {
        sample.name: sample.value
        for family in text_string_to_metric_families(text)
        for sample in family.samples
    }


def test_what_several_workers_count_is_one_sum(tmp_path: Path):
    (tmp_path / "metrics").mkdir()
    (tmp_path / "metrics" / "counter_1.db").write_bytes(b"of an earlier start")
    run = subprocess.run(
        [sys.executable, "-c", WORKERS, str(tmp_path)], capture_output=True, text=True, check=True
    )
    before, after = (samples(part) for part in run.stdout.split("=====\n"))
    assert before["ouwen_messages_total"] == after["ouwen_messages_total"] == 3
    assert before["ouwen_message_seconds_count"] == 3
    assert (before["ouwen_store_lost_rows_total"], before["ouwen_store_waiting_rows"]) == (3, 31)
    assert (after["ouwen_store_lost_rows_total"], after["ouwen_store_waiting_rows"]) == (3, 1)
    assert (before["ouwen_workers"], after["ouwen_workers"]) == (3, 1)


def test_one_worker_needs_no_files(tmp_path: Path, monkeypatch):
    from bot.metrics import sharing

    monkeypatch.setenv(sharing.VARIABLE, "left over")
    sharing.share_between_workers(replace(Settings(var=tmp_path), operation=Operation(workers=1)))
    assert sharing.shared_folder() is None
    assert list(tmp_path.iterdir()) == []
