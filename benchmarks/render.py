"""Speed of rendering, as a ratio within one run: python benchmarks/render.py

Renders a plan of about 5,000 words on our plan templates, warm and many times in a row, against docxtpl alone on
the same template and data (strict and escaping, as it must be used), and checks first that both give the same
text. Ours includes reading the finished file back. The budget is 1/5.
"""

from __future__ import annotations

import io
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

import docx
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined

from ehcp_docs import load_plan, resources
from ehcp_docs.documents import WordTemplate
from ehcp_docs.documents.filters import FILTERS
from ehcp_docs.documents.plan_view import plan_view
from ehcp_docs.plan.model import Plan

BUDGET = 0.2
WORDS = 5_000
ROUNDS = 15


def long_plan() -> Plan:
    """A sample plan, its views of Section A repeated until the plan has about 5,000 words on paper."""
    plan = load_plan(resources.shipped("samples") / "vague_infant.json")
    template = WordTemplate(resources.file("templates", "plan.docx"))
    views = plan.sections.A.views
    while words(template.render(context(plan))) < WORDS:
        more = tuple(replace(view, id=f"{view.id}{len(plan.sections.A.views)}") for view in views)
        section = replace(plan.sections.A, views=plan.sections.A.views + more)
        plan = replace(plan, sections=replace(plan.sections, A=section))
    return plan


def context(plan: Plan) -> dict[str, Any]:
    """What a template sees of the plan."""
    view = plan_view(plan)
    return {field.name: getattr(view, field.name) for field in fields(view)}


def plain(path: Path, data: dict[str, Any]) -> bytes:
    """The document as docxtpl makes it."""
    environment = Environment(undefined=StrictUndefined, autoescape=True)
    environment.filters.update(FILTERS)
    template = DocxTemplate(path)
    template.render(data, environment)
    stream = io.BytesIO()
    template.save(stream)
    return stream.getvalue()


def text(document: bytes) -> list[str]:
    """Every paragraph with text of the main text, tables included."""
    body = docx.Document(io.BytesIO(document)).element.body
    found = [
        "".join(node.text or "" for node in paragraph.iter(qn("w:t"))) for paragraph in body.iter(qn("w:p"))
    ]
    return [one for one in found if one.strip()]


def words(document: bytes) -> int:
    """How many words the document has."""
    return sum(len(paragraph.split()) for paragraph in text(document))


def median(job: Callable[[], object], rounds: int) -> float:
    """The median of several runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def main() -> None:
    """Measure, print, and end with 1 when the budget is exceeded or the texts differ."""
    data = context(long_plan())
    good = True
    for name in ("plan.docx", "plan_national.docx"):
        path = resources.file("templates", name)
        start = time.perf_counter()
        template = WordTemplate(path)
        prepared = time.perf_counter() - start
        ours, theirs = template.render(data), plain(path, data)
        same = text(ours) == text(theirs)
        slow = median(lambda path=path: plain(path, data), ROUNDS)
        quick = median(lambda template=template: template.render(data), ROUNDS * 5)
        print(
            f"{name}: {words(ours):,} words; docxtpl {slow * 1000:.1f} ms, ours {quick * 1000:.1f} ms, "
            f"ratio {quick / slow:.3f} (budget {BUDGET}); same text: {'yes' if same else 'NO'}; "
            f"prepared once in {prepared * 1000:.0f} ms"
        )
        good = good and same and quick / slow <= BUDGET
    sys.exit(not good)


if __name__ == "__main__":
    main()
