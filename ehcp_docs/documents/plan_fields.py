"""What a plan template can print: every name a tag may use, with its meaning.

Only shapes; nothing here decides anything. All values are text made ready to print, so that a template needs
no more than ``{{ }}``, ``for`` and ``if``. A text that a plan may leave out is empty, never undefined.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ehcp_docs.documents.section_fields import (
    Line,
    NeedsView,
    NeedView,
    OutcomeMark,
    OutcomeView,
    ProvisionSectionView,
    ProvisionView,
    SectionAView,
    SectionEView,
    SectionIView,
    SectionJView,
    SectionKView,
    TargetView,
    VoiceView,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusView:
    """Where the plan stands."""

    short: str
    """One or two words for the header: "Draft", "Final", "Amended draft" or "Amended final"."""
    words: str
    """For the cover: "Draft: not for issue", "Final" and so on."""
    is_draft: bool
    """Whether the plan is a draft or an amended draft: watermark, no Section I, no signature."""
    is_amended: bool
    """Whether the plan amends an earlier one."""
    dated: str
    """Status and date for the header: "Draft, 5 October 2026"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChildView:
    """The child or young person."""

    name: str
    """The full name."""
    called: str
    """The name to use in running text."""
    likes_to_be_called: str
    """The name the child likes; empty where none is recorded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonView:
    """A parent, carer or other person."""

    name: str
    """The full name."""
    role: str
    """Relationship to the child, or job title and, on a line of its own, the organisation."""
    lines: tuple[Line, ...] = ()
    """Telephone, email, address and the like, as far as recorded and not confidential."""


@dataclass(frozen=True, slots=True, kw_only=True)
class EventView:
    """A step in the making of the plan, or a check of it."""

    date: str
    """When."""
    what: str
    """What happened, or what was found."""
    who: str
    """Who was there, or who checked; "Not recorded" or, in a second row, "As above"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MadeView:
    """How the plan was made."""

    dates: tuple[Line, ...]
    """The dates that matter, in the order in which they come about."""
    exceptions: tuple[Line, ...]
    """Each exception to the 20 weeks that the authority relies on, and why."""
    contributors: tuple[PersonView, ...]
    """Who took part, and how."""
    record: tuple[EventView, ...]
    """Meetings and changes, oldest first."""
    checks: tuple[EventView, ...]
    """Checks of the plan's quality."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOffView:
    """Who signed the plan."""

    name: str
    """Name of the officer."""
    role: str
    """Job title."""
    date: str
    """Day of signing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalRow:
    """One row of a table of the national layout."""

    label: str
    """Number and short title of the need, with "(continued)" after its first row; or "For all needs"."""
    need: tuple[NeedView, ...]
    """The need set out: one, or none where another row or table sets it out or none is named."""
    provision: tuple[ProvisionView, ...]
    """What is provided (F, G or H1): one, or none."""
    other: tuple[ProvisionView, ...]
    """Section H2's provision in the social care table: one, or none."""
    elsewhere: str
    """In the last row of a need: provision for it that is set out with another need; else empty."""
    no_provision: str
    """What stands in place of provision where there is none: "None linked" or "As above"; else empty."""
    no_other: str
    """What stands in place of Section H2's provision where there is none: "None" or "As above"; else empty."""
    outcomes: tuple[OutcomeView, ...]
    """Outcomes set out here and nowhere else."""
    marks: tuple[OutcomeMark, ...]
    """Outcomes that another row sets out; or one that says "None linked" or "As above"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalTable:
    """A table of the national layout: needs, provision and outcomes in one row."""

    name: str
    """Name of the area."""
    colour: str
    """Its tint, for a cell."""
    strengths: tuple[str, ...]
    """What the child can do in this area, each with the number of its need."""
    rows: tuple[NationalRow, ...]
    """The needs with what is provided for them, row by row; empty where there is nothing to print."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NationalView:
    """The plan arranged as the national template has it."""

    history: tuple[VoiceView, ...]
    """A1: the blocks of Section A on history."""
    views: tuple[VoiceView, ...]
    """A2: all other blocks of Section A."""
    areas: tuple[NationalTable, ...]
    """B, F and E: a table for each of the four areas of need, empty ones included."""
    more: NationalTable | None
    """B, F and E: special educational provision for needs of other areas or for none; usually absent."""
    health: NationalTable
    """C, G and E."""
    social_care: NationalTable
    """D, H1, H2 and E."""
    other_outcomes: tuple[OutcomeView, ...]
    """Outcomes that no table holds, because nothing is linked to them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    """A whole plan, ready to print."""

    reference: str
    """The authority's reference of the plan."""
    reference_line: str
    """Reference and version for the footer: "WEX-2026-0142, version 1.0"; no identifier of the child."""
    version: str
    """The version, as the authority numbers it; may be empty."""
    status: StatusView
    """Where the plan stands."""
    dated: str
    """The date on this version; "Not dated" where the plan has none."""
    review_due: str
    """The day by which it must be reviewed, or why there is none yet."""
    authority: str
    """Name of the local authority."""
    ask: str
    """Whom to ask: name, role, telephone, email in one line."""
    child: ChildView
    """Who the plan is for."""
    cover: tuple[Line, ...]
    """The facts on the cover: birth, dates, reference, identifiers, authority, officer."""
    details: tuple[Line, ...]
    """Personal details that the cover does not have."""
    family: tuple[PersonView, ...]
    """Parents and carers."""
    people: tuple[PersonView, ...]
    """Services and people involved."""
    A: SectionAView
    """Section A: views, interests and aspirations."""
    B: NeedsView
    """Section B: special educational needs."""
    C: NeedsView
    """Section C: health care needs."""
    D: NeedsView
    """Section D: social care needs."""
    E: SectionEView
    """Section E: outcomes."""
    F: ProvisionSectionView
    """Section F: special educational provision."""
    G: ProvisionSectionView
    """Section G: health care provision."""
    H1: ProvisionSectionView
    """Section H1: social care provision under section 2 of the Act of 1970."""
    H2: ProvisionSectionView
    """Section H2: any other social care provision."""
    I: SectionIView  # noqa: E741 (the law's letter)
    """Section I: placement."""
    J: SectionJView
    """Section J: personal budget."""
    K: SectionKView
    """Section K: advice and information."""
    targets: tuple[TargetView, ...]
    """Short-term targets."""
    made: MadeView
    """How the plan was made."""
    sign_off: SignOffView | None
    """Who signed it; absent in drafts."""
    glossary: tuple[Line, ...]
    """Each short form that occurs in the plan, and what it means."""
    national: NationalView
    """The same plan arranged for the national layout."""
    local: Mapping[str, Any]
    """The authority's own fields, as they stand in the data."""
