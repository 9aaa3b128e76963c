"""Many issues read and encoded at once, by processes of this machine or the workers of a Dask scheduler.

Dask is imported here alone, and only when a crew is asked for. Whatever it sends is a pickle: who reaches a
scheduler or a worker can run code there. A crew of this machine speaks TLS with a certificate made for it and
thrown away with it; a scheduler elsewhere belongs into a private network, or behind tls:// (docs/scaling.md).
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, cast

from knowledge.errors import WorkersError
from knowledge.orders import Made, Order, fill

PACKAGE_MISSING = (
    "the Python package {} is not installed; run `pip install 'ouwen[dask]'`, or use one process"
)
CONNECT_SECONDS = 10
# An order that fails by itself is tried so often more; one whose worker dies, as often as Dask allows (3).
RETRIES = 2
# Orders that wait for each thread of the workers: more would only hold the files in memory.
WAITING = 2


class Crew:
    """The workers behind one Dask client."""

    def __init__(self, client: Any) -> None:
        """Take a connected client."""
        self._client = client

    def made(self, orders: Iterable[tuple[Path, Order]]) -> Iterator[tuple[Path, Made]]:
        """Give each file with its segment, in the order in which they are ready.

        A file over which several workers died has an error like one that does not read. Raise WorkersError
        when the workers are lost.
        """
        import distributed

        waiting = iter(orders)
        most = max(2, WAITING * sum(self._client.nthreads().values()))
        files = {self._sent(order): file for file, order in islice(waiting, most)}
        flow: Any = cast(Any, distributed).as_completed(list(files))
        for future in flow:
            file = files.pop(future)
            yield file, self._result(future, file)
            for next_file, order in islice(waiting, 1):
                sent = self._sent(order)
                files[sent] = next_file
                flow.add(sent)

    def _sent(self, order: Order) -> Any:
        return self._client.submit(fill, order, pure=False, retries=RETRIES)

    def _result(self, future: Any, file: Path) -> Made:
        from distributed import CancelledError, KilledWorker

        try:
            made: Made = future.result()
        except KilledWorker as error:
            return Made(error=f"{file.name}：读它的进程几次中断（{str(error).splitlines()[0]}）")
        except (CancelledError, OSError, TimeoutError) as error:
            raise WorkersError(
                f"the workers were lost while {file.name} was read ({error}); the index stays as it was: "
                f"start the scheduler and its workers again, or use --workers"
            ) from error
        except Exception as error:  # anything that the code of the worker raises
            raise WorkersError(f"{file.name} could not be read by a worker: {error!r}") from error
        return made


@contextmanager
def crew_of(scheduler: str | None, workers: int | None) -> Iterator[Crew | None]:
    """Give a crew of `workers` processes, else that of the scheduler at an address, None for neither.

    Raise WorkersError where Dask is not installed, or the scheduler does not answer or has no workers.
    """
    if workers is None and scheduler is None:
        yield None
        return
    try:
        import distributed
    except ModuleNotFoundError as error:
        raise WorkersError(PACKAGE_MISSING.format(error.name)) from error
    logging.getLogger("distributed").setLevel(logging.CRITICAL)
    with ExitStack() as stack:
        if workers is not None:
            client = _local(distributed, workers, stack)
        else:
            client = _remote(distributed, str(scheduler), stack)
        yield Crew(client)


def _local(distributed: Any, workers: int, stack: ExitStack) -> Any:
    """Return a client of so many processes of this machine, which nobody else can talk to."""
    folder = stack.enter_context(TemporaryDirectory(prefix="ouwen-workers-"))
    security = distributed.Security.temporary()
    cluster = distributed.LocalCluster(
        n_workers=workers,
        threads_per_worker=1,
        processes=True,
        host="tls://127.0.0.1",
        security=security,
        dashboard_address=None,
        local_directory=folder,
        silence_logs=logging.CRITICAL,
    )
    stack.enter_context(cluster)
    return stack.enter_context(distributed.Client(cluster, security=security))


def _remote(distributed: Any, scheduler: str, stack: ExitStack) -> Any:
    """Return a client of a scheduler that has workers."""
    try:
        client = stack.enter_context(distributed.Client(scheduler, timeout=CONNECT_SECONDS))
        client.wait_for_workers(1, timeout=CONNECT_SECONDS)
    except (OSError, TimeoutError, ValueError) as error:
        raise WorkersError(
            f"the Dask scheduler at {scheduler} does not answer, or has no workers ({error}); start it and "
            f"`dask worker {scheduler}`, or correct OUWEN_DASK_SCHEDULER, or use --workers"
        ) from error
    return client
