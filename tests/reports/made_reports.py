"""Reports made by hand, so that what is printed can be compared with what went in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

from ehcp_docs.audit.model import (
    SECTIONS,
    CriterionScore,
    Finding,
    Limit,
    Link,
    Report,
    Score,
    SectionScore,
    Versions,
    fingerprint,
)
from ehcp_docs.rules.model import Confidence, Severity

WEIGHTS = {"E": 20.0, "F": 30.0, "B": 15.0}
ITEMS = {"B": 3, "E": 2, "F": 4}


def finding(rule: str, item: str = "F1", passage: str | None = None, words: str = "", **more: Any) -> Finding:
    """A finding on that item; its section is the letter of the item unless another is given."""
    section = more.pop("section", item[:1] or "F")
    start = passage.index(words) if passage and words else None
    made = Finding(
        rule=rule,
        title=f"Title of {rule}",
        criterion="Q086",
        severity=Severity.ERROR,
        confidence=Confidence.HIGH,
        weight=5,
        section=section,
        item=item,
        pointer=f"/sections/{section}/{item}",
        words=words or None,
        start=start,
        end=None if start is None else start + len(words),
        passage=passage,
        message=f"Message of {rule}.",
        suggestion=f"Better than {rule}.",
        rationale=f"Reason of {rule}.",
        source="COP-9.69-F",
        legal_basis="SEND Code of Practice 2015, paragraph 9.69, Section F",
        link="",
        fingerprint=fingerprint(rule, section, item, words or None, passage or ""),
    )
    return replace(made, **more)


def report(*findings: Finding, **more: Any) -> Report:
    """A report with these findings; scores are set, not worked out."""
    sections = tuple(
        SectionScore(
            section=letter,
            items=ITEMS.get(letter, 0),
            score=50.0 if letter in ("E", "F") else 100.0,
            weight=WEIGHTS.get(letter, 5.0),
            findings=sum(f.section == letter for f in findings),
        )
        for letter in SECTIONS
    )
    criteria = tuple(
        CriterionScore(criterion=key, question=f"Question {key}?", looked_at=4, met=3, score=75.0)
        for key in ("Q055", "Q086", "Q117")
    )
    score = Score(
        score=61.5,
        before_limits=61.5,
        grade="requires improvement",
        sections=sections,
        criteria=criteria,
        limits=(),
        formula=("Each item starts at 100 points.", "Each finding takes some off."),
    )
    made = Report(
        reference="WEX-2026-0142",
        status="draft",
        child="Mina",
        as_of=date(2026, 9, 1),
        words=2345,
        findings=findings,
        score=score,
        links=(),
        versions=Versions(
            ehcp_docs="0.1.0",
            rule_pack="0.1.0",
            rules_sha256="a" * 64,
            model="en_core_web_sm 3.8.0",
            model_sha256="b" * 64,
        ),
    )
    return replace(made, **more)


ACCESS = "Mina will have access to a teaching assistant\nas and when needed."
PROGRESS = "Mina will make progress in reading."


def full_report() -> Report:
    """A report with one of everything: all severities, words and none, limits, links of both kinds."""
    findings = (
        finding("ID-REVIEW", item="", section="ID", pointer="/dates", severity=Severity.WARNING),
        finding(
            "B-HEDGE",
            "B1",
            "Mina may have traits of autism.",
            "may have traits of",
            severity=Severity.QUESTION,
        ),
        finding("LINK-NEED", "B2", pointer="/sections/B/needs/1", criterion="Q117", weight=8),
        finding("E-MEASURE", "E1", PROGRESS, "make progress in reading", criterion="Q055"),
        finding("F-ACCESS", "F1", ACCESS, "access to", link="https://www.example.org/code?a=1&b=2"),
        finding("F-WHEN", "F1", ACCESS, "as and when needed"),
        finding("F-PLAIN", "F2", "A TA will help.", "TA", severity=Severity.ADVICE, criterion="Q127"),
    )
    made = report(*findings)
    limit = Limit(because="A need has no provision: the plan cannot be better than this.", cap=61.5)
    links = (
        Link(from_="B1", to="F1", kind="need-provision", declared=True, strength=0.5),
        Link(from_="B3", to="F2", kind="need-provision", declared=False, strength=0.7),
        Link(from_="B1", to="E1", kind="need-outcome", declared=True, strength=None),
        Link(from_="F1", to="E1", kind="provision-outcome", declared=True, strength=None),
    )
    return replace(made, score=replace(made.score, before_limits=80.0, limits=(limit,)), links=links)
