"""Whether a letter to the family goes to the right person: who holds the rights, and who lives where."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date as Date

from ehcp_docs.case.model import Case
from ehcp_docs.case.people import Recipient
from ehcp_docs.errors import Fault
from ehcp_docs.plan.model import Plan
from ehcp_docs.statute.calendar import end_of_compulsory_school_age


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who a case is about, as far as it matters for who is written to."""

    name: str
    date_of_birth: Date
    lacks_capacity: bool
    parents: tuple[str, ...] | None
    """Names of the parents; None where no plan says who they are."""
    homes: tuple[tuple[str, str], ...] = ()
    """Names with the home address that the plan gives."""


def subject_of(plan: Plan) -> Subject:
    """Who a plan is about."""
    people = (
        (plan.child.name, plan.child.address),
        *((parent.name, parent.address) for parent in plan.parents),
    )
    return Subject(
        name=plan.child.name,
        date_of_birth=plan.child.date_of_birth,
        lacks_capacity=plan.child.mental_capacity == "lacks_capacity",
        parents=tuple(parent.name for parent in plan.parents),
        homes=tuple((name, address) for name, address in people if address),
    )


def addressee_faults(who: Subject, case: Case) -> Iterator[Fault]:
    """Every recipient whom the letter must not go to, and every right of a young person passed over."""
    for number, person in enumerate(case.recipients):
        yield from _recipient_faults(who, case, person, f"case: /recipients/{number}")


def _recipient_faults(who: Subject, case: Case, person: Recipient, place: str) -> Iterator[Fault]:
    named = [who.name] if person.about_self else who.parents
    if named is not None and plain(person.name) not in map(plain, named):
        whom = "the young person" if person.about_self else "a parent or carer"
        message = f"The plan does not name this person as {whom}."
        yield _fault(f"{place}/name", message, "Check that the letter goes to the right family.", "identity")
    young = case.letter_date > end_of_compulsory_school_age(who.date_of_birth)
    if person.about_self and (not young or who.lacks_capacity):
        message = "The rights are not this person's own: they are the parent's or representative's."
        yield _fault(f"{place}/about_self", message, "Write to the parent or representative.", "addressee")
    if person.by_email and person.email is None:
        message = "This person asked for letters by email, and no email address is known."
        yield _fault(f"{place}/email", message, "Add it, or write by post.", "missing")
    if young and not who.lacks_capacity and not any(other.about_self for other in case.recipients):
        message = "The child is over compulsory school age: the rights are the young person's own."
        hint = "Write to the young person (about_self), or record in the plan that they lack capacity."
        yield _fault(place, message, hint, "addressee")


def confidentiality_faults(who: Subject, case: Case) -> Iterator[Fault]:
    """Every confidential address that a letter to somebody else would show, and every name that nobody has."""
    known = [who.name, *(who.parents or ()), *(person.name for person in case.recipients)]
    for number, name in enumerate(case.confidential_addresses):
        homes = set(homes_of(who, case, name))
        if not homes and plain(name) not in map(plain, known):
            message, spot = "Nobody of this name is in the plan.", f"case: /confidential_addresses/{number}"
            yield _fault(spot, message, "Check the spelling.", "identity")
        for index, person in enumerate(case.recipients):
            if plain(person.name) != plain(name) and plain(" ".join(person.address)) in homes:
                message = "This address is to be kept confidential, and the letter is to somebody else."
                hint = "Check who lives there before anything is sent."
                yield _fault(f"case: /recipients/{index}/address", message, hint, "confidential")


def homes_of(who: Subject, case: Case, name: str) -> Iterator[str]:
    """The addresses at which that person is known to live, as `plain` text."""
    lines = ((person.name, " ".join(person.address)) for person in case.recipients)
    for lives, address in (*who.homes, *lines):
        if address and plain(lives) == plain(name):
            yield plain(address)


def plain(text: str) -> str:
    """The text for comparison: letters and digits only, in lower case."""
    return "".join(char for char in text.casefold() if char.isalnum())


def _fault(place: str, message: str, hint: str, code: str) -> Fault:
    return Fault(place=place, message=message, hint=hint, code=code)
