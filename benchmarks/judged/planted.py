"""Planted faults: which of them the audit finds, on the right words and by the right criterion, and what it finds in vain.

A fault is *noticed* when the plan with faults has a finding that the sound plan has not, on the words at fault (or,
where something was left out, of the same family of criteria); *right* when that finding is of the same family;
*exact* when it is of the same criterion. What the audit says of the sound plan, and of sentences that only look like
faults, is counted against it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from convert_benchmark_plan import convert

from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Finding, Report
from ehcp_docs.documents.render import render
from ehcp_docs.intake import read_file
from ehcp_docs.plan.read import Lenient, lenient
from judged.figures import share
from judged.plans import Data, plans_in, sound, spoilt, words_in

FAMILIES = (
    range(1, 20),  # front, status, identity, copying
    range(20, 31),  # views and aspirations
    range(31, 44),  # educational needs
    range(44, 51),  # health and social care needs
    (52, 53, 73),  # whose outcome it is
    (51, 54, 55, 56, 57, 58, 59, 61, 62, 64, 70, 71, 72, 74),  # what an outcome says
    (60, 63, 65, 66, 67, 68, 69),  # what an outcome leads to
    (*range(75, 92), *range(94, 103), 103, 108),  # how exact provision is
    (16, 38, 92, 93),  # in the wrong section
    (44, 104, 105, 106, 107, 109),  # health and social care provision
    range(110, 117),  # placement, budget, advice
    range(117, 126),  # links
    range(126, 136),  # wording and record
)
"""Criteria that speak of the same thing."""
FOR_PEOPLE = frozenset({14, 27, 37, 59, 62, 95, 124})
"""Criteria that only a person can judge: faults of these are not counted."""
HEADS = (
    "plans with planted faults", "faults", "noticed", "right", "exact criterion", "decoys hit",
    "errors in 1,000 sound words", "warnings", "score sound", "score with faults",
)  # fmt: skip
LAYOUTS = {"classic": "plan", "bfe": "plan_national"}
"""Names of Word layouts, and the document of ours that has the like."""

Read = Callable[[Data, str], Lenient]


@dataclass(slots=True)
class Tally:
    """What was counted over several plans."""

    plans: int = 0
    faults: Counter[str] = field(default_factory=Counter)
    decoys: int = 0
    hit: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    severities: Counter[str] = field(default_factory=Counter)
    words: int = 0
    scores: list[tuple[float, float]] = field(default_factory=list)


def from_data(plan: Data, version: str) -> Lenient:
    """The plan as plan data."""
    return lenient(convert(plan), file=f"{plan['id']}_{version}.json")


def from_word(folder: Path, layout: str) -> Read:
    """Reads the Word file of that layout beside the plan, or, where there is none, ours made of it."""

    def read(plan: Data, version: str) -> Lenient:
        path = folder / f"{plan['id']}_{layout}_{version}.docx"
        content = path.read_bytes() if path.is_file() else _made(plan, version, LAYOUTS[layout])
        return lenient(read_file(content, name=path.name).data, file=path.name)

    return read


def _made(plan: Data, version: str, document: str) -> bytes:
    read = from_data(plan, version)
    plan = read.plan if read.checked.is_clean else read.plan.as_draft()
    return render(document, plan, to_check=True).data


def tally(folder: Path, auditor: Auditor, read: Read, *, in_word: bool = False) -> Tally:
    """Counts over the plans of a folder."""
    made = Tally()
    for plan in plans_in(folder):
        before = _audited(auditor, read(sound(plan), "clean"))
        after = _audited(auditor, read(spoilt(plan), "faulty"))
        _add(made, plan, before, after, in_word=in_word)
    return made


def line(name: str, made: Tally) -> tuple[object, ...]:
    """The line of the table."""
    count = made.faults["faults"]
    sound_scores, faulty_scores = zip(*made.scores, strict=True)
    return (
        f"{name} ({made.plans})",
        count,
        *(share(made.faults[what], count) for what in ("noticed", "right", "exact")),
        f"{len(made.hit)} of {made.decoys}",
        *(f"{1000 * made.severities[severity] / made.words:.1f}" for severity in ("error", "warning")),
        f"{min(sound_scores):.0f} to {max(sound_scores):.0f}",
        f"{min(faulty_scores):.0f} to {max(faulty_scores):.0f}",
    )


def _audited(auditor: Auditor, read: Lenient) -> Report:
    auditor.forget()
    return auditor.audit(read.plan, read.data, faults=(*read.checked.faults, *read.checked.warnings))


def _add(made: Tally, plan: Data, before: Report, after: Report, *, in_word: bool) -> None:
    new = list(_new(before.findings, after.findings))
    made.plans += 1
    made.words += words_in(plan)
    made.severities.update(finding.severity.value for finding in before.findings)
    made.scores.append((before.score.score, after.score.score))
    for fault in plan["faults"]:
        if _number(fault["criterion"]) in FOR_PEOPLE or (in_word and not fault.get("in_word", True)):
            continue
        verdict = _verdict(fault, new)
        made.faults.update(["faults", *verdict])
        if "right" not in verdict:
            made.missed.append(f"{plan['id']} {fault['criterion']} {fault['where']}: {fault.get('quote')}")
    for decoy in plan.get("decoys", ()):
        made.decoys += 1
        made.hit += [f"{plan['id']} {f.rule}: {f.words}" for f in _on(decoy, before.findings)][:1]


def _new(before: Sequence[Finding], after: Sequence[Finding]) -> Iterator[Finding]:
    left = Counter((f.rule, _plain(f.words), f.section) for f in before)
    for finding in after:
        key = (finding.rule, _plain(finding.words), finding.section)
        if left[key]:
            left[key] -= 1
        else:
            yield finding


def _verdict(fault: Data, new: Sequence[Finding]) -> set[str]:
    near = [finding for finding in new if _meets(finding, fault)]
    said = {"noticed"} if near else set()
    if any(_same_family(f.criterion, fault["criterion"]) for f in near):
        said.add("right")
    if any(_number(f.criterion) == _number(fault["criterion"]) for f in near):
        said.add("exact")
    return said


def _meets(finding: Finding, fault: Data) -> bool:
    quote, text = fault.get("quote"), fault.get("faulty")
    if quote and (
        _overlap(finding.words, quote) or (not finding.words and _overlap(finding.passage, str(text)))
    ):
        return True
    if isinstance(text, str) and len(_plain(text)) > 12 and _overlap(finding.passage, text):
        return True
    return not quote and _same_family(finding.criterion, fault["criterion"])


def _on(decoy: Data, findings: Sequence[Finding]) -> Iterator[Finding]:
    for finding in findings:
        if finding.severity.value not in ("error", "warning") or not finding.words:
            continue
        inside = _plain(finding.words) in _plain(decoy["text"])
        here = not finding.passage or _overlap(finding.passage, decoy["text"])
        if inside and here and _same_family(finding.criterion, decoy["looks_like"]):
            yield finding


def _number(criterion: str | None) -> int:
    found = re.search(r"\d+", criterion or "")
    return int(found.group()) if found else -1


def _same_family(one: str | None, other: str | None) -> bool:
    a, b = _number(one), _number(other)
    return a == b or any(a in family and b in family for family in FAMILIES)


def _plain(text: str | None) -> str:
    return re.sub(r"[^a-z0-9]+", " ", (text or "").lower()).strip()


def _overlap(one: str | None, other: str | None) -> bool:
    """Whether one text holds the other, or half the words of the shorter stand in the longer."""
    a, b = _plain(one), _plain(other)
    if not a or not b:
        return False
    if a in b or b in a:
        return True
    short, long = sorted((a.split(), b.split()), key=len)
    return len(short) > 1 and len(set(short) & set(long)) >= 0.5 * len(set(short))
