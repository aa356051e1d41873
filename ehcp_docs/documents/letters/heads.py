"""The parts that every letter has: who writes, who is written to, who can be asked."""

from __future__ import annotations

import re

from ehcp_docs.case.people import Letterhead, MeetingContact, Professional, Recipient, Service
from ehcp_docs.documents.glossary import known
from ehcp_docs.documents.letters.fields import ContactView, HeadView, RecipientView
from ehcp_docs.plan.model import Officer


def head(authority: str, letterhead: Letterhead) -> HeadView:
    """The top of a letter of that authority."""
    return HeadView(
        authority=authority,
        team=letterhead.team,
        address=letterhead.address,
        phone=letterhead.phone,
        email=letterhead.email,
        opening_hours=letterhead.opening_hours,
    )


def contact(who: Officer | MeetingContact | Service) -> ContactView:
    """How to reach a person or service, in words."""
    ways = (who.phone and f"phone {who.phone}", who.email and f"email {who.email}")
    return ContactView(name=who.name, reach=" or ".join(way for way in ways if way))


def service(who: Service) -> ContactView:
    """How to reach a service, its website included."""
    found = contact(who)
    return ContactView(name=found.name, reach=found.reach, website=who.website)


def officer(who: Officer) -> ContactView:
    """How to reach an officer, with the role spelled out."""
    found = contact(who)
    return ContactView(name=found.name, reach=found.reach, role=spelled_out(who.role) or None)


def family(person: Recipient) -> RecipientView:
    """A member of the family as addressee; by email where they asked for that."""
    is_email = person.by_email and person.email is not None
    return RecipientView(
        name=person.name,
        address=() if is_email else person.address,
        dear=person.salutation or person.name,
        email=person.email if is_email else None,
    )


def professional(person: Professional) -> RecipientView:
    """Somebody written to in their job, by email where no address is known.

    Title and organisation stand between name and address.
    """
    lines = (*(line for line in (person.title, person.organisation) if line), *person.address)
    return RecipientView(
        name=person.name,
        address=lines,
        dear=person.salutation or person.name,
        email=None if person.address else person.email,
    )


def spelled_out(role: str | None) -> str:
    """The role with the short forms of the glossary written out."""
    return re.sub(r"\b[A-Z]{2,}\b", lambda match: known().get(match[0], match[0]).split(":")[0], role or "")
