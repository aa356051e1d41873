"""Whether a finished letter may leave the building: read as it will be sent, and stopped where it must not go.

Looked for are: rights that lack or must not be there, the confidential address of somebody else, and the
identity of another child: a name, NHS number, UPN or date of birth that is not this child's.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from lxml import etree

from ehcp_docs.case.model import Case
from ehcp_docs.documents.catalogue import Document, Source
from ehcp_docs.documents.fixed_names import fixed_names
from ehcp_docs.documents.letters.addressees import plain, subject_of
from ehcp_docs.documents.letters.fields import LetterView
from ehcp_docs.documents.letters.rights import rights_text_faults
from ehcp_docs.documents.readback import text_of
from ehcp_docs.documents.strangers import Namesakes, find_strangers, names_in
from ehcp_docs.errors import Fault, PlanInvalid
from ehcp_docs.plan.given_names import plain_name
from ehcp_docs.plan.model import Plan
from ehcp_docs.word.package import open_package

_NHS_NUMBER: Final = re.compile(r"\b\d{3} \d{3} \d{4}\b|(?<!\d)\d{10}(?!\d)")
_UPN: Final = re.compile(r"\b[A-Z]\d{11}[A-Z\d]\b")


def check_sendable(
    wanted: Document, view: LetterView, content: bytes, case: Case, plan: Plan | None = None
) -> None:
    """Raises PlanInvalid with everything that keeps the finished letter from being sent."""
    text = text_of(_main(content, wanted.id))
    faults = [
        *rights_text_faults(wanted, view, text),
        *_addresses(view, text, case, plan),
        *_identities(view, text),
    ]
    if faults:
        raise PlanInvalid(f"“{wanted.title}” ({wanted.id}) must not be sent as it is.", faults=faults)


def check_strangers(wanted: Document, content: bytes, others: Collection[str]) -> None:
    """Raises PlanInvalid where the finished document names another child of the batch."""
    if not others:
        return
    said = " ".join(text_of(_main(content, wanted.id)).casefold().split())
    names = (re.escape(" ".join(name.casefold().split())) for name in others)
    if any(re.search(rf"(?<!\w){name}(?!\w)", said) for name in names):  # “An Li” is not in “can listen”
        message = "It names another child, whose document is made in the same batch."
        hint = "Check the texts of this case for words copied from another child's."
        fault = Fault(place="document", message=message, hint=hint, code="identity")
        raise PlanInvalid(f"“{wanted.title}” ({wanted.id}) must not be sent as it is.", faults=[fault])


def check_names(
    wanted: Document, content: bytes, data: Mapping[Source, object], others: Namesakes, *, stops: bool = True
) -> tuple[Fault, ...]:
    """What looks like another child's name in the document.

    Raises PlanInvalid where it is sure to be one and ``stops``.
    """
    found = find_strangers(data, lambda: text_of(_main(content, wanted.id)), others)
    if found.sure and not stops:
        return (*found.sure, *found.doubtful)
    if found.sure:
        message = f"“{wanted.title}” ({wanted.id}) must not be sent as it is."
        raise PlanInvalid(message, faults=(*found.sure, *found.doubtful))
    return found.doubtful


def check_fixed_names(
    wanted: Document, template: Path, data: Mapping[Source, object], *, stops: bool = True
) -> tuple[Fault, ...]:
    """First names that somebody typed into the template, and that nobody in the data has.

    Raises PlanInvalid where one stands as the child's does and ``stops``.
    """
    found = fixed_names(template)
    if not found:
        return ()
    known = names_in(data)
    unknown = [one for one in found if plain_name(one.word) not in known]
    faults = tuple(dict.fromkeys(one.fault() for one in unknown))
    if stops and any(one.is_childs for one in unknown):
        message = f"“{wanted.title}” ({wanted.id}) must not be sent as it is: another child may stand in the template."
        raise PlanInvalid(message, place=template.name, faults=faults)
    return faults


def _main(content: bytes, name: str) -> etree._Element:
    package = open_package(content, name=name)
    return package.xml(package.main)


def _addresses(view: LetterView, text: str, case: Case, plan: Plan | None) -> Iterator[Fault]:
    """Confidential addresses of others than the addressee that stand anywhere in the letter."""
    said = plain(text)
    hidden = {plain(name) for name in case.confidential_addresses} - {plain(view.to.name)}
    homes = [(person.name, " ".join(person.address)) for person in case.recipients]
    homes += subject_of(plan).homes if plan is not None else ()
    for name, home in dict.fromkeys((plain(name), plain(home)) for name, home in homes):
        if name in hidden and home in said:
            message = "It prints an address that is to be kept confidential from the person written to."
            yield Fault(place="letter", message=message, hint="Take it out of the case.", code="confidential")


def _identities(view: LetterView, text: str) -> Iterator[Fault]:
    """Numbers that identify a child: a letter prints none, so any that stands in it came in with copied text."""
    own = {plain(number) for number in _own_numbers(view)}
    for pattern, kind in ((_NHS_NUMBER, "an NHS number"), (_UPN, "a unique pupil number")):
        if any(plain(found) not in own for found in pattern.findall(text)):
            message = f"It holds {kind} that is not known to be this child's."
            hint = "Check the texts of the case for words copied from another child's letter."
            yield Fault(place="letter", message=message, hint=hint, code="identity")


def _own_numbers(view: LetterView) -> Iterator[str]:
    if view.plan is not None:
        yield from (line.text for line in view.plan.details)
