"""What an audit gives: findings, scores and the report that holds them. Values only; nothing here reads a clock."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ehcp_docs.audit.items import Item
from ehcp_docs.audit.prints import Print
from ehcp_docs.audit.questions.model import Asked
from ehcp_docs.audit.reading import Reading
from ehcp_docs.audit.scale_model import Rating
from ehcp_docs.audit.section_ease import SectionEase
from ehcp_docs.audit.sure import Sureness
from ehcp_docs.audit.word_copy import WordCopy
from ehcp_docs.rules.guard import Unrun
from ehcp_docs.rules.model import Confidence, Severity
from ehcp_docs.rules.word_file import WordFile

SECTIONS = ("ID", "A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K")
SECTION_TITLES = {
    "ID": "Front of the plan",
    "A": "Views, interests and aspirations",
    "B": "Special educational needs",
    "C": "Health care needs",
    "D": "Social care needs",
    "E": "Outcomes",
    "F": "Special educational provision",
    "G": "Health care provision",
    "H1": "Social care provision under section 2 of the 1970 Act",
    "H2": "Other social care provision",
    "I": "Placement",
    "J": "Personal budget",
    "K": "Advice and information",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewrite:
    """Words that can be put in place of others without a thought, because the rule knows the right ones."""

    start: int
    end: int
    """The letters of the passage that go."""
    words: str
    """What is to stand there."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that a rule found, at its place."""

    rule: str
    title: str
    criterion: str
    severity: Severity
    confidence: Confidence
    weight: int
    section: str
    item: str
    """Id of the need, outcome or provision; empty when it is about a section or the plan."""
    pointer: str
    words: str | None
    """The exact words; None for a structural finding."""
    start: int | None
    end: int | None
    """Where the words stand in the passage, in characters."""
    passage: str | None
    message: str
    suggestion: str
    rationale: str
    source: str
    """Key of the source."""
    legal_basis: str
    link: str
    fingerprint: str
    """Stays the same when text elsewhere in the plan moves or changes."""
    rewrite: Rewrite | None = None
    """The right words, where the rule has them word for word."""


def fingerprint(rule: str, section: str, item: str, words: str | None, sentence: str) -> str:
    """Sixteen hexadecimal digits over what makes the finding this one; positions are left out on purpose."""
    parts = (rule, section, item, words or "", " ".join(sentence.split()))
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()[:16]


@dataclass(frozen=True, slots=True, kw_only=True)
class CriterionScore:
    """How far one criterion is met."""

    criterion: str
    question: str
    looked_at: int
    """Number of items that its rules looked at."""
    met: int
    """Number of those without a finding of severity error or warning."""
    score: float
    """Share met, in per cent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionScore:
    """The score of one section."""

    section: str
    items: int
    """Number of items that make up the score."""
    score: float
    """Mean of the items' scores, 0 to 100."""
    weight: float
    findings: int
    judged: bool = True
    """False where too little stands in the section to judge it: its score is then told as “cannot tell”."""

    @property
    def told(self) -> float | None:
        """The score as it is told; None for “cannot tell”."""
        return self.score if self.judged else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Limit:
    """A limiting judgement that held the score down."""

    because: str
    cap: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """The score of a plan, with everything it was worked out from."""

    score: float
    """0 to 100, after limits."""
    before_limits: float
    grade: str
    """Indicative only; never an inspector's judgement."""
    sections: tuple[SectionScore, ...]
    criteria: tuple[CriterionScore, ...]
    limits: tuple[Limit, ...]
    formula: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Versions:
    """What the result rests on; the same versions give the same result."""

    ehcp_docs: str
    rule_pack: str
    rules_sha256: str
    model: str
    model_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A link between two items: declared in the plan, or inferred from the words."""

    from_: str
    to: str
    kind: str
    """need-provision, need-outcome or provision-outcome."""
    declared: bool
    strength: float | None
    """How strongly the words agree, 0 to 1; None where it was not worked out."""
    shared: tuple[str, ...] = ()
    """What both texts speak of, in words of the field; empty where they share none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """The council's file from which a plan was read."""

    file: str
    """Its name."""
    spots: Mapping[str, str]
    """Where each text of the plan stands in it, by JSON pointer: “paragraph 12, table 2, row 3, column 1”."""
    notes: tuple[str, ...] = ()
    """What a reader of the report must know of how it was read."""
    placed: int = 0
    """Words of the file that stand in the plan."""
    unplaced: int = 0
    """Words that were not placed and may matter."""
    doubtful: int = 0
    """Words that were placed on weak evidence."""
    word_file: WordFile | None = None
    """What a Word file says of itself; None for a PDF or a file of another kind."""

    def spot(self, pointer: str) -> str:
        """Where the text at that pointer stands, or the nearest text that holds it; nothing if unknown."""
        while pointer:
            if pointer in self.spots:
                return self.spots[pointer]
            pointer = pointer.rpartition("/")[0]
        return ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Suppression:
    """One entry of a file of accepted findings: what somebody has looked at and lets stand."""

    file: str
    number: int
    """Place in the file, counted from 1."""
    rule: str
    """Id of the rule; empty where the entry names one finding by its fingerprint."""
    fingerprint: str
    plan: str
    """Reference of the plan; empty for every plan."""
    section: str
    item: str
    reason: str
    author: str
    until: date
    """The last day on which it holds."""

    @property
    def place(self) -> str:
        """The file and the entry, for people."""
        return f"{self.file}, entry {self.number}"

    @property
    def about(self) -> str:
        """What it accepts: “F-OPEN-LIST in plan MAR-2026-0387, Section F, F3”."""
        what = " and ".join(part for part in (self.rule, self.fingerprint) if part)
        where = [f"plan {self.plan}"] if self.plan else []
        where += [f"Section {self.section}" if self.section != "ID" else "the front"] if self.section else []
        where += [self.item] if self.item else []
        return f"{what} in {', '.join(where)}" if where else what


@dataclass(frozen=True, slots=True, kw_only=True)
class Accepted:
    """A finding that no longer costs points, and who let it stand."""

    finding: Finding
    by: Suppression


@dataclass(frozen=True, slots=True, kw_only=True)
class Gone:
    """A finding of an earlier report that is no longer there."""

    rule: str
    severity: str
    section: str
    item: str
    message: str
    fingerprint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What has changed since an earlier report on the same plan."""

    as_of: str
    """The day as of which the earlier report judged."""
    score: float
    grade: str
    sections: Mapping[str, float]
    """Earlier score of each section."""
    new: tuple[int, ...]
    """Which findings of the report are new, counted from 0."""
    gone: tuple[Gone, ...]
    same_rules: bool
    """Whether rules and language model were the same; where not, they may be what made the difference."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """Everything that one audit found."""

    reference: str
    status: str
    child: str
    """The name the child likes, for the headings of reports that stay on this machine."""
    as_of: date
    words: int
    findings: tuple[Finding, ...]
    score: Score
    links: tuple[Link, ...]
    versions: Versions
    items: tuple[Item, ...] = ()
    """Every need, outcome and provision, in plan order."""
    readings: tuple[Reading, ...] = ()
    """What was read in each outcome and provision, in plan order."""
    scales: tuple[Rating, ...] = ()
    """What academic scales make of each outcome, as far as words can tell; no part of the score."""
    questions: tuple[Asked, ...] = ()
    """What only a person can judge, each with what the plan says that bears on it; no part of the score."""
    sureness: Sureness | None = None
    """How sure the score is; None where it was not worked out."""
    readability: tuple[SectionEase, ...] = ()
    """How hard each section is to read; no part of the score."""
    origin: Origin | None = None
    """The Word or PDF file from which the plan was read; None for plan data."""
    accepted: tuple[Accepted, ...] = ()
    """Findings that somebody lets stand; they are not among ``findings`` and cost nothing."""
    unused: tuple[Suppression, ...] = ()
    """Entries for this plan that accept no finding of it."""
    expired: tuple[Suppression, ...] = ()
    """Entries for this plan that no longer hold."""
    comparison: Comparison | None = None
    """What has changed since an earlier report; None where none was given."""
    unrun: tuple[Unrun, ...] = ()
    """Rules and readers that have not run to their end, so that nothing can be said of what they look for."""
    prints: tuple[Print, ...] = ()
    """Its statements without names, to be compared with those of other plans; only in a batch."""
    copy: WordCopy | None = None
    """The Word file on which comments can be written, where a report asks for it."""
    file: str = ""
    """Name of the file that was audited; empty where the plan did not come from one."""
    author: str = ""
    """Who wrote the plan, where the plan or its file says so: a name for tables of many plans."""

    @property
    def counting(self) -> tuple[Finding, ...]:
        """The findings by which a run may fail: all, or only the new ones where there is an earlier report."""
        if self.comparison is None:
            return self.findings
        return tuple(self.findings[number] for number in self.comparison.new)

    def count(self, severity: Severity) -> int:
        """How many findings have that severity."""
        return sum(finding.severity is severity for finding in self.findings)
