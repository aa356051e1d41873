"""The words that every report shares, so that text, page and file say the same thing in the same way."""

from __future__ import annotations

from collections import Counter
from datetime import date

from ehcp_docs.audit.model import SECTION_TITLES, Finding, Report, SectionScore
from ehcp_docs.rules.model import Severity

# All four stand in the character set that every Windows font and console has (WGL4).
SYMBOLS = {Severity.ERROR: "×", Severity.WARNING: "▲", Severity.ADVICE: "●", Severity.QUESTION: "?"}
WORDS = {
    Severity.ERROR: "Error",
    Severity.WARNING: "Warning",
    Severity.ADVICE: "Advice",
    Severity.QUESTION: "Question",
}
EXPLAINED = {
    Severity.ERROR: "against the law, the Code of Practice or the plan itself; to be put right",
    Severity.WARNING: "weakens the plan; should be put right",
    Severity.ADVICE: "would make the plan better",
    Severity.QUESTION: "the rules cannot tell; a person has to look",
}
STATUS = {
    "draft": "Draft",
    "final": "Final",
    "amended_draft": "Amended draft",
    "amended_final": "Amended final",
}
REPEATS_ASKED = (
    "Was each written for its own child? Names and numbers are left out. An outcome that fits many children fits none "
    "of them; the same exercise may be right for two."
)
INDICATIVE = "Indicative only: worked out from the words by rules. It is not an inspector's judgement."

_COUNTED = {
    Severity.ERROR: ("error", "errors"),
    Severity.WARNING: ("warning", "warnings"),
    Severity.ADVICE: ("piece of advice", "pieces of advice"),
    Severity.QUESTION: ("question for a person", "questions for a person"),
}


def counted(number: int, one: str, many: str) -> str:
    """The number with its noun: “1 error”, “2,400 errors”."""
    return f"{number:,} {one if number == 1 else many}"


def counted_findings(number: int, severity: Severity) -> str:
    """So many findings of that severity, in words."""
    return counted(number, *_COUNTED[severity])


def points(value: float) -> str:
    """A score as it is printed: whole numbers without a decimal."""
    return f"{value:.1f}".removesuffix(".0")


def day(value: date) -> str:
    """A date in full, without a leading zero: 1 September 2026."""
    return f"{value.day} {value:%B %Y}"


def status(report_status: str) -> str:
    """The status of the plan in words."""
    return STATUS.get(report_status, report_status.replace("_", " ").capitalize())


def section_name(letter: str) -> str:
    """“Section F”, or the name of the part before Section A, for use within a sentence."""
    return "the front of the plan" if letter == "ID" else f"Section {letter}"


def section_heading(letter: str) -> str:
    """The section with its title: “Section F: Special educational provision”."""
    if letter == "ID":
        return SECTION_TITLES["ID"]
    return f"Section {letter}: {SECTION_TITLES.get(letter, '')}".removesuffix(": ")


def where(finding: Finding) -> str:
    """Where a finding stands, for people: “Section F, F3”."""
    return ", ".join(part for part in (section_name(finding.section), finding.item) if part)


def meaning(report: Report) -> str:
    """What the score means, in one sentence."""
    kept = f"The plan keeps {points(report.score.score)} of 100 points"
    for severity, one, many in (
        (Severity.ERROR, "has to be put right", "have to be put right"),
        (Severity.WARNING, "should be put right", "should be put right"),
    ):
        sections = Counter(f.section for f in report.findings if f.severity is severity)
        number = sections.total()
        if number:
            before = " before it is issued" if "draft" in report.status else ""
            none = "" if severity is Severity.ERROR else "there are no errors, but "
            verb = one if number == 1 else many
            what = f"{none}{counted_findings(number, severity)} {verb}{before}"
            return f"{kept}: {what}, {_most(sections)}."
    return f"{kept}: the rules found nothing that has to be put right."


def _most(sections: Counter[str]) -> str:
    letter, number = sections.most_common(1)[0]
    title = section_name(letter) if letter == "ID" else f"{section_name(letter)} ({SECTION_TITLES[letter]})"
    if number == sections.total():
        return f"in {title}" if number == 1 else f"all in {title}"
    return f"{number} of them in {title}"


def held(report: Report) -> str:
    """How far limiting judgements hold the score down; empty when they do not."""
    score = report.score
    if not score.limits:
        return ""
    return (
        f"Held at {points(score.score)} by limiting judgements; {points(score.before_limits)} without them:"
    )


def scored(section: SectionScore) -> str:
    """A section's score in words, for readers of a bar."""
    return f"{points(section.score)} of 100" if section.judged else "cannot tell"
