"""What a plan template can print of Sections A to K and the targets: every name, with its meaning.

Only shapes, as in ``plan_fields``.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A label and what stands beside it."""

    label: str
    """What it is, such as "How often"."""
    text: str
    """What is said of it, such as "twice a week"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DetailsView:
    """Details that belong together and are printed in one paragraph, parted by semicolons."""

    parts: tuple[Line, ...]
    """The details, each with its label; only the last may end in a full stop."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NilView:
    """The statement that a section has nothing in it."""

    lead: str
    """"None identified.", unless the statement begins so itself or nobody has recorded anything."""
    statement: str
    """The sentence to print."""
    basis: str
    """Who advised so, when, and in which advice; empty where the plan does not say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VoiceView:
    """A block of Section A: one person's views on one topic."""

    id: str
    """Its number, such as A1."""
    heading: str
    """What it is about."""
    said: str
    """Who said it, who wrote it down, how and when."""
    paragraphs: tuple[str, ...]
    """The words themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionAView:
    """Section A."""

    voices: tuple[VoiceView, ...]
    """The blocks, in plan order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedView:
    """One need of Section B, C or D."""

    id: str
    """Its number, such as B1."""
    title: str
    """Its short title; empty where it has none, and with "(continued)" in a second row."""
    heading: str
    """Number and short title, or "Need B1"."""
    strengths: str
    """What the child can do; empty where not recorded."""
    text: str
    """The need."""
    details: tuple[DetailsView, ...]
    """Adulthood and the advice it rests on."""
    provision: str
    """Numbers of the provision that meets it: "F1, F3 and G1"; "None linked" or, in a second row, "As above"."""
    outcomes: str
    """Numbers of the outcomes it leads to; "None linked" or, in a second row, "As above"."""
    colour: str
    """Tint of its area, for a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedAreaView:
    """The needs of one area."""

    name: str
    """Name of the area, such as "Communication and interaction"."""
    needs: tuple[NeedView, ...]
    """Its needs, in plan order; one that is too long for a table row goes on in the next."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedsView:
    """Section B, C or D."""

    needs: tuple[NeedView, ...]
    """All needs of the section, in plan order; one that is too long for a table row goes on in the next."""
    areas: tuple[NeedAreaView, ...]
    """The same needs by area, areas in the order of the Code of Practice."""
    nil: NilView | None
    """The statement that there are none; absent where there are needs."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeView:
    """One outcome of Section E."""

    id: str
    """Its number, such as E1."""
    text: str
    """What the child or young person will be able to do."""
    by: str
    """By when, in words; "Not stated" or, in a second row, "As above"."""
    details: tuple[DetailsView, ...]
    """Where the child is now; the hopes it serves, adulthood, its kind."""
    steps: tuple[str, ...]
    """What should be reached on the way, each with its time."""
    needs: str
    """The needs it answers, such as "B1 Speech sounds", each on a line."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutcomeMark:
    """An outcome named where it is not set out."""

    id: str
    """Its number, such as E1, or the numbers of several."""
    reminder: str
    """Its first words, so that nobody has to turn pages; empty for several, which would take too long."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionEView:
    """Section E."""

    outcomes: tuple[OutcomeView, ...]
    """The outcomes, in plan order; one that is too long for a table row goes on in the next."""
    arrangements: tuple[str, ...]
    """How shorter-term targets are set and progress is watched."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionView:
    """One provision of Section F, G, H1 or H2."""

    id: str
    """Its number, such as F1."""
    title: str
    """Its short title; empty where it has none, and with "(continued)" in a second row."""
    text: str
    """The provision: the sentence that binds."""
    details: tuple[DetailsView, ...]
    """The same taken apart: what and who; how often, how long; group, where, when; review and the rest.

    In the national layout also the other needs it meets, and its outcomes where those beside it are not just these."""
    serves: str
    """The needs it meets, such as "B1 Speech sounds", each on a line; "None linked" or "As above"."""
    leads_to: tuple[OutcomeMark, ...]
    """The outcomes it leads to; one that says "None linked" or, in a second row, "As above"."""
    colour: str
    """Tint of the area of the need it is printed with, for a cell."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeedProvisionView:
    """What is provided for one need."""

    id: str
    """Number of the need, such as B1; empty for provision that names no need."""
    heading: str
    """Number and short title of the need."""
    what_for: str
    """"need B1", or "all needs" for provision that names none."""
    provision: tuple[ProvisionView, ...]
    """What is provided, each set out in full here and nowhere else."""
    elsewhere: str
    """Provision for this need that is set out with another one: "F7 Meetings (with B1)"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionAreaView:
    """The provision of one area of need."""

    name: str
    """Name of the area."""
    needs: tuple[NeedProvisionView, ...]
    """The needs of the area with what is provided for each."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ProvisionSectionView:
    """Section F, G, H1 or H2."""

    provision: tuple[ProvisionView, ...]
    """All provision of the section, in plan order; what is too long for a table row goes on in the next."""
    areas: tuple[ProvisionAreaView, ...]
    """The same by area and need; each provision once."""
    nil: NilView | None
    """The statement that there is none; absent where there is provision."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementView:
    """A setting, or a type of setting."""

    heading: str
    """"Setting", or "Setting 1" and so on where there are several."""
    lines: tuple[Line, ...]
    """Name, type, numbers, dates, attendance."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionIView:
    """Section I; in every draft it is empty, whatever the data hold."""

    placements: tuple[PlacementView, ...]
    """The settings."""
    statement: str
    """What stands in place of a setting, such as education otherwise than at school; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BudgetView:
    """One amount of a personal budget."""

    provision: str
    """What it secures, such as "F4 Travel training"."""
    amount: str
    """How much and for what time: "£1,480 for 2026-27"."""
    needs: str
    """Numbers of the needs it meets."""
    outcomes: str
    """Numbers of the outcomes it works towards."""
    details: tuple[DetailsView, ...]
    """How it is held, by whom, when agreed and reviewed; how it may be used."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionJView:
    """Section J."""

    statement: str
    """Whether there is a personal budget, in a sentence."""
    items: tuple[BudgetView, ...]
    """Its amounts."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceView:
    """A piece of advice in Section K."""

    id: str
    """Its number, such as K1."""
    title: str
    """Title of the report."""
    kind: str
    """What sort of advice it is, such as "Psychological advice"; empty where not recorded."""
    author: str
    """Name and role of the author, on two lines."""
    date: str
    """Date of the report."""
    notes: str
    """Number of pages, and whether it is earlier advice agreed to be enough; may be empty."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionKView:
    """Section K."""

    advice: tuple[AdviceView, ...]
    """The advice, in plan order."""
    not_obtained: tuple[Line, ...]
    """Each kind of advice that is not there, and why."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TargetView:
    """A short-term target."""

    id: str
    """Its number, such as T1."""
    text: str
    """What the child will do."""
    details: tuple[DetailsView, ...]
    """How we will know; who helps, from when, how it went."""
    leads_to: OutcomeMark
    """The outcome it works towards."""
    review_by: str
    """When it is looked at again; "Not stated" where the plan does not say."""
