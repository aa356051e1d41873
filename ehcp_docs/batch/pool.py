"""Worker processes for many plans.

Processes are started afresh (“spawn”), as Windows does it, so that every system behaves alike. Each is looked after by
a thread of its own, which hands it one item at a time: where a worker dies, exactly the item that it had is lost, and
told, and another worker takes its place. Results come in the order of the items, and workers run only so far ahead
that memory stays bounded.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from typing import Any, Generic

from ehcp_docs.batch.job import Done, Item, Job, Result, attempt
from ehcp_docs.batch.worker import READY, work
from ehcp_docs.errors import Defect, EhcpError

FEW = 4
"""Plans for each worker from which starting one pays: it takes a few seconds to load rules and language model."""
MOST = 8
"""Workers that are started unasked. Each takes some 300 MB of memory."""
AHEAD = 4
"""How many items for each worker may be done and still wait for an earlier one."""
RENEWED = 1_000
"""Items after which a worker gives way to a fresh one: the language model keeps every new word that it meets."""
MINUTES = 15.0
"""What one item may take in a worker before it is given up."""


def workers_for(items: int, asked: int | None = None) -> int:
    """How many workers to start: what was asked for, or else what the machine has and the work is worth."""
    if asked is not None:
        return max(1, min(asked, items))
    return max(1, min(_cores(), MOST, items // FEW))


def _cores() -> int:
    """Processors that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def run(
    job: Job[Item, Result], items: Iterable[Item], *, workers: int = 1, minutes: float = MINUTES
) -> Iterator[Done[Item, Result]]:
    """Do the job on every item; results in the order of the items, an item that fails with its error.

    With one worker everything happens in this process. Raises EhcpError where the job cannot start at all.
    """
    if workers <= 1:
        yield from _here(job, iter(items))
        return
    rest = iter(items)
    pool = _Pool(job, rest, workers, minutes * 60)
    try:
        yield from pool.results()
        # Something is left where no worker could be started, as on a machine that forbids it.
        yield from _here(job, rest)
    finally:
        pool.stop()


def _here(job: Job[Item, Result], items: Iterator[Item]) -> Iterator[Done[Item, Result]]:
    doing: Callable[[Item], Result] | None = None
    for item in items:
        doing = doing or job.start()
        result, error = attempt(job, doing, item)
        yield Done(item, result, error)


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection

    def end(self) -> None:
        """End the process at once; it holds nothing that would have to be put away."""
        self.process.kill()
        self.process.join()
        with suppress(OSError):
            self.connection.close()


@dataclass(slots=True)
class _Ended:
    """Says that a thread has ended, and why where that is an error."""

    error: BaseException | None = None


class _Pool(Generic[Item, Result]):
    def __init__(self, job: Job[Item, Result], items: Iterator[Item], workers: int, seconds: float) -> None:
        self._job = job
        self._items = items
        self._seconds = seconds
        self._told: queue.Queue[tuple[int, Done[Item, Result]] | _Ended] = queue.Queue()
        self._room = threading.Semaphore(AHEAD * workers)
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._look_after, daemon=True) for _ in range(workers)]
        self._processes: set[BaseProcess] = set()
        self._taken = 0
        self._is_stopped = False

    def results(self) -> Iterator[Done[Item, Result]]:
        """The results in order, until there are no more items or no workers."""
        for thread in self._threads:
            thread.start()
        running, due = len(self._threads), 0
        waiting: dict[int, Done[Item, Result]] = {}
        while running:
            told = self._told.get()
            if isinstance(told, _Ended):
                if told.error is not None:
                    raise told.error
                running -= 1
                continue
            waiting[told[0]] = told[1]
            while due in waiting:
                yield waiting.pop(due)
                due += 1
                self._room.release()

    def stop(self) -> None:
        """End every worker, whatever it is doing."""
        with self._lock:
            self._is_stopped = True
            for process in self._processes:
                process.kill()
        self._room.release(len(self._threads))
        for thread in self._threads:
            thread.join()

    def _look_after(self) -> None:
        """What a thread does: start a worker, hand it items, start another where it dies."""
        try:
            worker, done_by_it = self._started(), 0
            while worker is not None and (task := self._next()) is not None:
                done, is_well = self._asked(worker, task[1])
                self._told.put((task[0], done))
                done_by_it += 1
                if not is_well or done_by_it == RENEWED:
                    self._end(worker)
                    done_by_it = 0
                    worker = self._started()
            if worker is not None:
                self._end(worker)
            self._told.put(_Ended())
        except BaseException as error:
            self._told.put(_Ended(None if self._is_stopped else error))

    def _next(self) -> tuple[int, Item] | None:
        self._room.acquire()
        with self._lock:
            for item in () if self._is_stopped else self._items:
                self._taken += 1
                return self._taken - 1, item
        self._room.release()
        return None

    def _started(self) -> _Worker | None:
        """A worker that has loaded what it needs; None where none can be started. Raises what the job raises."""
        context = multiprocessing.get_context("spawn")
        ours, theirs = context.Pipe()
        worker = _Worker(context.Process(target=work, args=(theirs, self._job), daemon=True), ours)
        with self._lock:
            if self._is_stopped:
                return None
            try:
                worker.process.start()
            except OSError:
                return None
            self._processes.add(worker.process)
        theirs.close()
        said: Any = None
        with suppress(EOFError, OSError):
            said = ours.recv()
        if said == READY:
            return worker
        self._end(worker)
        if isinstance(said, EhcpError):
            raise said
        return None

    def _end(self, worker: _Worker) -> None:
        with self._lock:
            self._processes.discard(worker.process)
        worker.end()

    def _asked(self, worker: _Worker, item: Item) -> tuple[Done[Item, Result], bool]:
        """What the worker makes of the item, and whether the worker can take another."""
        said = _DIED
        try:
            worker.connection.send(item)
            if worker.connection.poll(self._seconds):
                result, error = worker.connection.recv()
                return Done(item, result, error), True
            said = f"This file took more than {self._seconds / 60:g} minutes and was given up."
        except (EOFError, OSError):
            pass
        error = Defect(said, place=self._job.place(item), hint=_ALONE)
        return Done(item, error=error), False


_DIED = "The program ended while it worked on this file. The file may be too large for the memory of this machine."
_ALONE = "The other files were done. Try this one by itself."
