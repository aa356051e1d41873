"""What is due as a calendar file (RFC 5545): one all-day event for each limit.

An event keeps its identity from run to run, so that a calendar which reads the file again moves an event and does
not add another. The stamp is the day of the list and not the hour of the run: the same cases give the same file.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import date, timedelta

from ehcp_docs.reports.due import DueList, Row, said

_LONGEST = 75
"""How many octets a line may have, without its end."""
_DOMAIN = "ehcp-docs.invalid"


def due_ics(found: DueList) -> bytes:
    """The list as a calendar."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//ehcp-docs//ehcp due//EN", "CALSCALE:GREGORIAN"]
    lines += ["METHOD:PUBLISH", f"X-WR-CALNAME:{escaped('Time limits of EHC plans')}"]
    seen: dict[str, int] = {}
    for row in found.rows:
        lines += _event(row, found.on, seen)
    lines.append("END:VCALENDAR")
    return b"".join(part + b"\r\n" for line in lines for part in folded(line))


def _event(row: Row, on: date, seen: dict[str, int]) -> Iterator[str]:
    key = f"{row.reference}|{row.limit}|{row.about}"
    number = seen[key] = seen.get(key, 0) + 1
    # The reference may hold characters that an identity should not; and two pieces of advice may be of one kind.
    identity = hashlib.sha256(f"{key}|{number}".encode()).hexdigest()[:32]
    yield "BEGIN:VEVENT"
    yield f"UID:{identity}@{_DOMAIN}"
    yield f"DTSTAMP:{on:%Y%m%d}T000000Z"
    yield f"DTSTART;VALUE=DATE:{row.day:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{row.day + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(f'{row.reference}: {row.limit} {row.what}')}"
    officer = f"\nOfficer: {row.officer}" if row.officer else ""
    yield f"DESCRIPTION:{escaped(f'{said(row)[:1].upper()}{said(row)[1:]}. {row.formula}.{officer}')}"
    yield f"CATEGORIES:{escaped(row.kind)}"
    yield "TRANSP:TRANSPARENT"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Text as it stands in a calendar: no line end, comma, semicolon or backslash that could mean anything else."""
    for char, safe in (
        ("\\", "\\\\"),
        (";", "\\;"),
        (",", "\\,"),
        ("\r\n", "\\n"),
        ("\n", "\\n"),
        ("\r", "\\n"),
    ):
        text = text.replace(char, safe)
    return "".join(char for char in text if char.isprintable())


def folded(line: str) -> Iterator[bytes]:
    """The line in pieces of at most 75 octets, none of which breaks a character; each but the first begins with a blank."""
    piece = b""
    for char in line:
        octets = char.encode("utf-8", "replace")
        if len(piece) + len(octets) > _LONGEST:
            yield piece
            piece = b" "
        piece += octets
    yield piece
