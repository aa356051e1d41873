"""Jobs for workers that fail in every way in which a job can."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from ehcp_docs.errors import InputError, ResourceMissing


@dataclass(frozen=True, slots=True)
class Squares:
    """Squares numbers; some numbers are trouble."""

    here: int = 0
    """Process of the test, which must survive."""
    log: Path | None = None

    def place(self, item: int) -> str:
        return f"file {item}"

    def start(self) -> Callable[[int], int]:
        return self._square

    def _square(self, item: int) -> int:
        if self.log is not None:
            with self.log.open("a") as stream:
                stream.write(f"{item}\n")
        if item == 3:
            raise InputError("Cannot be read.", place="file 3")
        if item == 5:
            raise ValueError("a secret of the file")
        if item == 7 and os.getpid() != self.here:
            os.kill(os.getpid(), signal.SIGKILL)
        if item == 9 and os.getpid() != self.here:
            time.sleep(600)
        if item == 11:
            time.sleep(0.5)
        return item * item


@dataclass(frozen=True, slots=True)
class NoModel(Squares):
    """Cannot start, for a reason that is the user's business."""

    def start(self) -> Callable[[int], int]:
        raise ResourceMissing("The language model is not installed.")


@dataclass(frozen=True, slots=True)
class OnlyHere(Squares):
    """Starts in the process of the test and in no other."""

    def start(self) -> Callable[[int], int]:
        if os.getpid() != self.here:
            os._exit(1)
        return self._square
