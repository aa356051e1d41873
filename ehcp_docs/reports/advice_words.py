"""What every form of the comparison of advice with a plan shares: its values, words and symbols."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from ehcp_docs.audit.dilution import Comparison, Verdict, entry_in_plan, has_amount
from ehcp_docs.plan.advice_report import AdviceReport, Recommendation
from ehcp_docs.plan.model import Plan
from ehcp_docs.reports.wording import counted, day

# The symbols stand in the character set that every Windows font and console has (WGL4).
SYMBOLS = {
    Verdict.MISSING: "×",
    Verdict.LESS: "▼",
    Verdict.VAGUE: "~",
    Verdict.UNSURE: "?",
    Verdict.FULL: "√",
}
WORDS = {
    Verdict.MISSING: "Not found",
    Verdict.LESS: "Arrived with less",
    Verdict.VAGUE: "Arrived without an amount",
    Verdict.UNSURE: "Cannot tell",
    Verdict.FULL: "Arrived in full",
}
EXPLAINED = {
    Verdict.MISSING: "no provision of the plan is about it",
    Verdict.LESS: "the plan has less time, fewer weeks, a larger group or other staff",
    Verdict.VAGUE: "the plan is about it, but leaves out an amount that was recommended",
    Verdict.UNSURE: "a person has to look",
    Verdict.FULL: "every recommended amount is in the plan",
}
ORDER = tuple(WORDS)
"""What needs a person's eye first."""
CAVEAT = (
    "Worked out from the words by rules. An authority may decide otherwise than a report recommends, with reasons; "
    "this shows where it did, and does not say that it was wrong."
)
COUNTED_AS = (
    "A school year is counted as 38 weeks of five days, three terms or six half-terms; a month as a twelfth of 52 "
    "weeks. Where only one side names the weeks, both are counted with these."
)
KINDS = {
    "family": "Family",
    "education": "Education",
    "medical": "Medical",
    "psychological": "Psychological",
    "social_care": "Social care",
    "hearing_vision": "Hearing or vision",
    "therapy": "Therapy",
    "preparing_for_adulthood": "Preparing for adulthood",
    "requested_by_family": "Requested by the family",
    "other": "Other",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class AdviceRead:
    """A report that was read, and how it compares with a plan where there is one."""

    report: AdviceReport
    plan: Plan | None = None
    comparisons: tuple[Comparison, ...] = ()

    def in_order(self) -> list[Comparison]:
        """The comparisons, those that need a person's eye first."""
        return sorted(self.comparisons, key=lambda one: ORDER.index(one.verdict))

    def counts(self) -> dict[Verdict, int]:
        """How many there are of each verdict."""
        found = Counter(one.verdict for one in self.comparisons)
        return {verdict: found[verdict] for verdict in ORDER}

    def without_amount(self) -> list[Recommendation]:
        """What is recommended without an amount, and so not compared."""
        return [item for item in self.report.recommendations if not has_amount(item)]

    def notes(self) -> list[str]:
        """What a person should know before reading on; no names of children."""
        if self.plan is None:
            return []
        made = []
        if self.report.child and not _same_child(self.report.child, self.plan):
            made.append("The report names another child than the plan. Check that the two belong together.")
        born, other = self.report.date_of_birth, self.plan.child.date_of_birth
        if born and other and born != other:
            made.append("The date of birth in the report is not the one in the plan.")
        if self.report.author and entry_in_plan(self.report, self.plan) is None:
            made.append("Section K of the plan does not list a report by this author of this date.")
        return made


def _same_child(name: str, plan: Plan) -> bool:
    known = {
        word.lower()
        for word in f"{plan.child.name} {plan.child.preferred_name or ''}".replace("-", " ").split()
    }
    return bool(known & {word.lower() for word in name.replace("-", " ").split()})


def facts(report: AdviceReport) -> list[tuple[str, str]]:
    """Label and value of what was read of the report; “not found” where it was not."""
    known = (
        ("Author", report.author),
        ("Role", report.role),
        ("Organisation", report.organisation),
        ("Date of the report", day(report.date) if report.date else ""),
        ("Kind of advice", KINDS.get(report.kind or "", "")),
        ("Child", report.child),
        ("Date of birth", day(report.date_of_birth) if report.date_of_birth else ""),
    )
    return [(label, value or "not found") for label, value in known]


def place(one: Comparison) -> str:
    """Where the provision stands: ``Section F, F3``; nothing when there is none."""
    return f"Section {one.section}, {one.provision}" if one.provision else ""


def summary(read: AdviceRead) -> str:
    """The result in a sentence."""
    if not read.report.recommendations:
        return "No recommendation was found: no heading, table or sentence was known as one."
    items = counted(len(read.report.recommendations), "recommendation", "recommendations")
    if read.plan is None:
        some = sum(has_amount(item) for item in read.report.recommendations)
        return f"{items}, {some} of them with an amount."
    told = [f"{number} {WORDS[verdict].lower()}" for verdict, number in read.counts().items() if number]
    amounts = counted(len(read.comparisons), "amount", "amounts")
    return f"{items}, {amounts} compared: {', '.join(told)}." if told else f"{items}, none with an amount."


def did_not_arrive(reads: Sequence[AdviceRead], verdicts: Sequence[str]) -> bool:
    """Whether any comparison has one of these verdicts."""
    return any(one.verdict.value in verdicts for read in reads for one in read.comparisons)
