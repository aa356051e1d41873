"""LibreOffice on this machine: asked to turn one file into another, shut off from everything else.

It runs without a window, with a profile of its own in a temporary folder, so that neither a running
LibreOffice nor its settings are touched. Files from somebody else can hold macros, links and whatever else
makes a program ask the network: the profile forbids all of it, and the time and memory are bounded.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from ehcp_docs.errors import DocumentUnreadable, ResourceMissing
from ehcp_docs.word.files import MB, printable
from ehcp_docs.word.kinds import SAVE_AS, FileKind, file_kind, refusal
from ehcp_docs.word.unpacking import unpack

TIMEOUT: Final = 120
"""Seconds for one document; the first one makes the profile and takes longest."""
PLACES: Final = (
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
)
READABLE: Final[Mapping[FileKind, str]] = {
    FileKind.DOC: ".doc",
    FileKind.ODT: ".odt",
    FileKind.RTF: ".rtf",
}
"""The kinds that to_docx takes, with the ending of each."""
_DOCX: Final = "docx:MS Word 2007 XML"
_MOST_MEMORY, _MOST_WRITTEN = 4096 * MB, 256 * MB
_SETTINGS: Final = (
    # No macro, no plug-in, no embedded program.
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    # No picture, section or document from elsewhere.
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Writer/Content/Update", "Field", "false"),
    # Whatever asks the network all the same asks a port of this machine where nobody listens.
    ("Inet/Settings", "ooInetProxyType", "2"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
_ITEM: Final = (
    '<item oor:path="/org.openoffice.{}"><prop oor:name="{}" oor:op="fuse"><value>{}</value></prop></item>'
)
_PROFILE: Final = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<oor:items xmlns:oor="http://openoffice.org/2001/registry">{}</oor:items>\n'
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """LibreOffice, ready for any number of files."""

    program: str
    folder: Path
    timeout: float = TIMEOUT

    def convert(self, content: bytes, *, ending: str, to: str) -> bytes | None:
        """The file in the format ``to`` (ending, or ending and filter), or None if it is not made in time.

        ``ending`` is that of the file given, with its dot.
        """
        # The name is ours: it must not tell whose plan this is if the machine fails meanwhile.
        source = self.folder / f"document{ending}"
        outcome = self.folder / "made"
        shutil.rmtree(outcome, ignore_errors=True)
        outcome.mkdir()
        self._make_profile()
        source.write_bytes(content)
        try:
            self._run(self._command(source, to, outcome))
            result = outcome / f"document.{to.partition(':')[0]}"
            return result.read_bytes() if result.is_file() else None
        finally:
            source.unlink(missing_ok=True)
            shutil.rmtree(outcome, ignore_errors=True)

    def _make_profile(self) -> None:
        settings = self.folder / "profile" / "user" / "registrymodifications.xcu"
        if not settings.exists():
            settings.parent.mkdir(parents=True)
            items = "".join(_ITEM.format(*setting) for setting in _SETTINGS)
            settings.write_text(_PROFILE.format(items), "utf-8")

    def _command(self, source: Path, to: str, outcome: Path) -> list[str]:
        return [
            self.program,
            f"-env:UserInstallation={(self.folder / 'profile').as_uri()}",
            *("--headless", "--norestore", "--nolockcheck", "--nodefault", "--nologo"),
            *("--convert-to", to, "--outdir", str(outcome), str(source)),
        ]

    def _run(self, command: list[str]) -> None:
        quiet = subprocess.DEVNULL
        process = subprocess.Popen(
            command, stdin=quiet, stdout=quiet, stderr=quiet, env=self._surroundings(), start_new_session=True
        )
        _bound(process.pid)
        try:
            process.wait(self.timeout)
        except BaseException as error:
            _kill(process)
            if not isinstance(error, subprocess.TimeoutExpired):
                raise

    def _surroundings(self) -> dict[str, str]:
        """The environment: copies that LibreOffice makes lie in our folder, and go with it."""
        return {**os.environ, **dict.fromkeys(("TMPDIR", "TMP", "TEMP"), str(self.folder))}


def _bound(pid: int) -> None:
    """Bound memory and disk, and leave no image of the memory behind, where the system can do that."""
    if sys.platform == "linux":
        import resource

        with suppress(OSError, ValueError):  # it has ended already, or its bounds are narrower
            resource.prlimit(pid, resource.RLIMIT_CORE, (0, 0))
            resource.prlimit(pid, resource.RLIMIT_FSIZE, (_MOST_WRITTEN, _MOST_WRITTEN))
            resource.prlimit(pid, resource.RLIMIT_AS, (_MOST_MEMORY, _MOST_MEMORY))


def _kill(process: subprocess.Popen[bytes]) -> None:
    """End the process and what it has started: soffice is a script, and its child holds the plan."""
    if sys.platform == "win32":
        quiet = subprocess.DEVNULL
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], stdout=quiet, stderr=quiet)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    if sys.platform != "win32":
        _await_group(process.pid)


def _await_group(group: int) -> None:
    """Wait a moment until the group is gone, so that nothing writes into a folder about to be removed."""
    for _ in range(50):
        try:
            os.killpg(group, 0)
        except OSError:
            return
        time.sleep(0.02)


@contextmanager
def office(*, purpose: str, timeout: float = TIMEOUT) -> Iterator[Office]:
    """LibreOffice with a profile that is removed at the end. Raises ResourceMissing where there is none.

    ``purpose`` is what needs it, as the first words of that message.
    """
    program = _program(purpose)
    # On Windows LibreOffice may hold its profile for a moment after it has ended.
    with TemporaryDirectory(prefix="ehcp-docs-", ignore_cleanup_errors=True) as folder:
        yield Office(program=program, folder=Path(folder), timeout=timeout)


def to_docx(content: bytes, *, name: str, ending: str, seconds: float = TIMEOUT) -> bytes:
    """A .doc, .odt or .rtf file as a Word document.

    ``name`` stands for the file in messages; ``ending`` must be what the bytes are (see READABLE). Raises
    DocumentUnreadable where LibreOffice cannot read it in time, ResourceMissing where there is none.
    """
    place = printable(name)
    kind = file_kind(content, f"document{ending}")
    # By its bytes LibreOffice would read it as whatever it is: a web page, with all that it fetches.
    if READABLE.get(kind) != ending.lower():
        raise _mistaken(kind, ending, place)
    if kind is FileKind.ODT:
        unpack(content, name=place)  # refuses bombs
    with office(purpose=f"Reading {ending}", timeout=seconds) as program:
        made = program.convert(content, ending=ending, to=_DOCX)
    if made is None:
        raise DocumentUnreadable(
            "LibreOffice could not turn the file into a Word document: it is damaged, protected or too long.",
            place=place,
            hint=SAVE_AS,
        )
    return made


def _mistaken(kind: FileKind, ending: str, place: str) -> DocumentUnreadable:
    if kind is not FileKind.DOCX and kind not in READABLE:
        return refusal(kind, place=place)
    article = "an" if ending == ".odt" else "a"
    return DocumentUnreadable(
        f"The file is not {article} {ending} file, whatever its name says.", place=place, hint=SAVE_AS
    )


def _program(purpose: str) -> str:
    for name in ("soffice", "libreoffice"):
        if found := shutil.which(name):
            return found
    for place in PLACES:
        if Path(place).is_file():
            return place
    raise ResourceMissing(
        f"{purpose} needs LibreOffice, which is not on this machine.",
        hint="Install it from your software centre or libreoffice.org, or save the file in Word instead.",
    )
