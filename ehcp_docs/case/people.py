"""The people of a case: who is written to, who writes, and who can help.

Names and structure follow ``schemas/case.schema.json``, where each field's meaning is written; a test holds
them together.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipient:
    """A person who gets a letter of their own."""

    name: str
    relation: str
    address: tuple[str, ...]
    about_self: bool = False
    salutation: str | None = None
    email: str | None = None
    by_email: bool = False
    large_print: bool = False
    interpreter: str | None = None
    language: str | None = None
    format: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Professional:
    """Somebody who is written to in their job."""

    id: str
    role: str
    name: str
    title: str | None = None
    organisation: str | None = None
    salutation: str | None = None
    address: tuple[str, ...] = ()
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseChild:
    """The child or young person, for a case that has no plan yet."""

    name: str
    date_of_birth: Date
    preferred_name: str | None = None
    year_group: str | None = None
    setting: str | None = None
    lacks_capacity: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAuthority:
    """The authority that writes, for a case that has no plan yet."""

    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Letterhead:
    """How the authority stands at the top of its letters."""

    team: str | None = None
    address: tuple[str, ...] = ()
    phone: str | None = None
    email: str | None = None
    opening_hours: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class MeetingContact:
    """Whom to ask for a meeting."""

    name: str
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Service:
    """An organisation that families can turn to."""

    name: str
    phone: str | None = None
    email: str | None = None
    website: str | None = None
