"""Results written whole or not at all: a temporary file in the same folder, then a rename.

A reader, or Word, never sees half a plan, and a run killed at any moment leaves the old file as it was.
"""

from __future__ import annotations

import errno
import os
import re
import secrets
from contextlib import suppress
from pathlib import Path

from ehcp_docs.errors import OutputError

_TEMPORARY = re.compile(r"\.[0-9a-f]{16}\.tmp")


def write_atomically(path: Path, data: bytes) -> None:
    """Put the bytes at that path, replacing what was there; OutputError says why it cannot be done."""
    # In the same folder, because a rename across drives is a copy and can be cut off.
    temporary = path.parent / f".{secrets.token_hex(8)}.tmp"
    try:
        if path.is_dir():
            raise IsADirectoryError
        _write(temporary, data)
        temporary.replace(path)
    except OSError as error:
        with suppress(OSError):
            temporary.unlink()
        raise _explained(path, error) from error
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise


def add_line(path: Path, line: bytes) -> None:
    """Put a line at the end of the file, after what a killed run may have left there of another."""
    try:
        with path.open("a+b") as stream:
            if stream.seek(0, os.SEEK_END):
                stream.seek(-1, os.SEEK_END)
                line = line if stream.read(1) == b"\n" else b"\n" + line
            stream.write(line + b"\n")
            stream.flush()
            os.fsync(stream.fileno())
    except OSError as error:
        raise _explained(path, error) from error


def remove(path: Path) -> None:
    """Delete the file where it is there; OutputError says why it cannot be done."""
    try:
        path.unlink(missing_ok=True)
    except OSError as error:
        raise _explained(path, error) from error


def clear_temporary(folder: Path) -> None:
    """Delete what a killed run was writing: the temporary files of ``write_atomically``, and no others."""
    for path in folder.iterdir() if folder.is_dir() else ():
        if _TEMPORARY.fullmatch(path.name) and path.is_file():
            remove(path)


def make_folder(path: Path) -> None:
    """Make the folder unless it is there; its parent must exist, so that a mistyped path is noticed."""
    try:
        path.mkdir(exist_ok=True)
    except FileExistsError as error:
        raise OutputError(
            "This is a file, not a folder.", place=str(path), hint="Give another folder."
        ) from error
    except OSError as error:
        raise _explained(path, error) from error


def _write(path: Path, data: bytes) -> None:
    with path.open("xb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def _explained(path: Path, error: OSError) -> OutputError:
    """The error in a user's words, with what to do."""
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return OutputError(
            "The folder to write into is not there.",
            place=str(path),
            hint=f"Make the folder {path.parent} first.",
        )
    if isinstance(error, IsADirectoryError):
        return OutputError("This is a folder, not a file.", place=str(path), hint="Give a file name in it.")
    if isinstance(error, PermissionError):
        # Windows says the same when a file is open in Word as when the folder is protected.
        return OutputError(
            "The file may not be written.",
            place=str(path),
            hint="Close it if it is open in Word or Excel, or write into a folder of your own with -o.",
        )
    if error.errno in (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)):
        return OutputError(
            "The disk is full.", place=str(path), hint="Free some space and run the command again."
        )
    if error.errno == errno.ENAMETOOLONG:
        return OutputError("The file name is too long.", place=str(path), hint="Give a shorter name with -o.")
    return OutputError(
        f"The file cannot be written: {error.strerror or 'unknown reason'}.",
        place=str(path),
        hint="Write into another folder with -o.",
    )
