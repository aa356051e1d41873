"""What runs in a worker process: load once, then take one item after another until there are no more."""

from __future__ import annotations

import signal
from multiprocessing.connection import Connection
from typing import Any

from ehcp_docs.batch.job import Job, attempt
from ehcp_docs.errors import EhcpError

READY = "ready"


def work(connection: Connection, job: Job[Any, Any]) -> None:
    """Answer each item with its result and error; end when the other side has gone."""
    # Ctrl-C goes to every process of a console. The one that started this one ends it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        doing = job.start()
    except EhcpError as error:
        connection.send(error)
        return
    connection.send(READY)
    while True:
        try:
            item = connection.recv()
            connection.send(attempt(job, doing, item))
        except (EOFError, OSError):
            return
