"""Every kind of page that is made, written to disk as the commands write them, for a browser to open.

The plans are the samples with the first few items of each section, because looking at all of a page takes a browser
longer than the rest of the tests together.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from reports.made_accounts import PLAN, full_account
from reports.made_reports import report as made_report
from shipped_samples import sample_data, sample_path

from ehcp_docs import resources
from ehcp_docs.audit.baseline import read_baseline
from ehcp_docs.audit.dilution import compare
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.audit.model import Accepted, Limit, Origin, Report, Suppression
from ehcp_docs.audit.weaker.judge import judged
from ehcp_docs.audit.weaker.model import Judged
from ehcp_docs.intake import open_source
from ehcp_docs.intake.advice.report import read_advice
from ehcp_docs.plan.read import lenient, load_plan
from ehcp_docs.reports.account_html import account_html
from ehcp_docs.reports.advice_html import advice_html
from ehcp_docs.reports.advice_words import AdviceRead
from ehcp_docs.reports.compare_html import compare_html
from ehcp_docs.reports.delivery import Folder
from ehcp_docs.reports.html import html
from ehcp_docs.reports.json import json as report_json
from ehcp_docs.reports.overview import Unread
from ehcp_docs.reports.rule_pages import rule_pages
from ehcp_docs.rules.load import load_pack
from ehcp_docs.rules.model import Pack

PAGES = {
    "report": "report.html",
    "report without findings": "nothing_found.html",
    "folder": "audit/index.html",
    "account": "account.html",
    "advice and plan": "advice.html",
    "advice alone": "advice_alone.html",
    "two versions": "compare.html",
    "rules by section": "rules/index.html",
    "rules by criterion": "rules/criteria.html",
    "rule of phrases": "rules/F-DELEGATED.html",
    "rule on data": "rules/A-CHILD-VIEWS.html",
}
"""Where each page is, by what the tests call it."""
BATCH = ("young_adult", "nursery")
LISTS = ("views", "needs", "outcomes", "provision", "advice")
KEPT = 2


def write_pages(folder: Path, auditor: Auditor) -> None:
    """Write all of PAGES, and what they link to, into the folder."""
    made = {
        "report": html(full_report(folder, auditor)),
        "report without findings": html(made_report()),
        "account": account_html(full_account(), PLAN),
        "advice and plan": advice_html(list(_advice(auditor, with_plan=True))),
        "advice alone": advice_html(list(_advice(auditor, with_plan=False))),
        "two versions": compare_html(_versions(auditor)),
    }
    for name, page in made.items():
        (folder / PAGES[name]).write_text(page, "utf-8")
    target = Folder(("html",), folder / "audit", is_batch=True)
    for sample in BATCH:
        target.add(audited(sample, auditor))
    target.finish([Unread(file="letter.pdf", why="This is a scan.", hint="Ask for the Word file.")])
    (folder / "rules").mkdir()
    for name, page in rule_pages(_few(load_pack(resources.folder("samples") / "rules" / "wexshire"))):
        (folder / "rules" / name).write_text(page, "utf-8")


def short(data: Mapping[str, Any]) -> dict[str, Any]:
    """The plan with the first few items of each section, and without links to the others."""
    sections = {
        letter: {name: value[:KEPT] if name in LISTS else value for name, value in section.items()}
        for letter, section in data["sections"].items()
    }
    known = {
        item.get("id") for section in sections.values() for name in LISTS for item in section.get(name, ())
    }
    for section in sections.values():
        for name in set(LISTS) & set(section):
            section[name] = [_linked(item, known) for item in section[name]]
    return {**data, "sections": sections}


def _linked(item: Mapping[str, Any], known: set[str]) -> dict[str, Any]:
    linking = ("needs", "outcomes")
    return {name: [one for one in v if one in known] if name in linking else v for name, v in item.items()}


def audited(sample: str, auditor: Auditor) -> Report:
    """The report on the sample, shortened."""
    read = lenient(short(sample_data(sample)), file=f"{sample}.json")
    return auditor.audit(read.plan, read.data, faults=(*read.checked.faults, *read.checked.warnings))


def full_report(folder: Path, auditor: Auditor) -> Report:
    """A report read from a Word file, with limits, accepted findings, entries that do nothing, an earlier report."""
    now = _few_findings(audited("vague_special", auditor))
    limits = (Limit(because="A need has no provision.", cap=now.score.score),)
    score = replace(now.score, limits=limits, criteria=now.score.criteria[:9])
    sections = tuple(replace(one, score=9.0) for one in now.score.sections)
    earlier = replace(
        now,
        findings=now.findings[3:],
        score=replace(now.score, score=12.0, sections=sections),
        versions=replace(now.versions, rules_sha256="c" * 64),
    )
    path = folder / "earlier.audit.json"
    path.write_text(report_json(earlier), "utf-8")
    entry = _entry(now.findings[5].rule)
    where = "paragraph 12, table 2, row 3, column 1"
    full = replace(
        now,
        score=replace(score, before_limits=now.score.score + 10),
        findings=(*now.findings[:5], *now.findings[6:]),
        accepted=(Accepted(finding=now.findings[5], by=entry),),
        expired=(replace(entry, number=2),),
        unused=(replace(entry, number=3),),
        origin=Origin(
            file="draft.docx",
            spots={one.pointer: where for one in now.findings},
            notes=("Read from draft.docx: 2,311 of 2,345 words stand in the plan; 34 do not.",),
        ),
    )
    return read_baseline(path).compared(full)


def _few_findings(report: Report) -> Report:
    """The report with one finding of each severity in each section."""
    first = {(one.section, one.severity): one for one in reversed(report.findings)}
    return replace(report, findings=tuple(one for one in report.findings if one in first.values()))


def _entry(rule: str) -> Suppression:
    return Suppression(
        file="suppressions.yaml",
        number=1,
        rule=rule,
        fingerprint="",
        plan="",
        section="",
        item="",
        reason="The school and the family agreed on these words at the meeting in June.",
        author="Plan coordinator",
        until=date(2027, 3, 31),
    )


def _advice(auditor: Auditor, *, with_plan: bool) -> Iterator[AdviceRead]:
    plan = load_plan(sample_path("vague_special"))
    for path in sorted((resources.folder("samples") / "advice").glob("*_vague_special.docx")):
        report = read_advice(open_source(path))
        if with_plan:
            found = compare(report, plan, parser=auditor.parser)
            yield AdviceRead(report=report, plan=plan, comparisons=found)
        else:
            yield AdviceRead(report=report)


def _versions(auditor: Auditor) -> Judged:
    old, new = load_plan(sample_path("nursery")), load_plan(sample_path("versions/nursery_amended"))
    return judged(old, new, auditor=auditor)


def _few(pack: Pack) -> Pack:
    """The pack with some of its rules: those that have a page in PAGES, those that were changed, and a few more."""
    named = {Path(page).stem for page in PAGES.values()}
    rules = [
        rule
        for number, rule in enumerate(pack.rules)
        if rule.id in named or rule.changes or rule.layer or number % 12 == 0
    ]
    return replace(pack, rules=tuple(rules))
