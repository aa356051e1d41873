"""The people of a plan: the child, the parents, the authority and its officer, and those who took part."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date as Date


@dataclass(frozen=True, slots=True, kw_only=True)
class Child:
    """The child or young person."""

    name: str
    date_of_birth: Date
    preferred_name: str | None = None
    sex: str | None = None
    pronouns: str | None = None
    ethnicity: str | None = None
    religion: str | None = None
    first_language: str | None = None
    interpreter: str | None = None
    year_group: str | None = None
    taught_out_of_year: bool = False
    upn: str | None = None
    uln: str | None = None
    nhs_number: str | None = None
    address: str | None = None
    confidential_address: bool = False
    setting: str | None = None
    looked_after: bool | None = None
    social_worker: str | None = None
    mental_capacity: str | None = None
    primary_need: str | None = None
    secondary_need: str | None = None

    @property
    def called(self) -> str:
        """The name to use in running text."""
        return self.preferred_name or self.name.split()[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """A parent, carer or other person with parental responsibility."""

    name: str
    relationship: str
    parental_responsibility: bool | None = None
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    first_language: str | None = None
    interpreter: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Officer:
    """The officer whom the family can ask."""

    name: str
    role: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """The local authority that maintains the plan."""

    name: str
    address: str | None = None
    phone: str | None = None
    email: str | None = None
    website: str | None = None
    officer: Officer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    """A person or service involved with the child."""

    name: str
    role: str
    organisation: str | None = None
    service: str | None = None
    phone: str | None = None
    email: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contributor:
    """A person who took part in writing the plan."""

    name: str
    role: str
    service: str | None = None
    how: str | None = None
