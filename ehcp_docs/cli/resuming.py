"""``ehcp audit --resume``: a run over a folder that was ended before its end is continued."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, replace
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ehcp_docs.batch.job import Done
from ehcp_docs.batch.kept import Kept
from ehcp_docs.cli.audit_job import Audited, FileAudit
from ehcp_docs.errors import EhcpError, Fault, InputError

if TYPE_CHECKING:
    from ehcp_docs.rules.model import Pack

NAME = "unfinished-audit.jsonl"
"""The file in the folder of reports in which results are kept until the run ends."""
Audits = Callable[[Sequence[Path]], Iterator[Done[Path, Audited]]]


class Continued:
    """The results of a run, those of an earlier one that was ended among them."""

    def __init__(self, folder: Path, job: FileAudit, pack: Pack, *, is_resumed: bool) -> None:
        self._kept = Kept(folder / NAME)
        self._settings = _settings(job, pack)
        self.is_left = self._kept.is_there
        """Whether an earlier run has left results."""
        self.taken = 0
        """Files of which the result was taken from the earlier run."""
        self._is_resumed = is_resumed
        if is_resumed:
            self._kept.read()

    def results(self, files: Sequence[Path], audits: Audits) -> Iterator[Done[Path, Audited]]:
        """The result on each file in the order of the files; what is new is kept before it is given."""
        keys = [self._key(file) for file in files]
        fresh = audits([file for file, key in zip(files, keys, strict=True) if key not in self._kept])
        return self._merged(zip(files, keys, strict=True), fresh, audits)

    def _merged(
        self, files: Iterable[tuple[Path, str]], fresh: Iterator[Done[Path, Audited]], audits: Audits
    ) -> Iterator[Done[Path, Audited]]:
        for file, key in files:
            earlier = self._earlier(key)
            if earlier is not None:
                self.taken += 1
                yield Done(file, earlier)
                continue
            # A result that cannot be taken up again, though it was kept, is worked out by itself.
            done = next(fresh if key not in self._kept else audits([file]))
            if done.result is not None and key:
                self._kept.add(key, _data(done.result))
            yield done

    def lines(self, files: int) -> Iterator[str]:
        """What has to be said of the earlier run when all is done."""
        if self.taken:
            yield f"Continued: {self.taken} of {files} files had been audited before."
        elif self._is_resumed:
            yield "There was nothing to continue: every file was audited."

    def finished(self) -> None:
        """Delete what was kept. Raises OutputError where that cannot be done."""
        self._kept.remove()

    def _key(self, file: Path) -> str:
        """What the result on a file rests on: its content, what it is called, and all that was asked for."""
        try:
            content = sha256(file.read_bytes()).hexdigest()
        except OSError:
            return ""
        return sha256("\n".join((self._settings, content, str(file))).encode("utf-8", "replace")).hexdigest()

    def _earlier(self, key: str) -> Audited | None:
        if key not in self._kept:
            return None
        try:
            return _audited(self._kept.get(key))
        except (ValueError, LookupError, TypeError, OSError):
            return None


def _settings(job: FileAudit, pack: Pack) -> str:
    """Everything beside the file on which a result rests, as one hash."""
    from ehcp_docs import __version__
    from ehcp_docs.language.pipeline import model_info

    # Of the formats only comments change what is done with a file; the clock of accepted findings counts where some are.
    acceptance = job.acceptance if job.acceptance.entries else type(job.acceptance)()
    forms = tuple("comments" if form == "comments" else "other" for form in dict.fromkeys(job.forms))
    forms = tuple(dict.fromkeys(sorted(forms)))
    asked = replace(job, rules=None, layout=None, is_timed=False, acceptance=acceptance, forms=forms)
    layout = sha256(job.layout.read_bytes()).hexdigest() if job.layout else ""
    told = [f"{one.name}={getattr(asked, one.name)!r}" for one in fields(asked)]
    rests_on = (__version__, pack.version, pack.sha256, model_info().sha256, layout, *told)
    return sha256("\n".join(rests_on).encode("utf-8", "replace")).hexdigest()


def _data(audited: Audited) -> dict[str, Any]:
    from ehcp_docs.audit.kept_report import report_data

    return {"report": report_data(audited.report), "uncommented": _error_data(audited.uncommented)}


def _audited(data: Any) -> Audited:
    from ehcp_docs.audit.kept_report import report_of

    return Audited(
        report=report_of(data["report"]), uncommented=_error(data["uncommented"]), seconds={}, slowest={}
    )


def _error_data(error: EhcpError | None) -> dict[str, Any] | None:
    if error is None:
        return None
    faults = [{one.name: getattr(fault, one.name) for one in fields(fault)} for fault in error.faults]
    return {"message": error.message, "place": error.place, "hint": error.hint, "faults": faults}


def _error(data: Any) -> EhcpError | None:
    if data is None:
        return None
    faults = [Fault(**fault) for fault in data["faults"]]
    return InputError(data["message"], place=data["place"], hint=data["hint"], faults=faults)
