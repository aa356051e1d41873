"""Documents made from data: the right view, the right template, a name without the child's."""

from __future__ import annotations

import datetime
from dataclasses import replace
from pathlib import Path

import pytest
from made_templates import opened, paragraphs_of, template

from ehcp_docs import resources
from ehcp_docs.case.read import load_case
from ehcp_docs.documents.monitoring import load_monitoring
from ehcp_docs.documents.render import render, render_all
from ehcp_docs.errors import InputError, PlanInvalid, TemplateError
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.read import load_plan

SAMPLES = resources.shipped("samples")


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(SAMPLES / "vague_infant.json")


def test_a_plan_is_printed_on_the_template_given_and_named_by_its_reference(
    tmp_path: Path, plan: Plan
) -> None:
    made = template(
        tmp_path, "{{ child.name }}", "{%p for need in B.needs %}", "x", "{%p endfor %}", title=""
    )
    rendered = render("plan", plan, template=made)
    assert paragraphs_of(rendered.data) == [plan.child.name, *("x" for _ in plan.sections.B.needs)]
    assert rendered.suggested_name.startswith(f"{plan.reference}_plan_Draft")
    assert not any(word in rendered.suggested_name for word in plan.child.name.split())
    properties = opened(rendered.data).core_properties
    assert properties.title == "Education, Health and Care plan"
    assert properties.modified.date() == plan.dates.draft_issued


def test_a_template_that_names_what_the_view_has_not_is_refused_with_all_faults(
    tmp_path: Path, plan: Plan
) -> None:
    made = template(tmp_path, "{{ chidl.name }}", "{% if False %}{{ status.shrt }}{% endif %}")
    with pytest.raises(TemplateError) as caught:
        render("plan", plan, template=made)
    assert [fault.hint for fault in caught.value.faults] == [
        "Did you mean child?",
        "Did you mean status.short?",
    ]


def test_a_template_that_was_changed_is_read_again(tmp_path: Path, plan: Plan) -> None:
    made = template(tmp_path, "one {{ reference }}")
    assert paragraphs_of(render("plan", plan, template=made).data) == [f"one {plan.reference}"]
    template(tmp_path, "two {{ reference }}")
    assert paragraphs_of(render("plan", plan, template=made).data) == [f"two {plan.reference}"]


def test_a_letter_is_made_for_each_recipient_with_a_number_in_its_name(plan: Plan) -> None:
    case = load_case(SAMPLES / "cases" / "vague_infant.json")
    one = render("L09", {"plan": plan, "case": case})
    assert one.suggested_name == f"{plan.reference}_L09_draft_plan_letter.docx"
    assert opened(one.data).core_properties.modified.date() == case.letter_date
    assert case.recipients[0].salutation in "\n".join(paragraphs_of(one.data))

    twice = replace(case, recipients=case.recipients * 2)
    both = render_all("L09", {"plan": plan, "case": twice})
    assert [rendered.suggested_name for rendered in both] == [
        f"{plan.reference}_L09_draft_plan_letter_1.docx",
        f"{plan.reference}_L09_draft_plan_letter_2.docx",
    ]
    with pytest.raises(InputError, match="There are 2 of these documents"):
        render("L09", {"plan": plan, "case": twice})


def test_a_missing_file_and_a_case_that_forbids_the_letter_are_told(plan: Plan) -> None:
    with pytest.raises(InputError) as caught:
        render("L09", plan)
    assert caught.value.lines() == ["The document “L09” needs a case file too.", "Give it with --case FILE."]
    case = load_case(SAMPLES / "cases" / "vague_infant.json")
    with pytest.raises(PlanInvalid):
        render("L09", {"plan": plan, "case": replace(case, reference="OTHER-1")})


def test_a_monitoring_summary_is_named_by_reference_and_date() -> None:
    monitoring = load_monitoring(SAMPLES / "monitoring" / "special_school.json")
    rendered = render("monitoring-summary", {"monitoring": monitoring})
    assert rendered.suggested_name == f"{monitoring.reference}_monitoring_summary_{monitoring.date}.docx"
    assert opened(rendered.data).core_properties.modified.date() == monitoring.date
    assert isinstance(monitoring.date, datetime.date)
