"""What holds at one point of a file: the section, and what waits for its text."""

from __future__ import annotations

from dataclasses import dataclass, field

from ehcp_docs.intake.draft import Item, Role, Sure
from ehcp_docs.intake.fragments import Fragment

DEFAULT = {
    "A": Role.VIEW, "B": Role.NEED, "C": Role.NEED, "D": Role.NEED, "E": Role.OUTCOME, "F": Role.PROVISION,
    "G": Role.PROVISION, "H": Role.PROVISION, "H1": Role.PROVISION, "H2": Role.PROVISION, "I": Role.PLACEMENT,
    "J": Role.BUDGET, "K": Role.ADVICE,
}  # fmt: skip
FAMILY = {
    Role.NEED: ("B", "C", "D"), Role.STRENGTHS: ("B", "C", "D"), Role.OUTCOME: ("E",),
    Role.PROVISION: ("F", "G", "H1", "H2", "H"),
}  # fmt: skip
PARTNER = {
    Role.NEED: {"F": "B", "G": "C", "H1": "D", "H2": "D", "H": "D", "E": "B"},
    Role.PROVISION: {"B": "F", "C": "G", "D": "H2", "E": "F"},
}
STEP_ROLES = (Role.STEPS, Role.BY, Role.BASELINE)
"""What goes with an outcome."""


@dataclass(slots=True, kw_only=True)
class Where:
    """What holds at this point of the file."""

    letters: tuple[str, ...] = ()
    zone: str = "front"
    """The part of the file, where it is no section."""
    area: str | None = None
    role: Role | None = None
    """What the text is, where a label or column says so."""
    heading: list[Fragment] = field(default_factory=list)
    """The sub-heading of Section A under which this stands."""
    topic: str = ""
    title: list[Fragment] = field(default_factory=list)
    """A title that waits for its item."""
    number: str = ""
    """A number that waits for its item."""
    label: Fragment | None = None
    """The sub-heading that gave the role, where it may have been a title after all (“Training”)."""
    lead: Fragment | None = None
    """Words that introduce a list."""
    lead_serves: bool = False
    """Whether items of the list have taken the lead-in into their sentences."""
    last: Item | None = None
    record: int | None = None
    sure: Sure = Sure.HIGH
    why: str = ""
    in_cell: bool = False
    awaits_title: bool = False
    """Only the letter of the section has been met; its title may stand on the next line."""
